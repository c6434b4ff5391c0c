public import Core
public import Policy

/// What would go in the days to come, by class: the sweeper's own counts, asked for later instants. It says what
/// follows from what is stored now; what is still to be made or deleted is not in it.
public struct Forecast: Sendable, Hashable {
  public enum Step: String, Sendable, Hashable, CaseIterable {
    case day, week

    var days: Int { self == .day ? 1 : 7 }
  }

  public struct Line: Sendable, Hashable {
    public var name: String
    public var clause: Clause
    /// Due now already: hidden, and gone with the next sweep.
    public var dueNow: Int
    /// What falls due in each step, in order.
    public var counts: [Int]
    /// The stable code of what went wrong in this class, if anything did.
    public var failure: String?

    public var total: Int { counts.reduce(dueNow, +) }
  }

  /// From when it looks ahead.
  public var from: Instant
  /// The end of each step.
  public var ends: [Instant]
  public var lines: [Line]

  /// Asks every forgetter. Changes nothing. Throws `forecast-days` unless days are 1 to `Limits.forecastDaysMax`.
  public static func make(
    _ forgetters: [any Forgetter], from now: Instant, days: Int, by step: Step
  ) async throws -> Forecast {
    guard (1...Limits.forecastDaysMax).contains(days) else {
      throw DomainError(.invalid, "forecast-days", "Look 1 to \(Limits.forecastDaysMax) days ahead.")
    }
    let marks = stride(from: step.days, to: days + step.days, by: step.days).map { min($0, days) }
    var forecast = Forecast(from: now, ends: marks.map { Period.days($0).end(from: now) }, lines: [])
    for forgetter in forgetters {
      try Task.checkCancellation()
      forecast.lines.append(await line(of: forgetter, from: now, ends: forecast.ends))
    }
    return forecast
  }

  /// One class that cannot be counted keeps no other from being told.
  private static func line(of forgetter: any Forgetter, from now: Instant, ends: [Instant]) async -> Line {
    var line = Line(name: forgetter.name, clause: forgetter.clause, dueNow: 0, counts: [])
    do {
      var before = try await forgetter.count(dueAt: now)
      line.dueNow = before
      for end in ends {
        let due = try await forgetter.count(dueAt: end)
        line.counts.append(max(0, due - before))
        before = max(before, due)
      }
    } catch {
      line.failure = (error as? DomainError)?.code ?? "fault"
    }
    return line
  }
}
