struct PostgresTransaction: Transaction {
  let session: PostgresSession
  let state: TransactionState
  let isPrepared: Bool

  var dialect: Dialect { .postgres }

  func run(_ sql: SQL) throws -> Int {
    try execute(sql) { $0.changes }
  }

  func rows(_ sql: SQL) throws -> [Row] {
    try execute(sql) { try $0.rows() }
  }

  func afterCommit(_ act: @escaping @Sendable () -> Void) { state.afterCommit(act) }

  private func execute<T>(_ sql: SQL, _ read: (PostgresAnswer) throws -> T) throws -> T {
    let (text, values) = sql.rendered(for: .postgres)
    try state.check(text)
    do {
      return try session.execute(text, values, sql.kinds, isPrepared: isPrepared, read)
    } catch {
      throw state.fail(error)
    }
  }
}
