public import Core
import Persistence
public import Policy
import Vault

/// A hold as the operator sees it.
public struct HoldEntry: Sendable, Hashable {
  /// What was done about it, by whom.
  public struct Event: Sendable, Hashable {
    public var act: String
    public var person: String
    /// The thing looked at.
    public var object: Identifier?
    public var at: Instant
  }

  public var id: Identifier
  public var objects: [HeldObject]
  public var reason: String
  public var approvers: [String]
  public var placedAt: Instant
  /// By when somebody must look at it again; in the past when nobody has (D20).
  public var reviewAt: Instant
  public var endsAt: Instant
  public var releasedAt: Instant?
  /// In the order in which it happened, every view among them.
  public var events: [Event]
}

extension Holds {
  /// The newest holds, those that are over among them until they are forgotten.
  public func list() async throws -> [HoldEntry] {
    let rows = try await database.read { transaction in
      try transaction.rows(
        """
        SELECT id, reason, first_approver, second_approver, placed_at, review_at, ends_at, released_at
        FROM evidence_holds ORDER BY id DESC LIMIT \(HoldLimits.listedMax)
        """
      ).map { row in
        let hold = try row.identifier(0)
        let events = try transaction.rows(
          "SELECT id, act, object, person, at FROM hold_events WHERE hold = \(hold) ORDER BY at, id")
        return (hold: hold, row: row, objects: try Self.objects(of: hold, in: transaction), events: events)
      }
    }
    let keys = try await vault.objectKeys(rows.map(\.hold))
    return try rows.compactMap { hold, row, objects, events in
      guard let key = keys[hold] else { return nil }
      return HoldEntry(
        id: hold, objects: objects,
        reason: try key.open(row.bytes(1), at: SealedPlace("evidence_holds", "reason", hold)),
        approvers: [
          try key.open(row.bytes(2), at: SealedPlace("evidence_holds", "first_approver", hold)),
          try key.open(row.bytes(3), at: SealedPlace("evidence_holds", "second_approver", hold)),
        ],
        placedAt: try row.instant(4), reviewAt: try row.instant(5), endsAt: try row.instant(6),
        releasedAt: try row.optionalInstant(7),
        events: try events.map { event in
          HoldEntry.Event(
            act: try event.text(1),
            person: try key.open(event.bytes(3), at: SealedPlace("hold_events", "person", event.identifier(0))),
            object: try event.optionalIdentifier(2), at: try event.instant(4))
        })
    }
  }

  /// How many holds are in force, for the page of proof: a count and nothing else.
  public func countInForce() async throws -> Int {
    let now = world.now
    return try await database.read { transaction in
      try transaction.row("SELECT count(*) FROM evidence_holds WHERE ends_at > \(now)")?.int(0) ?? 0
    }
  }

  /// How many holds in force nobody has reviewed in time (D20).
  public func countOverdue() async throws -> Int {
    let now = world.now
    return try await database.read { transaction in
      try transaction.row(
        "SELECT count(*) FROM evidence_holds WHERE ends_at > \(now) AND review_at <= \(now)")?.int(0) ?? 0
    }
  }

  /// Forgets holds a year after their end, as the log of what was done (§5.6).
  public var forgetter: any Forgetter { EndedHolds(holds: self) }
}

private struct EndedHolds: Forgetter {
  let name = "ended-holds"
  let clause = Clause.keepLogs
  let holds: Holds

  func count(dueAt now: Instant) async throws -> Int {
    guard let before = Self.endedBefore(now) else { return 0 }
    return try await holds.database.read { transaction in
      try transaction.row("SELECT count(*) FROM evidence_holds WHERE ends_at <= \(before)")?.int(0) ?? 0
    }
  }

  func forget(dueAt now: Instant, limit: Int) async throws -> Int {
    guard let before = Self.endedBefore(now) else { return 0 }
    let ended = try await holds.database.read { transaction in
      try transaction.rows(
        "SELECT id FROM evidence_holds WHERE ends_at <= \(before) ORDER BY ends_at, id LIMIT \(limit)"
      ).map { try $0.identifier(0) }
    }
    try await holds.eraser.erase(objects: ended)
    return ended.count
  }

  private static func endedBefore(_ now: Instant) -> Instant? { Retention.log.keep?.start(endingAt: now) }
}
