public import Core
public import Persistence
public import Policy

/// Looks at an instance and says whether it keeps its promises. Changes nothing.
public struct ConformanceCheck: Sendable {
  private let forgetters: [any Forgetter]
  private let database: Database
  private let contractors: [Contractor]
  private let cookies: [Cookie]
  private let world: World

  /// - Parameter forgetters: those that the sweeper runs.
  public init(
    forgetters: [any Forgetter], database: Database, contractors: [Contractor] = Contractor.register,
    cookies: [Cookie] = Cookie.all, world: World
  ) {
    self.forgetters = forgetters
    self.database = database
    self.contractors = contractors
    self.cookies = cookies
    self.world = world
  }

  /// Walks every class. Throws what the database throws when it cannot be asked at all; a class that cannot be looked
  /// at makes the answer red instead.
  public func run() async throws -> Conformance {
    let now = world.now
    var lines: [Conformance.Line] = []
    for forgetter in forgetters { lines.append(await line(of: forgetter, at: now)) }
    return try await judge(lines)
  }

  /// The answer for lines that were looked at a while ago, with what else is known now.
  func judge(_ lines: [Conformance.Line]) async throws -> Conformance {
    let now = world.now
    let (marks, swept) = try await marks(at: now)
    let overdueMost = Int64(ProofLimits.overdueMost.mostDays * Double(Span.day / Span.second))
    var reasons: [Conformance.Reason] = []
    if swept.map({ ProofLimits.sweeperSilentMost.end(from: $0) < now }) ?? true { reasons.append(.sweeperSilent) }
    if lines.contains(where: { $0.overdueSeconds > overdueMost }) { reasons.append(.overdue) }
    if marks.holdReviewsLate > 0 { reasons.append(.holdReview) }
    if marks.overdueRequests > 0 { reasons.append(.requestOverdue) }
    let history = PolicyHistory(database: database, world: world)
    if try await !history.isInForce(PolicyValues(contractors: contractors, cookies: cookies)) {
      reasons.append(.policyBehind)
    }
    if lines.contains(where: { $0.failure != nil }) { reasons.append(.unchecked) }
    return Conformance(
      at: now.machineText, policyVersion: PolicyVersion.current.name, tightened: Tightening.inForce.description,
      state: reasons.isEmpty ? .green : .red, reasons: reasons, classes: lines, marks: marks,
      contractors: contractors.map(\.name).sorted())
  }

  private func line(of forgetter: any Forgetter, at now: Instant) async -> Conformance.Line {
    let rule = forgetter.retention
    var line = Conformance.Line(
      name: forgetter.name, clause: forgetter.clause.rawValue, rule: rule?.name,
      limitDays: rule.flatMap(Self.limitDays), overdueSeconds: 0)
    do {
      guard let due = try await forgetter.earliestDue(seenAt: now) else { return line }
      if due < now { line.overdueSeconds = (now.microseconds - due.microseconds) / Span.second }
      if let rule, rule.keep != nil { line.oldestDays = Self.usedDays(rule, due: due, at: now) }
    } catch {
      line.failure = (error as? DomainError)?.code ?? "fault"
    }
    return line
  }

  private static func limitDays(_ rule: Retention) -> Int? {
    // From the close of a fiscal year, which is another span for each thing.
    guard let keep = rule.keep, rule.clock != .fiscalYearEnd else { return nil }
    return Int((keep.mostDays + (rule.trash?.mostDays ?? 0)).rounded(.up))
  }

  /// How much of its time a thing has used that is due at an instant.
  private static func usedDays(_ rule: Retention, due: Instant, at now: Instant) -> Int {
    let expiry = rule.trash?.start(endingAt: due) ?? due
    let start = rule.keep?.start(endingAt: expiry) ?? expiry
    return Int(max(0, (now.microseconds - start.microseconds + Span.day - 1) / Span.day))
  }

  private func marks(at now: Instant) async throws -> (Conformance.Marks, swept: Instant?) {
    try await database.read { transaction in
      let rows = try transaction.rows("SELECT name, at FROM sweep_state").map { (try $0.text(0), try $0.instant(1)) }
      let times = Dictionary(rows, uniquingKeysWith: { first, _ in first })
      func time(_ duty: OperatingMarks.Duty) -> Instant? { times[duty.rawValue] }
      let holds = try transaction.row(
        """
        SELECT count(*), count(CASE WHEN review_at <= \(now) THEN 1 END) FROM evidence_holds WHERE ends_at > \(now)
        """)
      var marks = Conformance.Marks(
        swept: times["clock"]?.machineText, backup: time(.backup)?.machineText,
        keySnapshot: time(.keySnapshot)?.machineText, restoreDrill: time(.drill)?.machineText,
        restored: time(.restore)?.machineText, restoredWithoutTombstones: time(.tombstonesLost)?.machineText)
      try Self.addRequests(to: &marks, at: now, in: transaction)
      marks.holdsInForce = try holds?.int(0) ?? 0
      marks.holdReviewsLate = try holds?.int(1) ?? 0
      return (marks, times["clock"])
    }
  }

  /// How many wait, how long the oldest has, how many are late (D29), and how often authorities were told something
  /// (D42): numbers, and nothing of anybody.
  private static func addRequests(
    to marks: inout Conformance.Marks, at now: Instant, in transaction: any Transaction
  ) throws {
    let row = try transaction.row(
      """
      SELECT count(*), min(received_at), count(CASE WHEN state IN ('received', 'open') AND due_at <= \(now) THEN 1 END)
      FROM requests WHERE closed_at IS NULL
      """)
    marks.openRequests = try row?.int(0) ?? 0
    marks.oldestRequestDays = try row?.optionalInstant(1).map {
      Int(max(0, now.microseconds - $0.microseconds) / Span.day)
    }
    marks.overdueRequests = try row?.int(2) ?? 0
    marks.disclosures = try transaction.row("SELECT count(*) FROM disclosures")?.int(0) ?? 0
  }
}
