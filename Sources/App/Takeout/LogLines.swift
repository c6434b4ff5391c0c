import Core
import Foundation
import Persistence
import Policy
import Privacy

/// The lines of the log that can be told to be about a person (§5.6, D33). Lines of requests name nobody and no name
/// stands for anybody in them, so nobody can say whose they are; lines about work in the background name the job, and
/// whose it was is known while its row lives.
struct LogLines: Sendable {
  let logs: LogFolder
  let database: Database
  let world: World

  var source: ExportLines {
    ExportLines(name: "log") { account, take in
      let jobs = try await jobs(of: account)
      guard let oldest = jobs.values.min() else { return }
      let marks = Set(jobs.keys)
      for day in logs.days() where day >= CivilDate(oldest) {
        try await lines(of: day, about: marks, take)
      }
    }
  }

  /// The jobs of an account that are still known, with the time from which they were.
  private func jobs(of account: Identifier) async throws -> [String: Instant] {
    let rows = try await database.read { transaction in
      try transaction.rows("SELECT id, enqueued_at FROM jobs WHERE account = \(account)").map {
        (try $0.text(0), try $0.instant(1))
      }
    }
    return Dictionary(rows, uniquingKeysWith: { first, _ in first })
  }

  /// Line by line: a day's file may be large.
  private func lines(
    of day: CivilDate, about jobs: Set<String>, _ take: ([UInt8]) async throws -> Void
  ) async throws {
    guard let file = FileHandle(forReadingAtPath: logs.file(day)) else { return }
    defer { try? file.close() }
    var rest = Data()
    while let part = try file.read(upToCount: Limits.sealedSegmentBytes), !part.isEmpty {
      rest += part
      while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        let line = rest[rest.startIndex..<end]
        if let job = Self.job(line), jobs.contains(job) { try await take(Array(line)) }
        rest = Data(rest[(end + 1)...])
      }
    }
  }

  /// The job that a line names: `…"job":"01890a5d-…"…`.
  private static func job(_ line: Data) -> String? {
    let mark = Data("\"job\":\"".utf8)
    guard let start = line.range(of: mark)?.upperBound else { return nil }
    return String(decoding: line[start...].prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
  }
}
