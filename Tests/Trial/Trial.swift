import Core
import Foundation
import Persistence

/// Small programs for tests and benchmarks that need more than one process, or something to compare with.
@main
struct Trial {
  static func main() async {
    let words = Array(CommandLine.arguments.dropFirst())
    do {
      switch (words.first, words.count) {
      case ("spend", 4): try await Spend(database: words[1], account: words[2], count: words[3]).run()
      case ("plaintext", 2): try await Plaintext(port: words[1]).run()
      case ("enlarge", 4): try await Enlarge(folder: words[1], work: words[2], megabytes: words[3]).run()
      case ("sweep", 5):
        try await Sweep(store: words[1], table: words[2], rows: words[3], expired: words[4]).run()
      default: throw Misused()
      }
    } catch {
      say("\(error)")
      exit(1)
    }
  }

  static func say(_ text: String) {
    try? FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8))
  }

  /// `postgres://…`, else the path of a SQLite file.
  static func open(_ address: String) async throws -> Database {
    address.hasPrefix("postgres") ? try await .postgres(address, connections: 6) : try await .sqlite(path: address)
  }

  struct Misused: Error, CustomStringConvertible {
    var description: String {
      "songly-trial spend DATABASE ACCOUNT COUNT | plaintext PORT | enlarge FOLDER WORK MEGABYTES"
        + " | sweep FOLDER|POSTGRES,POSTGRES,FOLDER rows|works ROWS EXPIRED"
    }
  }
}

extension World {
  /// The machine's own.
  static let live = World(
    clock: Clock(
      now: { Instant(microseconds: Int64(Foundation.Date.now.timeIntervalSince1970 * 1_000_000)) },
      monotonic: { Int64(DispatchTime.now().uptimeNanoseconds / 1000) }),
    entropy: Entropy { count in
      var generator = SystemRandomNumberGenerator()
      return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    })
}
