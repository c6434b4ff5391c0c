import Core
import Foundation
import GRDB

struct SQLiteTransaction: Transaction {
  let connection: GRDB.Database
  let state: TransactionState
  /// Refuses what writes, where the connection itself does not.
  var isReadOnly = false

  var dialect: Dialect { .sqlite }

  static func run<T: Sendable>(
    _ body: (any Transaction) throws -> T, on connection: GRDB.Database, isReadOnly: Bool = false
  ) throws -> Committed<T> {
    let state = TransactionState()
    return try state.finish {
      try body(SQLiteTransaction(connection: connection, state: state, isReadOnly: isReadOnly))
    }
  }

  /// The same between the beginning of a transaction and its commit.
  static func write<T: Sendable>(
    _ body: (any Transaction) throws -> T, on connection: GRDB.Database, isReadOnly: Bool = false
  ) throws -> Committed<T> {
    // Taking the writer's lock at once: a transaction that starts as a reader can be refused half-way.
    try connection.beginTransaction(isReadOnly ? .deferred : .immediate)
    do {
      let committed = try run(body, on: connection, isReadOnly: isReadOnly)
      try connection.commit()
      return committed
    } catch {
      if connection.isInsideTransaction { try? connection.rollback() }
      throw error
    }
  }

  func run(_ sql: SQL) throws -> Int {
    try prepared(sql) { statement in
      let before = connection.totalChangesCount
      try statement.execute()
      // Statements that change the schema leave the count of an earlier statement behind.
      return connection.totalChangesCount == before ? 0 : connection.changesCount
    }
  }

  func rows(_ sql: SQL) throws -> [Row] {
    try prepared(sql) { statement in
      let columns = statement.columnCount
      let rows = try fetched(statement)
      guard statement.columnCount != columns else { return rows }
      // Another program has changed the table since the statement was prepared, and SQLite prepared it again while
      // it ran: only now its columns are known.
      guard statement.isReadonly else {
        throw StatementFault(statement: statement.sql, reason: "RETURNING does not name its columns")
      }
      return try fetched(statement)
    }
  }

  func afterCommit(_ act: @escaping @Sendable () -> Void) { state.afterCommit(act) }

  private func fetched(_ statement: Statement) throws -> [Row] {
    let cursor = try GRDB.Row.fetchCursor(statement)
    var rows: [Row] = []
    while let row = try cursor.next() {
      rows.append(Row((0..<row.count).map { Value(row[$0] as DatabaseValue) }))
    }
    return rows
  }

  private func prepared<T>(_ sql: SQL, _ use: (Statement) throws -> T) throws -> T {
    let (text, values) = sql.rendered(for: .sqlite)
    try state.check(text)
    do {
      let isShort = text.utf8.count <= EngineLimits.cachedStatementBytes
      let statement =
        isShort ? try connection.cachedStatement(sql: text) : try connection.makeStatement(sql: text)
      guard !isReadOnly || statement.isReadonly else {
        throw StatementFault(statement: text, reason: "a reader writes nothing")
      }
      try statement.setArguments(StatementArguments(try values.checked().map(\.databaseValue)))
      return try use(statement)
    } catch {
      throw state.fail(SQLiteFailure.translated(error, text))
    }
  }
}

extension Value {
  fileprivate init(_ value: DatabaseValue) {
    self =
      switch value.storage {
      case .null: .null
      case .int64(let integer): .integer(integer)
      case .double(let real): .real(real)
      case .string(let text): .text(text)
      case .blob(let data): .bytes([UInt8](data))
      }
  }

  fileprivate var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let integer): integer.databaseValue
    case .real(let real): real.databaseValue
    case .text(let text): text.databaseValue
    case .bytes(let bytes): Data(bytes).databaseValue
    }
  }
}
