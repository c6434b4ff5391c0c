import Core
import Foundation
import Persistence
import Synchronization

/// Gives the body the address of a fresh schema on the tests' server: opening it twice is like two programs on one
/// database. The schema is dropped afterwards.
@discardableResult
public func withPostgresSchema<T>(
  isolation: isolated (any Actor)? = #isolation, _ body: (_ address: String) async throws -> T
) async throws -> T {
  guard let server = ProcessInfo.processInfo.environment["SONGLY_TEST_POSTGRES"] else {
    throw DomainError(
      .missing, "test-postgres", "Run the tests by bin/test, or set SONGLY_TEST_POSTGRES to what bin/postgres prints.")
  }
  // A database inside another one belongs to the same test: waiting for a place could then last for ever.
  guard !Server.isInside else { return try await withSchema(of: server, body) }
  await Server.places.take()
  defer { Server.places.giveBack() }
  return try await Server.$isInside.withValue(true) { try await withSchema(of: server, body) }
}

private func withSchema<T>(
  of server: String, isolation: isolated (any Actor)? = #isolation, _ body: (String) async throws -> T
) async throws -> T {
  let name = "test_\(getpid())_\(number.add(1, ordering: .relaxed).newValue)"
  try await change(server, name, "DO 'BEGIN EXECUTE format(''CREATE SCHEMA %I'', current_setting(''test.name'')); END'")
  let address = server + (server.contains("?") ? "&" : "?") + "options=-csearch_path%3D" + name
  let result: Result<T, any Error>
  do { result = .success(try await body(address)) } catch { result = .failure(error) }
  try await change(
    server, name, "DO 'BEGIN EXECUTE format(''DROP SCHEMA %I CASCADE'', current_setting(''test.name'')); END'")
  return try result.get()
}

private let number = Atomic<Int>(0)

/// Names of tables are literals everywhere in Songly; only a test's schema has a name made at run time.
private func change(_ server: String, _ name: String, _ statement: SQL) async throws {
  let database = try await Database.postgres(server, connections: 1)
  do {
    try await database.write { transaction in
      _ = try transaction.rows("SELECT set_config('test.name', \(name), true)")
      try transaction.run(statement)
    }
    await database.close()
  } catch {
    await database.close()
    throw error
  }
}

/// Tests start all at once; the server has room for so many.
private enum Server {
  static let places = Places(16)
  @TaskLocal static var isInside = false
}
