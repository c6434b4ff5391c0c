import Core
import Persistence

extension Accounts {
  /// After a restore: nobody is signed in, no mailed link works and no old mail goes out. What people ended since the
  /// backup was made would otherwise be back.
  public func endEverySession() async throws {
    try await database.write { transaction in
      try transaction.run("DELETE FROM sessions")
      try transaction.run("DELETE FROM mailed_links")
      try transaction.run("DELETE FROM email_changes")
      try transaction.run("DELETE FROM outbox")
    }
  }
}
