public import Core
import Policy

extension Instant {
  /// `2026-11-24T02:25:00Z`: the second in which the instant lies, as RFC 3339 spells it.
  public var utc: String {
    let day = CivilDate(self)
    let second = (microseconds - day.start.microseconds) / Span.second
    let parts = [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(day)T\(parts.joined(separator: ":"))Z"
  }

  /// Reads exactly that.
  public init?(utc text: String) {
    let parts = text.split { "-T:Z".contains($0) }.compactMap { Int($0) }
    // Bounded before anything is multiplied: the text may come from anywhere.
    guard parts.count == 6, let day = CivilDate(year: parts[0], month: parts[1], day: parts[2]),
      (0..<24).contains(parts[3]), (0..<60).contains(parts[4]), (0..<60).contains(parts[5])
    else { return nil }
    let time = Int64(parts[3]) * Span.hour + Int64(parts[4]) * Span.minute + Int64(parts[5]) * Span.second
    self = day.start.adding(microseconds: time)
    guard utc == text else { return nil }
  }
}
