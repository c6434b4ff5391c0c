import Core
import Persistence
import Policy

/// A row of the table `jobs`.
struct StoredJob: Sendable, Hashable {
  var id: Identifier
  var kind: String
  var subject: Identifier
  var account: Identifier?
  var state: JobState

  /// A job fails and comes back at times drawn from its own id.
  var backoff: Backoff {
    var generator = Seed(0).generator(id.description)
    return Backoff(seed: Seed(generator.next()))
  }

  static func find(_ id: Identifier, in transaction: any Transaction) throws -> StoredJob? {
    try transaction.row("\(columns) WHERE id = \(id)").map(read)
  }

  static func findOpen(_ kind: String, _ subject: Identifier, in transaction: any Transaction) throws -> StoredJob? {
    try transaction.row(
      """
      \(columns) WHERE kind = \(kind) AND subject = \(subject) AND phase IN ('queued', 'leased', 'failed')
      """
    ).map(read)
  }

  /// The job that waits longest among those due. On PostgreSQL its row is locked, and rows that others have locked
  /// are passed over.
  static func findDue(_ kinds: [String], at now: Instant, in transaction: any Transaction) throws -> StoredJob? {
    guard !kinds.isEmpty else { return nil }
    return try transaction.row(
      """
      \(columns) WHERE phase IN ('queued', 'failed') AND runs_at <= \(now) AND kind IN (\(list(kinds)))
      ORDER BY runs_at, id LIMIT 1 \(.skipLocked)
      """
    ).map(read)
  }

  /// Jobs whose lease is over, the longest first, after a place in that order.
  static func findAbandoned(
    _ kinds: [String], at now: Instant, after place: (leaseEnds: Instant, id: Identifier)?,
    in transaction: any Transaction
  ) throws -> [StoredJob] {
    guard !kinds.isEmpty else { return [] }
    let start = place?.leaseEnds ?? Instant(microseconds: .min)
    return try transaction.rows(
      """
      \(columns) WHERE phase = 'leased' AND lease_ends <= \(now) AND kind IN (\(list(kinds)))
        AND (lease_ends > \(start) OR (lease_ends = \(start) AND id > \(place?.id.description ?? "")))
      ORDER BY lease_ends, id LIMIT \(Limits.janitorBatch)
      """
    ).map(read)
  }

  func insert(at now: Instant, in transaction: any Transaction) throws -> Bool {
    try transaction.run(
      """
      INSERT INTO jobs (id, kind, subject, account, phase, attempt, returned, enqueued_at, runs_at)
      VALUES (\(id), \(kind), \(subject), \(account), \(state.phase.rawValue), 0, 0, \(now), \(state.runsAt))
      ON CONFLICT DO NOTHING
      """) == 1
  }

  /// Writes where the job stands now, provided that it still stands where this value was read. Two engines and two
  /// levels of isolation meet at this row, so the proof is in the statement itself.
  func save(_ next: JobState, code: String? = nil, at now: Instant, in transaction: any Transaction) throws {
    let changed = try transaction.run(
      """
      UPDATE jobs SET phase = \(next.phase.rawValue), attempt = \(next.attempt), returned = \(next.returned),
        runs_at = \(next.runsAt), lease_ends = \(next.leaseEnds), ended_at = \(next.isOver ? now : nil),
        code = \(code.map { String($0.prefix(Limits.jobCodeBytesMax)) })
      WHERE id = \(id) AND phase = \(state.phase.rawValue) AND attempt = \(state.attempt)
        AND returned = \(state.returned)
      """)
    guard changed == 1 else { throw JobState.leaseLost }
  }

  private static let columns: SQL = """
    SELECT id, kind, subject, account, phase, attempt, returned, runs_at, lease_ends FROM jobs
    """

  private static func list(_ kinds: [String]) -> SQL {
    SQL.joined(kinds.map { "\($0)" as SQL }, separator: ", ")
  }

  private static func read(_ row: Row) throws -> StoredJob {
    guard let phase = JobState.Phase(rawValue: try row.text(4)) else {
      throw DomainError(.fault, "row-shape", "A job is in a state that this program does not know.")
    }
    return StoredJob(
      id: try row.identifier(0), kind: try row.text(1), subject: try row.identifier(2),
      account: try row.optionalIdentifier(3),
      state: JobState(
        phase: phase, attempt: try row.int(5), returned: try row.int(6), runsAt: try row.instant(7),
        leaseEnds: try row.optionalInstant(8)))
  }
}
