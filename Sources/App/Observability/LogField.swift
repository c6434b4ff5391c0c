import Policy

/// Every field that a line of the log may hold beside its time, level and sentence (§5.6, D33). What is not here is left
/// out of the line; what is here says what it may be, and none may be anybody's e-mail, login, address or content.
enum LogField: String, Sendable, CaseIterable {
  case attempt, count, status
  case durationMilliseconds = "duration_ms"
  /// Words of ours.
  case dataClass = "class"
  case clause, code, kind, method, route, step, version
  /// Random ids that live as long as what they name.
  case job, request
  /// The account's name in the log: nobody can tell whose it is once the account's key is destroyed (D33).
  case person

  static let declaredBy = Clause.cleanLogs
}
