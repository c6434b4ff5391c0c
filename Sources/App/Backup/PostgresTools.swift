import Core
import Foundation
import Media
import Persistence

/// PostgreSQL's own tools, which copy and restore its databases. The address goes through their environment.
enum PostgresTools {
  /// Writes the database, as a snapshot shows it, in the tool's custom format.
  static func dump(_ address: String, schema: String, snapshot: String, to path: String) throws {
    // A schema of its own is named; the usual one is there in every database.
    let only = schema == "public" ? [] : ["--schema=" + schema]
    try run(
      "pg_dump",
      ["--format=custom", "--no-owner", "--no-privileges", "--snapshot=" + snapshot, "--file=" + path] + only, address)
  }

  /// Reads a dump into an empty database, wholly or not at all.
  static func restore(_ path: String, to address: String) throws {
    let environment = try Database.environment(ofPostgres: address)
    // Connections are made as the environment says, for which a name of the database must be given all the same.
    let name = environment["PGDATABASE"] ?? "postgres"
    try run(
      "pg_restore",
      ["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", "--dbname=" + name, path], address)
  }

  private static func run(_ program: String, _ arguments: [String], _ address: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    // The server's own variables may say how it is reached; what the address says goes before them.
    process.environment = ChildEnvironment.variables
      .merging(ProcessInfo.processInfo.environment.filter { $0.key.hasPrefix("PG") }) { $1 }
      .merging(try Database.environment(ofPostgres: address)) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch { throw missing }
    process.waitUntilExit()
    // 127 is how env says that it found no such program.
    guard process.terminationStatus != 127 else { throw missing }
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      throw DomainError(.unavailable, "postgres-tool", "\(program) failed: is it of the server's version or newer?")
    }
  }

  private static let missing = DomainError(
    .missing, "postgres-tools-missing", "pg_dump and pg_restore are missing: install postgresql-client.")
}
