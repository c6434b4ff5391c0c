import Core
import Foundation
public import Persistence

/// Gives the body a fresh database with this schema, and nothing of it is left afterwards. On PostgreSQL it is a
/// schema of its own in the server that `bin/test` has started.
@discardableResult
public func withDatabase<T>(
  _ engine: Engine, migrations: [Migration] = [], isolation: isolated (any Actor)? = #isolation,
  _ body: (Database) async throws -> T
) async throws -> T {
  switch engine {
  case .sqlite:
    try await withTemporaryFolder { folder in
      try await use(try await Database.sqlite(path: folder + "/test.sqlite"), migrations, body)
    }
  case .postgres:
    try await withPostgresSchema { address in
      try await use(try await Database.postgres(address, connections: 4), migrations, body)
    }
  }
}

/// A folder of its own for one test, removed with everything in it.
@discardableResult
public func withTemporaryFolder<T>(
  isolation: isolated (any Actor)? = #isolation, _ body: (_ path: String) async throws -> T
) async throws -> T {
  guard let path = PrivateFolder.make(in: FileManager.default.temporaryDirectory.path, name: "songly-test") else {
    throw CocoaError(.fileWriteUnknown)
  }
  defer { try? FileManager.default.removeItem(atPath: path) }
  return try await body(path)
}

private func use<T>(
  _ database: Database, _ migrations: [Migration], isolation: isolated (any Actor)? = #isolation,
  _ body: (Database) async throws -> T
) async throws -> T {
  do {
    _ = try await database.migrate(migrations)
    let value = try await body(database)
    await database.close()
    return value
  } catch {
    await database.close()
    throw error
  }
}
