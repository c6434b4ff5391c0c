import Core
import Foundation
import Logging

/// One record a line, as JSON, on standard error and in the file of its day. A record holds a time, a level, a sentence of our own and values
/// under names from a fixed list: nothing that could be a person's e-mail, login, address or content (D33). A value
/// under another name is left out, so a careless line of code cannot leak.
struct JSONLog: LogHandler {
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level
  let now: @Sendable () -> Instant
  let write: @Sendable (_ line: String, _ at: Instant) -> Void

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let at = now()
    var fields = [
      ("time", Self.quoted(LogTime.text(at))),
      ("level", Self.quoted(event.level.rawValue)), ("message", Self.quoted(event.message.description)),
    ]
    let all = metadata.merging(event.metadata ?? [:]) { $1 }
    for (name, value) in all.sorted(by: { $0.key < $1.key }) where LogField(rawValue: name) != nil {
      fields.append((name, Self.quoted(value.description)))
    }
    write("{" + fields.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}", at)
  }

  private static func quoted(_ text: String) -> String {
    guard let data = try? JSONEncoder().encode(String(text.prefix(300))) else { return "\"\"" }
    return String(decoding: data, as: UTF8.self)
  }
}
