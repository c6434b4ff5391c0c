import Core
import Foundation

/// What the rendering child says to its parent: one JSON object a line.
enum RenderMessage: Codable, Sendable {
  case step(SongStep)
  case done(seconds: Double)
  case failed(kind: DomainError.Kind, code: String, safe: String)

  var line: Data {
    var data = (try? JSONEncoder().encode(self)) ?? Data()
    data.append(UInt8(ascii: "\n"))
    return data
  }

  init?(line: some Collection<UInt8>) {
    guard let message = try? JSONDecoder().decode(RenderMessage.self, from: Data(line)) else { return nil }
    self = message
  }
}
