import Core
import GRDB

extension Database {
  /// A SQLite database in memory that one task uses alone, e.g. that of a simulation: no call waits for another
  /// thread, nothing is written anywhere, and it is gone when it is closed. The same statements give the same answers.
  /// Throws `database-unavailable` when there is no memory for it.
  public static func alone() throws -> Database {
    Database(engine: try SQLiteAlone.open())
  }

  /// Another one with the same tables and rows. Throws `database-copy` for a database of another sort.
  public func copyAlone() throws -> Database {
    guard let mould = engine as? SQLiteAlone else { throw DatabaseCopy.wrongEngine }
    let copy = try SQLiteAlone.open()
    do {
      try mould.queue.backup(to: copy.queue)
    } catch {
      throw SQLiteFailure.translated(error, "backup")
    }
    return Database(engine: copy)
  }
}

/// One connection, by GRDB's synchronous calls and those only: who comes while another is in waits for him, with his
/// thread, hence for one task alone.
struct SQLiteAlone: DatabaseEngine {
  let queue: DatabaseQueue

  var dialect: Dialect { .sqlite }

  static func open() throws -> SQLiteAlone {
    do {
      return SQLiteAlone(queue: try DatabaseQueue(configuration: SQLiteEngine.configuration()))
    } catch {
      throw SQLiteFailure.translated(error, "open")
    }
  }

  func perform<T: Sendable>(
    _ access: Access, _ body: @escaping @Sendable (any Transaction) throws -> T
  ) async throws -> Committed<T> {
    do {
      return try performNow(access, body)
    } catch let error as DatabaseError {
      throw SQLiteFailure.translated(error, "BEGIN … COMMIT")
    }
  }

  private func performNow<T: Sendable>(
    _ access: Access, _ body: @Sendable (any Transaction) throws -> T
  ) throws -> Committed<T> {
    // GRDB's own way to read only, a setting of the connection, has every prepared statement compiled anew.
    try queue.writeWithoutTransaction { connection in
      try SQLiteTransaction.write(body, on: connection, isReadOnly: access == .read)
    }
  }

  func mark() async throws -> Mark? { nil }

  func scrub() async throws {}

  func rewrite(_ tables: [StaticString]) async throws {}

  func close() async { try? queue.close() }
}
