import Core
import Persistence
import Policy

/// Links that reach a person by mail. Each works once, for its time, and dies with a newer one, with a change of the
/// password, and with the account.
struct MailedLink: Sendable {
  enum Purpose: String, Sendable {
    case verify, recover, email, delete

    var lifetime: Period {
      switch self {
      case .verify: Limits.verificationLink
      case .recover: Limits.recoveryLink
      case .email: Limits.emailChangeLink
      case .delete: Retention.deletionLink
      }
    }
  }

  var account: Identifier
  var purpose: Purpose

  static func make(
    _ purpose: Purpose, for account: Identifier, token: AccessToken, at now: Instant, in transaction: any Transaction
  ) throws {
    try remove(purpose, of: account, in: transaction)
    try transaction.run(
      """
      INSERT INTO mailed_links (account, purpose, token_hash, made_at, ends_at)
      VALUES (\(account), \(purpose.rawValue), \(token.hash), \(now), \(purpose.lifetime.end(from: now)))
      """)
  }

  /// Looks without using it up, for the page behind the link. Throws `link-dead`.
  static func peek(
    _ text: String, _ purposes: [Purpose], at now: Instant, in transaction: any Transaction
  ) throws -> MailedLink {
    guard let hash = AccessToken.hash(of: text),
      let row = try transaction.row(
        "SELECT account, purpose FROM mailed_links WHERE token_hash = \(hash) AND ends_at > \(now)"),
      let purpose = Purpose(rawValue: try row.text(1)), purposes.contains(purpose)
    else { throw AccountFault.linkDead }
    return MailedLink(account: try row.identifier(0), purpose: purpose)
  }

  /// Uses it up. Throws `link-dead`.
  static func take(
    _ text: String, _ purposes: [Purpose], at now: Instant, in transaction: any Transaction
  ) throws -> MailedLink {
    let link = try peek(text, purposes, at: now, in: transaction)
    try remove(link.purpose, of: link.account, in: transaction)
    return link
  }

  static func remove(_ purpose: Purpose, of account: Identifier, in transaction: any Transaction) throws {
    try transaction.run(
      "DELETE FROM mailed_links WHERE account = \(account) AND purpose = \(purpose.rawValue)")
  }

  static func removeAll(of account: Identifier, in transaction: any Transaction) throws {
    try transaction.run("DELETE FROM mailed_links WHERE account = \(account)")
    try transaction.run("DELETE FROM email_changes WHERE account = \(account)")
  }
}
