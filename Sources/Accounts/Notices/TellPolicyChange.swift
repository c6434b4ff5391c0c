public import Core
import Persistence
import Policy

/// A change of the policy that was announced and does not bind yet (§15, D36).
public struct AnnouncedChange: Sendable, Hashable {
  public var announcedAt: Instant
  /// From this instant on it binds.
  public var bindsAt: Instant

  public init(announcedAt: Instant, bindsAt: Instant) {
    self.announcedAt = announcedAt
    self.bindsAt = bindsAt
  }
}

/// That somebody was told of a change, as they see it themselves.
public struct PolicyNotice: Sendable, Hashable {
  public var toldAt: Instant
  public var bindsAt: Instant

  public init(toldAt: Instant, bindsAt: Instant) {
    self.toldAt = toldAt
    self.bindsAt = bindsAt
  }
}

extension Accounts {
  /// Tells everybody who has an account of a change, by a mail in their language, each once for each announcement
  /// (§15, D36); who signs up before it binds is told as well. It may run at any time and as often as one likes.
  /// Answers how many it told; nobody once the change binds.
  @discardableResult
  public func tell(of change: AnnouncedChange) async throws -> Int {
    guard world.now < change.bindsAt else { return 0 }
    var (told, place) = (0, "")
    while true {
      let after = place
      let ids = try await database.read { transaction in
        try transaction.rows(
          """
          SELECT id FROM accounts WHERE state <> 'closed' AND id > \(after) AND NOT EXISTS (
            SELECT 1 FROM policy_notices
            WHERE policy_notices.account = accounts.id AND announced_at = \(change.announcedAt))
          ORDER BY id LIMIT \(SweepLimits.batch)
          """
        ).map { try $0.identifier(0) }
      }
      for id in ids where try await tell(id, of: change) { told += 1 }
      guard ids.count == SweepLimits.batch, let last = ids.last else { return told }
      place = last.description
    }
  }

  /// Every change of which somebody was told, the newest first.
  public func policyNotices(of account: Identifier) async throws -> [PolicyNotice] {
    try await database.read { transaction in
      try transaction.rows(
        "SELECT sent_at, binds_at FROM policy_notices WHERE account = \(account) ORDER BY sent_at DESC, id DESC"
      ).map { PolicyNotice(toldAt: try $0.instant(0), bindsAt: try $0.instant(1)) }
    }
  }

  private func tell(_ account: Identifier, of change: AnnouncedChange) async throws -> Bool {
    let mail: WaitingMail
    do {
      let (row, seal) = try await opened(account)
      mail = try waitingMail(.policyChange, to: row, seal)
    } catch let error as DomainError where error.kind == .notFound || error.kind == .gone {
      // Closed meanwhile: there is nobody to tell.
      return false
    }
    let (id, now) = (world.identifier(), world.now)
    return try await database.write { transaction in
      guard try StoredAccount.find(account, in: transaction, at: now) != nil else { return false }
      let inserted = try transaction.run(
        """
        INSERT INTO policy_notices (id, account, announced_at, binds_at, mail, sent_at)
        VALUES (\(id), \(account), \(change.announcedAt), \(change.bindsAt), \(mail.id), \(now))
        ON CONFLICT (account, announced_at) DO NOTHING
        """)
      guard inserted == 1 else { return false }
      // It is owed to everybody, so no count of mails holds it back.
      try store(mail, at: now, in: transaction)
      return true
    }
  }

  /// What a waiting mail tells; nil once the change binds, when its page says so.
  func policyChangeMail(_ mail: Identifier) async throws -> AccountMail? {
    let row = try await database.read { transaction in
      try transaction.row("SELECT binds_at FROM policy_notices WHERE mail = \(mail)")
    }
    guard let bindsAt = try row?.instant(0), world.now < bindsAt else { return nil }
    return .policyChange(from: bindsAt)
  }
}
