import Core
import Foundation
import Policy
import Privacy

/// Forgets lines of the log twelve months after their making (§5.6), counted in files. A day's file goes when its last
/// possible line is due. So that its first line does not wait for that longer than the purge may lag (D45), the due part
/// of a file is cut off in between.
struct LogForgetter: Forgetter {
  let name = "logs"
  let clause = Clause.keepLogs
  let retention: Retention? = .log
  let logs: LogFolder

  func count(dueAt now: Instant) async throws -> Int {
    try logs.days().filter { try isDue($0, at: now) }.count
  }

  func forget(dueAt now: Instant, limit: Int) async throws -> Int {
    let due = try logs.days().filter { try isDue($0, at: now) }.prefix(limit)
    for day in due {
      if isOver(day, at: now) { try remove(day) } else { try cut(day, at: now) }
    }
    return due.count
  }

  /// The last instant of a day, whose line is the last to be due.
  private func isOver(_ day: CivilDate, at now: Instant) -> Bool {
    due(day.next.start.adding(microseconds: -1)) <= now
  }

  private func isDue(_ day: CivilDate, at now: Instant) throws -> Bool {
    if isOver(day, at: now) { return true }
    guard SweepLimits.logCutAfter.end(from: due(day.start)) <= now, let first = try firstTime(day) else { return false }
    return SweepLimits.logCutAfter.end(from: due(first)) <= now
  }

  private func due(_ made: Instant) -> Instant { Retention.log.keep?.end(from: made) ?? made }

  private func remove(_ day: CivilDate) throws {
    do {
      try FileManager.default.removeItem(atPath: logs.file(day))
    } catch CocoaError.fileNoSuchFile {
      // Another process was here first.
    }
  }

  /// Lines are written in the order of their times but for clocks that were set, so each is looked at. What cannot be
  /// read as a line of ours goes too: nobody can say how old it is.
  private func cut(_ day: CivilDate, at now: Instant) throws {
    let lines = try Data(contentsOf: URL(filePath: logs.file(day))).split(separator: UInt8(ascii: "\n"))
    let kept = lines.filter { line in LogTime.read(line).map { due($0) > now } ?? false }
    guard !kept.isEmpty else { return try remove(day) }
    let temporary = logs.file(day) + ".cut"
    let bytes = Data(kept.joined(separator: [UInt8(ascii: "\n")])) + [UInt8(ascii: "\n")]
    guard
      FileManager.default.createFile(
        atPath: temporary, contents: bytes, attributes: [.posixPermissions: 0o600]),
      rename(temporary, logs.file(day)) == 0
    else { throw DomainError(.unavailable, "logs-unwritable", "A file of the log cannot be written.") }
  }

  private func firstTime(_ day: CivilDate) throws -> Instant? {
    guard let file = FileHandle(forReadingAtPath: logs.file(day)) else { return nil }
    defer { try? file.close() }
    let start = try file.read(upToCount: Limits.logLineBytesMax) ?? Data()
    // A file that does not begin with a line of ours is cut as if its day had just begun.
    return LogTime.read(start.prefix { $0 != UInt8(ascii: "\n") }) ?? day.start
  }
}

/// The time at the beginning of each line: `{"time":"2027-01-31T10:00:00.000Z",…`.
enum LogTime {
  private static let head = Array("{\"time\":\"".utf8)
  private static let length = "2027-01-31T10:00:00.000Z".utf8.count

  static func text(_ instant: Instant) -> String {
    let day = CivilDate(instant)
    let milliseconds = (instant.microseconds - day.start.microseconds) / (Span.second / 1000)
    let (seconds, rest) = (milliseconds / 1000, milliseconds % 1000)
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let fraction = String(repeating: "0", count: 3 - String(rest).count) + String(rest)
    return "\(day)T\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60)).\(fraction)Z"
  }

  static func read(_ line: Data) -> Instant? {
    guard line.starts(with: head), line.count >= head.count + length else { return nil }
    let text = String(decoding: line.dropFirst(head.count).prefix(length), as: UTF8.self)
    let numbers = text.split { "-T:.Z".contains($0) }.compactMap { Int($0) }
    guard numbers.count == 7, let day = CivilDate(year: numbers[0], month: numbers[1], day: numbers[2]) else {
      return nil
    }
    let time = Int64(numbers[3]) * Span.hour + Int64(numbers[4]) * Span.minute + Int64(numbers[5]) * Span.second
    return day.start.adding(microseconds: time + Int64(numbers[6]) * (Span.second / 1000))
  }
}
