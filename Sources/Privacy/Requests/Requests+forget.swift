import Core
import Persistence
import Policy
import Vault

/// What goes by itself (§9.4, D28, D45): what nobody proved, and what was answered a while ago.
extension Requests {
  public var forgetters: [any Forgetter] {
    [
      UnprovenRequests(requests: self), AnsweredRequests(requests: self), RequestCounts(database: database),
    ]
  }
}

/// Requests whose proof can come no more: they are closed, and of mails that nobody proved the words go at once.
private struct UnprovenRequests: Forgetter {
  let name = "unproven-requests"
  let clause = Clause.requestProof
  let requests: Requests

  func count(dueAt now: Instant) async throws -> Int {
    try await requests.database.read { transaction in
      try transaction.row("SELECT count(*) FROM requests WHERE \(Self.isDue(at: now))")?.int(0) ?? 0
    }
  }

  func forget(dueAt now: Instant, limit: Int) async throws -> Int {
    try await inParts(limit) { try await forgetPart(dueAt: now, limit: $0) }
  }

  private func forgetPart(dueAt now: Instant, limit: Int) async throws -> Int {
    let (count, taken) = try await requests.database.write { transaction in
      let entries = try requests.entries(where: Self.isDue(at: now), limit: limit, at: now, in: transaction)
      for entry in entries { try expire(entry, in: transaction) }
      let unproven = entries.filter { $0.proof == .none }.map(\.id)
      return (entries.count, try requests.eraser.take(unproven, in: transaction))
    }
    try await requests.eraser.finish(taken)
    return count
  }

  private func expire(_ entry: RequestEntry, in transaction: any Transaction) throws {
    try transaction.run(
      """
      UPDATE requests SET state = 'expired', closed_at = \(entry.closedAt ?? requests.world.now),
        waits_from = \(nil as Instant?) WHERE id = \(entry.id)
      """)
    try transaction.run("DELETE FROM request_links WHERE request = \(entry.id)")
    try transaction.run("DELETE FROM request_mails WHERE request = \(entry.id)")
    try requests.note(.expired, by: .system, of: entry.id, in: transaction)
    try requests.count("expired", entry, at: requests.world.now, in: transaction)
  }

  private static func isDue(at now: Instant) -> SQL {
    "requests.state = 'waiting' AND requests.id IN (SELECT request FROM request_links WHERE ends_at <= \(now))"
  }
}

/// Requests that were closed three months ago, with everything about them.
private struct AnsweredRequests: Forgetter {
  let name = "requests"
  let clause = Clause.answerTime
  let retention: Retention? = .request
  let requests: Requests

  func count(dueAt now: Instant) async throws -> Int {
    try await requests.database.read { transaction in
      try transaction.row("SELECT count(*) FROM requests WHERE \(Self.isDue(at: now))")?.int(0) ?? 0
    }
  }

  func forget(dueAt now: Instant, limit: Int) async throws -> Int {
    try await inParts(limit) { try await forgetPart(dueAt: now, limit: $0) }
  }

  private func forgetPart(dueAt now: Instant, limit: Int) async throws -> Int {
    let (count, taken) = try await requests.database.write { transaction in
      let due = try transaction.rows(
        "SELECT id FROM requests WHERE \(Self.isDue(at: now)) ORDER BY id LIMIT \(limit)"
      ).map { try $0.identifier(0) }
      let taken = try requests.eraser.take(due, in: transaction)
      for id in due {
        try transaction.run("DELETE FROM request_mails WHERE request = \(id)")
        try transaction.run("DELETE FROM request_links WHERE request = \(id)")
        try transaction.run("DELETE FROM request_steps WHERE request = \(id)")
        try transaction.run("DELETE FROM requests WHERE id = \(id)")
      }
      return (due.count, taken)
    }
    try await requests.eraser.finish(taken)
    return count
  }

  private static func isDue(at now: Instant) -> SQL {
    guard let keep = Retention.request.keep else { return "1 = 0" }
    return "closed_at IS NOT NULL AND \(keep.hasPassed(since: "closed_at", at: now))"
  }
}

extension Forgetter {
  /// Forgets in parts that fit one transaction, until the limit is reached or nothing is left.
  func inParts(_ limit: Int, _ forget: (_ limit: Int) async throws -> Int) async throws -> Int {
    var count = 0
    while count < limit {
      let part = min(limit - count, SweepLimits.objectsTakenAtOnce)
      let forgotten = try await forget(part)
      count += forgotten
      if forgotten < part { break }
    }
    return count
  }
}

/// The statistics, which are forgotten like logs (§5.6), though nothing in them is anybody's.
private struct RequestCounts: Forgetter {
  let name = "request-counts"
  let clause = Clause.smallCounts
  let database: Database

  func count(dueAt now: Instant) async throws -> Int {
    try await database.read { transaction in
      try transaction.row("SELECT count(*) FROM request_counts WHERE month <= \(Self.lastMonth(at: now))")?.int(0) ?? 0
    }
  }

  /// All at once: a month has some tens of rows.
  func forget(dueAt now: Instant, limit: Int) async throws -> Int {
    try await database.write { transaction in
      try transaction.run("DELETE FROM request_counts WHERE month <= \(Self.lastMonth(at: now))")
    }
  }

  /// The beginning of the last month whose end lies a log's time back.
  private static func lastMonth(at now: Instant) -> Int {
    let day = CivilDate(Retention.log.keep?.start(endingAt: now) ?? now)
    return day.adding(months: -1).daysSince1970 - day.adding(months: -1).day + 1
  }
}
