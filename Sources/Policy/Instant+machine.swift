public import Core

extension Instant {
  /// For machines: `2026-11-30T16:05:09Z`, whole seconds.
  public var machineText: String {
    let day = CivilDate(self)
    let seconds = Int((microseconds - day.start.microseconds) / Span.second)
    let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : String($0) }
    return "\(day)T\(parts.joined(separator: ":"))Z"
  }
}
