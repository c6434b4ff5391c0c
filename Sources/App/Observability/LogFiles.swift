import Core
import Foundation
import Policy
import Synchronization

/// Where the files of the log lie: one a day (UTC), `logs/2027-01-31.jsonl` (§5.6).
struct LogFolder: Sendable {
  static let ending = ".jsonl"

  var path: String

  func file(_ day: CivilDate) -> String { "\(path)/\(day)\(Self.ending)" }

  /// The days of which there is a file, in order. Names that are no day are not ours.
  func days() -> [CivilDate] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.compactMap { name in
      let parts = name.split(separator: ".")[0].split(separator: "-").compactMap { Int($0) }
      guard parts.count == 3, let day = CivilDate(year: parts[0], month: parts[1], day: parts[2]),
        file(day) == "\(path)/\(name)"
      else { return nil }
      return day
    }.sorted()
  }
}

/// The log on disk, readable by its owner only. A line goes to the day of its own time, so that a day's file holds what
/// its name says.
final class LogFiles: Sendable {
  private let folder: LogFolder
  private let current = Mutex<(day: CivilDate, descriptor: Int32)?>(nil)

  /// Makes the folder when it is missing. Throws `logs-unwritable`.
  init(_ folder: LogFolder) throws(DomainError) {
    self.folder = folder
    do {
      try FileManager.default.createDirectory(
        atPath: folder.path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw DomainError(.invalid, "logs-unwritable", "The folder \(folder.path) of the log cannot be made.")
    }
  }

  deinit {
    current.withLock { if let descriptor = $0?.descriptor { _ = close(descriptor) } }
  }

  /// Adds a line. Several processes may write to one file: each line is one write at its end. A line that the disk does
  /// not take still stands on standard error; a log stops no service.
  func append(_ line: String, at instant: Instant) {
    var bytes = Array(line.utf8.prefix(Limits.logLineBytesMax - 1))
    bytes.append(UInt8(ascii: "\n"))
    let day = CivilDate(instant)
    current.withLock { current in
      if current?.day != day {
        if let descriptor = current?.descriptor { _ = close(descriptor) }
        let descriptor = open(folder.file(day), O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0o600)
        current = descriptor < 0 ? nil : (day, descriptor)
      }
      guard let descriptor = current?.descriptor else { return }
      _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    }
  }
}
