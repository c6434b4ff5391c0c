public import Core
import Persistence
public import Privacy

extension Accounts {
  /// The one spelling of a mail address, by which accounts are found. Throws `email-invalid`.
  public static func canonical(email typed: String) throws(DomainError) -> String {
    try EmailAddress(typed).canonical
  }

  /// The living account that has confirmed an address; nil for an address that nobody has confirmed, whoever gave it.
  /// Only for those who know that the mailbox is the asker's: the answer says whether there is an account (D28).
  public func confirmedOwner(ofEmail typed: String) async throws -> Identifier? {
    let index = indexes.email(try EmailAddress(typed))
    let now = world.now
    return try await database.read { transaction in
      try StoredAccount.find(email: index, most: 1, in: transaction, at: now).first { $0.isVerified }?.id
    }
  }

  /// Where an account's mails go; nil when it is closed.
  public func mailAddress(of account: Identifier) async throws -> String? {
    do {
      return try await profile(of: account).email
    } catch let error as DomainError where error.kind == .notFound || error.code == "key-destroyed" {
      return nil
    }
  }

  /// A letter about a request by right, in the words of this service.
  ///
  /// - Parameters:
  ///   - contact: where people write to; empty where the operator has not said it.
  ///   - account: whose it is, once that is proved.
  public func letter(
    _ letter: RequestLetter, to recipient: String, in language: Language, contact: String,
    account: Identifier? = nil
  ) -> OutgoingMail {
    RequestMail(letter: letter, contact: contact).outgoing(to: recipient, in: language, site, account: account)
  }
}
