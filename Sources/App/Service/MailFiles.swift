import Core
import Foundation
import Policy
import Privacy

/// Forgets mails that lie as files for another program to fetch: they name an address in the clear and hold links, so
/// one that nobody fetched, or somebody fetched and left there, goes after a day (§2.1.1, D3b).
struct MailFiles: Forgetter {
  let name = "mail-files"
  let clause = Clause.deletionSwept
  /// The folder in Maildir form; one that is not there holds none.
  let root: String

  func count(dueAt now: Instant) async throws -> Int { due(at: now, limit: .max).count }

  func forget(dueAt now: Instant, limit: Int) async throws -> Int {
    let due = due(at: now, limit: limit)
    for path in due {
      // Who fetches mails may have been quicker.
      guard unlink(path) == 0 || errno == ENOENT else {
        throw DomainError(.unavailable, "mail-files", "Mails that lie as files cannot be removed.")
      }
    }
    return due.count
  }

  /// A mail's name begins with its time; what begins otherwise was not put there by this program.
  private func due(at now: Instant, limit: Int) -> [String] {
    let paths = ["new", "cur"].flatMap { part -> [String] in
      let folder = root + "/" + part
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      return names.filter { name in
        let parts = name.split(separator: ".")
        guard parts.count >= 3, parts[2].hasPrefix("songly"), let made = Int64(parts[0]) else { return false }
        return SweepLimits.mailFileKept.end(from: Instant(microseconds: made)) <= now
      }.sorted().map { folder + "/" + $0 }
    }
    return Array(paths.prefix(limit))
  }
}
