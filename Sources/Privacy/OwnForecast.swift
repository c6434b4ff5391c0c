public import Core
public import Policy

/// What of one person's goes in the days to come, by class and day (D2b): from the same dates by which pages hide and the
/// sweeper erases. What is still to be made, used or deleted is not in it.
public struct OwnForecast: Sendable, Hashable {
  public enum Step: String, Sendable, Hashable, CaseIterable {
    /// It leaves the library and can still come back (D2).
    case trash
    case gone
  }

  /// Something that happens to one thing at an instant.
  public struct End: Sendable, Hashable {
    public var dataClass: DataClass
    public var step: Step
    public var at: Instant

    public init(_ dataClass: DataClass, _ step: Step = .gone, at: Instant) {
      self.dataClass = dataClass
      self.step = step
      self.at = at
    }
  }

  /// What happens to one class on one day (UTC).
  public struct Line: Sendable, Hashable {
    public var day: CivilDate
    public var dataClass: DataClass
    public var step: Step
    public var count: Int
  }

  /// By day, then by class.
  public var lines: [Line]

  /// - Parameter ends: those outside the days are left out; an end at `from` itself has come already.
  public init(_ ends: [End], from now: Instant, days: Int = Limits.ownForecastDays) {
    let last = Period.days(days).end(from: now)
    var counts: [Line: Int] = [:]
    for end in ends where now < end.at && end.at <= last {
      counts[Line(day: CivilDate(end.at), dataClass: end.dataClass, step: end.step, count: 0), default: 0] += 1
    }
    lines = counts.map { line, count in
      Line(day: line.day, dataClass: line.dataClass, step: line.step, count: count)
    }.sorted { Self.place($0) < Self.place($1) }
  }

  private static func place(_ line: Line) -> (Int, Int, Int) {
    (
      line.day.daysSince1970, DataClass.allCases.firstIndex(of: line.dataClass) ?? 0,
      Step.allCases.firstIndex(of: line.step) ?? 0
    )
  }

  /// When a work leaves the library and when it is gone, which its last version decides.
  public static func ends(ofWork lives: [WorkLife]) -> [End] {
    let ends = lives.map(\.ends)
    let known = ends.compactMap(\.self)
    guard known.count == lives.count, let hidden = known.map(\.hidden).max(), let gone = known.map(\.gone).max() else {
      return []
    }
    return [End(.works, .trash, at: hidden), End(.works, at: gone)]
  }
}
