import Foundation
import Logging
import Synchronization

/// One record a line, as JSON, on standard error. A record holds a time, a level, a sentence of our own and values
/// under names from a fixed list: nothing that could be a person's e-mail, login, address or content (D33). A value
/// under another name is left out, so a careless line of code cannot leak.
struct JSONLog: LogHandler {
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level
  /// Seconds since 1970.
  let now: @Sendable () -> Double
  let write: @Sendable (String) -> Void

  static let names: Set<String> = [
    "attempt", "class", "clause", "code", "count", "duration_ms", "job", "kind", "method", "request", "route", "status",
    "step", "version",
  ]

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var fields = [
      (
        "time",
        Self.quoted(
          Date(timeIntervalSince1970: now()).formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
      ),
      ("level", Self.quoted(event.level.rawValue)), ("message", Self.quoted(event.message.description)),
    ]
    let all = metadata.merging(event.metadata ?? [:]) { $1 }
    for (name, value) in all.sorted(by: { $0.key < $1.key }) where Self.names.contains(name) {
      fields.append((name, Self.quoted(value.description)))
    }
    write("{" + fields.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}")
  }

  private static func quoted(_ text: String) -> String {
    guard let data = try? JSONEncoder().encode(String(text.prefix(300))) else { return "\"\"" }
    return String(decoding: data, as: UTF8.self)
  }
}
