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
    do {
      let (row, seal) = try await opened(account)
      return try await post(waitingMail(.policyChange, to: row, seal), telling: change)
    } catch let error as DomainError where [.notFound, .gone, .tooMany].contains(error.kind) {
      // Closed meanwhile, so that there is nobody to tell; or an address that nobody has confirmed has had its mails,
      // and the next run tells it.
      return false
    }
  }

  private func post(_ mail: WaitingMail, telling change: AnnouncedChange) async throws -> Bool {
    let (id, account, now) = (world.identifier(), mail.account, world.now)
    return try await database.write { transaction in
      guard try StoredAccount.find(account, in: transaction, at: now) != nil else { return false }
      let inserted = try transaction.run(
        """
        INSERT INTO policy_notices (id, account, announced_at, binds_at, mail, sent_at)
        VALUES (\(id), \(account), \(change.announcedAt), \(change.bindsAt), \(mail.id), \(now))
        ON CONFLICT (account, announced_at) DO NOTHING
        """)
      guard inserted == 1 else { return false }
      if let wait = try post(mail, at: now, in: transaction) { throw AccountFault.tooManyMails(wait) }
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
