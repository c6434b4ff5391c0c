import Core
import Persistence
import Vault

/// A schema of a simulation's own in a PostgreSQL database, so that nothing else of the database is touched.
struct PrivateSchema: Sendable {
  let server: String
  let name: String

  /// The same database, with this schema and no other in sight.
  var address: String { server + (server.contains("?") ? "&" : "?") + "options=-csearch_path%3D" + name }

  /// Throws `database-unavailable`, and `simulation-database` for an address that has options of its own already.
  static func make(on server: String) async throws -> PrivateSchema {
    guard server.hasPrefix("postgres"), !server.contains("options=") else {
      throw DomainError(
        .invalid, "simulation-database",
        "The database of a simulation is given as postgres://user@host/name, without options.")
    }
    let schema = PrivateSchema(server: server, name: "songly_simulation_" + Digest.hex(World.live.entropy.bytes(8)))
    try await schema.change("CREATE SCHEMA %I")
    return schema
  }

  func drop() async throws { try await change("DROP SCHEMA %I CASCADE") }

  /// Names in statements are literals everywhere; this one is made at run time, so the server quotes it itself.
  private func change(_ statement: String) async throws {
    let database = try await Database.postgres(server, connections: 1)
    do {
      try await database.write { transaction in
        _ = try transaction.rows(
          "SELECT set_config('songly.schema', \(name), true), set_config('songly.statement', \(statement), true)")
        try transaction.run(
          """
          DO 'BEGIN EXECUTE format(current_setting(''songly.statement''), current_setting(''songly.schema'')); END'
          """)
      }
      await database.close()
    } catch {
      await database.close()
      throw error
    }
  }
}
