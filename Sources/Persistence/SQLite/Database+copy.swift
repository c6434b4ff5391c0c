import Core
import Foundation
import GRDB

extension Database {
  /// Copies a SQLite database into a new file while others read and write: the copy is one moment of it, without
  /// free pages and without a log, readable by its owner only, on the disk when this returns (D4).
  /// Throws `database-copy` on PostgreSQL, where its own tool copies, and when there is a file at the path already.
  public func copySQLite(to path: String) async throws {
    guard let sqlite = engine as? SQLiteEngine else { throw DatabaseCopy.wrongEngine }
    try await sqlite.copy(to: path)
  }

  /// What SQLite finds wrong with the file; empty when it is whole. On PostgreSQL the server looks after its files.
  public func integrityFaults() async throws -> [String] {
    guard let sqlite = engine as? SQLiteEngine else { return [] }
    return try await sqlite.integrityFaults()
  }

  /// The steps of the schema's history that this database has behind it, in order; none for an empty database.
  public func appliedMigrations() async throws -> [Migration.Applied] {
    guard try await columns()["migrations"] != nil else { return [] }
    return try await read { transaction in
      try transaction.rows("SELECT name, checksum FROM migrations ORDER BY position").map { row in
        Migration.Applied(name: try row.text(0), checksum: UInt64(bitPattern: try row.integer(1)))
      }
    }
  }
}

enum DatabaseCopy {
  static let wrongEngine = DomainError(.fault, "database-copy", "This database is copied by its server's own tool.")
}

extension SQLiteEngine {
  /// A reader's snapshot is copied, so the writer goes on meanwhile.
  fileprivate func copy(to path: String) async throws {
    let descriptor = Foundation.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw DomainError(.conflict, "database-copy", "The copy of the database cannot be made where it is to lie.")
    }
    defer { _ = Foundation.close(descriptor) }
    do {
      try await pool.unsafeRead { connection in
        try connection.execute(sql: "VACUUM INTO ?", arguments: [path])
      }
    } catch {
      throw SQLiteFailure.translated(error, "VACUUM INTO")
    }
    guard fsync(descriptor) == 0 else { throw DomainError.databaseUnavailable }
  }

  fileprivate func integrityFaults() async throws -> [String] {
    do {
      return try await pool.unsafeRead { connection in
        let found = try String.fetchAll(connection, sql: "PRAGMA integrity_check")
        let broken = try Int.fetchOne(connection, sql: "SELECT count(*) FROM pragma_foreign_key_check") ?? 0
        return found.filter { $0 != "ok" } + (broken > 0 ? ["foreign keys: \(broken)"] : [])
      }
    } catch {
      throw SQLiteFailure.translated(error, "integrity_check")
    }
  }
}
