import Jobs
import Policy
import Privacy

/// What the tables of the queue hold. Jobs lies beside Privacy and cannot say it there. Whose a job or a signal is,
/// is said by its account; those without one join to nobody.
extension Queue {
  static let holdings: [Holding] = [
    Holding(
      table: "jobs", subject: .account(column: "account"), retention: .job,
      ends: [.after("ended_at")],
      columns: [
        "id": .clear, "kind": .clear, "subject": .clear, "account": .clear, "phase": .clear, "attempt": .clear,
        "returned": .clear, "code": .clear, "enqueued_at": .clear, "runs_at": .clear, "lease_ends": .clear,
        "ended_at": .clear,
      ]),
    Holding(
      table: "signals", subject: .account(column: "account"), retention: .signal,
      ends: [.after("at")],
      columns: [
        "topic": .clear, "number": .clear, "account": .clear, "kind": .clear, "detail": .clear, "at": .clear,
      ]),
  ]
}
