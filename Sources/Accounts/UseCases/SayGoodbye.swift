public import Core

/// Where and how to write to somebody whose account is about to go: held in memory, until that one mail is sent.
public struct LastAddress: Sendable, Hashable {
  public var account: Identifier
  let email: String
  let language: Language
}

extension Accounts {
  /// Whom the link of a deletion belongs to; looking uses nothing up. Throws `link-dead`.
  public func lastAddress(token: String) async throws -> LastAddress {
    let account = try await deletionSummary(token: token).account
    let profile = try await profile(of: account)
    return LastAddress(account: account, email: profile.email, language: profile.language)
  }

  /// The mail with the receipt of an erasure (D3). Nothing of it is stored here.
  public func farewell(_ receipt: String, to address: LastAddress) -> OutgoingMail {
    AccountMail.receipt(receipt).outgoing(to: address.email, in: address.language, site, account: nil)
  }
}
