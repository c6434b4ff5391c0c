public import Core
public import Persistence

/// The mail that says that a take-out is ready, before it is posted.
public struct TakeoutLetter: Sendable {
  let mail: WaitingMail
}

extension Accounts {
  /// Prepares the mail to a person whose take-out is about to be ready (D31), in their language. Throws
  /// `account-unknown` once the account is closed.
  public func takeoutLetter(to account: Identifier) async throws -> TakeoutLetter {
    let (row, seal) = try await opened(account)
    return TakeoutLetter(mail: try waitingMail(.takeout, to: row, seal))
  }

  /// Posts it in the transaction that makes the take-out ready. An address that nobody has confirmed may have had its
  /// mails for this hour: then the page alone says so.
  public func post(_ letter: TakeoutLetter, in transaction: any Transaction) throws {
    _ = try post(letter.mail, at: world.now, in: transaction)
  }
}
