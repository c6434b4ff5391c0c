import Core
import Persistence
import Policy

extension Accounts {
  /// Writes a waiting mail as it goes out, making the link that it holds. Nil when there is nothing to tell any more:
  /// the account is closed, the address confirmed, or nobody has it.
  func write(mail id: Identifier) async throws -> OutgoingMail? {
    guard let waiting = try await database.read({ try PostedMail.find(id, in: $0) }) else { return nil }
    guard let account = waiting.account, let sealed = waiting.recipientSealed else {
      return try await writeRecovery(waiting)
    }
    let now = world.now
    guard let row = try await database.read({ try StoredAccount.find(account, in: $0, at: now) }) else { return nil }
    let seal = try await seal(of: account)
    let recipient = try seal.recipient(sealed, mail: id)
    let written =
      switch waiting.kind {
      case .notice: try await noticeMail(id)
      case .policyChange: try await policyChangeMail(id)
      default: try await accountMail(waiting.kind, to: row, recipient: recipient, seal)
      }
    guard let mail = written else { return nil }
    return mail.outgoing(to: recipient, in: waiting.language, site, account: account)
  }

  private func accountMail(
    _ kind: MailKind, to row: StoredAccount, recipient: String, _ seal: AccountSeal
  ) async throws -> AccountMail? {
    switch kind {
    case .verification:
      let index = indexes.email(try EmailAddress(recipient))
      guard !row.isVerified, index == row.emailIndex else { return nil }
      if try await isTaken(index) { return .alreadyRegistered }
      return .verification(link: site.verify(try await link(.verify, for: row)))
    case .emailConfirm:
      let index = indexes.email(try EmailAddress(recipient))
      guard try await change(of: row)?.emailIndex == index else { return nil }
      if try await isTaken(index) { return .alreadyRegistered }
      return .emailConfirm(link: site.verify(try await link(.email, for: row)))
    case .deletion: return .deletion(link: site.delete(try await link(.delete, for: row)))
    case .failures: return .failures
    case .passwordChanged: return .passwordChanged
    case .emailAsked: return .emailAsked
    case .emailChanged: return .emailChanged
    case .takeout: return .takeout
    // They are written from the notices that they tell, by which their ids are known.
    case .notice, .policyChange: return nil
    // Recovery names no account and was written before it came here.
    case .recovery: return nil
    }
  }

  /// One mail for everybody who may have forgotten: whoever confirmed the address, otherwise those who gave it.
  private func writeRecovery(_ waiting: PostedMail) async throws -> OutgoingMail? {
    guard let index = waiting.emailIndex else { return nil }
    let now = world.now
    let rows = try await database.read {
      try StoredAccount.find(email: index, most: Limits.accountsPerRecovery, in: $0, at: now)
    }
    let owners = rows.first?.isVerified == true ? Array(rows.prefix(1)) : rows
    var recipient: String?
    var choices: [AccountMail.Choice] = []
    for row in owners {
      let seal = try await seal(of: row.id)
      recipient = try seal.email(of: row).canonical
      let link = site.recover(try await link(.recover, for: row))
      choices.append(AccountMail.Choice(username: try seal.username(of: row), link: link))
    }
    // A line only for whoever has confirmed the address: others must not see whether somebody else has it.
    let owner = owners.first.flatMap { $0.isVerified ? $0.id : nil }
    return recipient.map {
      AccountMail.recovery(choices).outgoing(to: $0, in: waiting.language, site, account: owner)
    }
  }

  private func isTaken(_ index: [UInt8]) async throws -> Bool {
    let now = world.now
    return try await database.read { try StoredAccount.isTaken(email: index, at: now, in: $0) }
  }

  private func change(of row: StoredAccount) async throws -> WaitingChange? {
    let now = world.now
    return try await database.read { try WaitingChange.find(row.id, at: now, in: $0) }
  }

  private func link(_ purpose: MailedLink.Purpose, for row: StoredAccount) async throws -> AccessToken {
    let token = AccessToken(entropy: world.entropy)
    let now = world.now
    try await database.write { transaction in
      // The password may have changed since the mail was asked for; then the row is gone and nothing is made.
      _ = try StoredAccount.need(row.id, in: transaction, at: now)
      try MailedLink.make(purpose, for: row.id, token: token, at: now, in: transaction)
    }
    return token
  }
}

/// A row of the outbox.
struct PostedMail: Sendable {
  var kind: MailKind
  var account: Identifier?
  var recipientSealed: [UInt8]?
  var emailIndex: [UInt8]?
  var language: Language

  static func find(_ id: Identifier, in transaction: any Transaction) throws -> PostedMail? {
    let row = try transaction.row(
      "SELECT kind, account, recipient_sealed, email_index, language FROM outbox WHERE id = \(id)")
    guard let row else { return nil }
    guard let kind = MailKind(rawValue: try row.text(0)), let language = Language(rawValue: try row.text(4)) else {
      throw DomainError(.fault, "row-shape", "The mail cannot be read.")
    }
    return PostedMail(
      kind: kind, account: try row.optionalIdentifier(1), recipientSealed: try row.optionalBytes(2),
      emailIndex: try row.optionalBytes(3), language: language)
  }
}
