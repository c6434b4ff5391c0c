/// How long the traces of work are kept. They are technical records (§5.6), which may be kept for twelve months; far
/// less does.
extension Retention {
  /// A finished job answers "what became of it?" for a day; its result lives elsewhere.
  public static let job = Retention("job", clock: .madeAt, keep: .days(1), clauses: [.keepLogs])

  /// The steps a page showed while a work was made; nobody follows them for longer, and with the work they go at
  /// once (D43).
  public static let signal = Retention(
    "signal", clock: .madeAt, keep: .days(7), clauses: [.keepLogs, .derivedInherits])
}
