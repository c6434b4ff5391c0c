import Core
import GRDB

enum SQLiteFailure {
  /// What an error of SQLite means to who called. Its own message is kept only where the statement is at fault.
  static func translated(_ error: any Error, _ statement: String) -> any Error {
    guard let error = error as? DatabaseError else { return error }
    if isLostSync(error) { LostSync.end() }
    switch error.extendedResultCode {
    case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID: return Conflict(.unique)
    case .SQLITE_CONSTRAINT_FOREIGNKEY: return Conflict(.foreignKey)
    case .SQLITE_CONSTRAINT_CHECK: return Conflict(.check)
    case .SQLITE_CONSTRAINT_NOTNULL: return Conflict(.notNull)
    default: break
    }
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_IOERR, .SQLITE_FULL, .SQLITE_CANTOPEN, .SQLITE_NOTADB, .SQLITE_CORRUPT,
      .SQLITE_PROTOCOL:
      return DomainError.databaseUnavailable
    case .SQLITE_INTERRUPT, .SQLITE_ABORT: return CancellationError()
    // A pool that was closed says that it was misused.
    case .SQLITE_MISUSE: return DomainError.databaseUnavailable
    default: return StatementFault(statement: statement, reason: error.message ?? "\(error.extendedResultCode)")
    }
  }

  private static func isLostSync(_ error: DatabaseError) -> Bool {
    error.extendedResultCode == .SQLITE_IOERR_FSYNC || error.extendedResultCode == .SQLITE_IOERR_DIR_FSYNC
  }
}
