import Core

extension Database {
  /// Runs the steps that this database has not behind it, each in a transaction of its own, and answers their names
  /// in order. An interrupted run goes on where it stopped; two programs that start at once run each step once.
  /// Throws `schema-newer` and `schema-edited` as `Migration.pending` does, having changed nothing.
  public func migrate(_ migrations: [Migration]) async throws -> [String] {
    var names: [String] = []
    while let name = try await runNext(of: migrations) { names.append(name) }
    return names
  }

  /// The names of the steps that `migrate` would run. Changes nothing.
  public func pendingMigrations(_ migrations: [Migration]) async throws -> [String] {
    guard try await columns()["migrations"] != nil else {
      return try Migration.pending(migrations, after: []).map(\.name)
    }
    return try await read { transaction in
      try Migration.pending(migrations, after: applied(in: transaction)).map(\.name)
    }
  }

  /// Our own tables and their columns, `migrations` among them, as the engine itself lists them.
  public func columns() async throws -> [String: Set<String>] {
    try await read { transaction in
      var tables: [String: Set<String>] = [:]
      for row in try transaction.rows(listing(transaction.dialect)) {
        tables[try row.text(0), default: []].insert(try row.text(1))
      }
      return tables
    }
  }

  private func runNext(of migrations: [Migration]) async throws -> String? {
    try await perform(.migrate) { transaction in
      try transaction.run(
        """
        CREATE TABLE IF NOT EXISTS migrations (
          name TEXT NOT NULL PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 100),
          position \(.integer) NOT NULL UNIQUE,
          checksum \(.integer) NOT NULL
        ) \(.strict)
        """)
      let applied = try applied(in: transaction)
      guard let step = try Migration.pending(migrations, after: applied).first else { return nil }
      if step.only == nil || step.only == transaction.dialect {
        for statement in step.statements { try transaction.run(statement) }
      }
      let checksum = Int64(bitPattern: step.checksum)
      try transaction.run(
        """
        INSERT INTO migrations (name, position, checksum)
        VALUES (\(step.name), \(applied.count + 1), \(checksum))
        """)
      return step.name
    }
  }
}

private func applied(in transaction: any Transaction) throws -> [Migration.Applied] {
  try transaction.rows("SELECT name, checksum FROM migrations ORDER BY position").map { row in
    Migration.Applied(name: try row.text(0), checksum: UInt64(bitPattern: try row.integer(1)))
  }
}

private func listing(_ dialect: Dialect) -> SQL {
  switch dialect {
  case .sqlite:
    """
    SELECT tables.name, columns.name FROM sqlite_schema AS tables JOIN pragma_table_info(tables.name) AS columns
    WHERE tables.type = 'table' AND substr(tables.name, 1, 7) <> 'sqlite_'
    """
  case .postgres:
    """
    SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT) FROM information_schema.columns
    WHERE table_schema = current_schema()
    """
  }
}
