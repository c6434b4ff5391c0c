import CLibPQ
public import Core

extension Database {
  /// What the tools of PostgreSQL need to reach the database of an address, as variables of their environment: a
  /// password on a command line could be read by every program of the machine.
  /// Throws `database-address` for what is no address.
  public static func environment(ofPostgres address: String) throws(DomainError) -> [String: String] {
    guard let options = PQconninfoParse(address, nil) else {
      throw DomainError(.invalid, "database-address", "The address of a PostgreSQL database begins with postgres://.")
    }
    defer { PQconninfoFree(options) }
    var environment: [String: String] = [:]
    var option = options
    while option.pointee.keyword != nil {
      if let name = option.pointee.envvar, let value = option.pointee.val {
        environment[String(cString: name)] = String(cString: value)
      }
      option += 1
    }
    return environment
  }

  /// On PostgreSQL, runs the body with the name of a snapshot that other programs can read the database at, and
  /// with a transaction that sees the same moment. The body blocks a thread of its own, for as long as it takes.
  public func withPostgresSnapshot<T: Sendable>(
    _ body: @escaping @Sendable (_ snapshot: String, _ transaction: any Transaction) throws -> T
  ) async throws -> T {
    try await read { transaction in
      guard transaction.dialect == .postgres else { throw DatabaseCopy.wrongEngine }
      try transaction.run("SET LOCAL idle_in_transaction_session_timeout = 0")
      let row = try transaction.row("SELECT pg_export_snapshot()")
      guard let snapshot = try row?.text(0) else { throw DomainError.databaseUnavailable }
      return try body(snapshot, transaction)
    }
  }
}
