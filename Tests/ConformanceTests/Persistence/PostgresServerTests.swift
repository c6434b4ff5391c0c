import Core
import Foundation
import Persistence
import TestSupport
import Testing

private let notes = Migration("notes-1", ["CREATE TABLE notes (id \(.integer) NOT NULL PRIMARY KEY) \(.strict)"])

/// What happens around the server: it goes away, comes back, is not fit, or has no connection left.
@Suite(.startsPrograms) struct PostgresServerTests {
  @Test func aServerThatWasStartedAgainIsFoundAgain() async throws {
    let server = try OwnServer()
    defer { server.remove() }
    let database = try await Database.postgres(server.start(), connections: 3)
    _ = try await database.migrate([notes])
    try await add(1, to: database)
    #expect(await database.isReady())

    server.stop()
    let error = await #expect(throws: DomainError.self) { try await add(2, to: database) }
    #expect(error?.code == "database-unavailable" && error?.kind == .unavailable)
    #expect(await !database.isReady())

    _ = try server.start()
    try await add(2, to: database)
    #expect(try await count(database) == 2)
    await database.close()
    server.stop()
  }

  @Test func brokenConnectionsAreReplacedWithoutAnybodyNoticing() async throws {
    try await withPostgresSchema { address in
      let name = "broken-\(address.hash)"
      let programs = [
        try await Database.postgres(address + "&application_name=" + name, connections: 3),
        try await Database.postgres(address, connections: 1),
      ]
      _ = try await programs[0].migrate([notes])
      for round in 0..<3 {
        try await withThrowingTaskGroup(of: Void.self) { group in
          for number in 0..<6 { group.addTask { try await add(round * 6 + number, to: programs[0]) } }
          try await group.waitForAll()
        }
        let broken = try await programs[1].read { tx in
          try tx.row(
            """
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE application_name = \(name) AND state = 'idle'
            """)?.int(0)
        }
        #expect(broken ?? 0 > 0)
      }
      #expect(try await count(programs[0]) == 18)
      for program in programs { await program.close() }
    }
  }

  /// D3: a table is written anew without its deleted rows, or it is said that somebody can still see them.
  @Test func deletedRowsAreWrittenAnewForNobody() async throws {
    let server = try OwnServer()
    defer { server.remove() }
    let database = try await Database.postgres(server.start(), connections: 3)
    _ = try await database.migrate([notes])
    for number in 0..<10 { try await add(number, to: database) }
    let ((seen, tell), goOn) = (AsyncStream<Void>.makeStream(), Flag())
    let reader = Task {
      defer { tell.finish() }
      try await database.read { tx in
        // However long the machine takes, the server keeps the session.
        try tx.run("SET LOCAL idle_in_transaction_session_timeout = 0")
        _ = try tx.row("SELECT 1")
        tell.yield()
        goOn.wait()
      }
    }
    for await _ in seen { break }
    try await database.write { _ = try $0.run("DELETE FROM notes WHERE id < 4") }
    let error = await #expect(throws: DomainError.self) { try await database.rewrite(["notes"]) }
    #expect(error?.code == "database-unavailable")
    goOn.raise()
    try await reader.value
    try await database.rewrite(["notes"])
    #expect(try await count(database) == 6)
    await database.close()
    server.stop()
  }

  @Test func aDatabaseThatSortsOtherwiseIsRefused() async throws {
    let server = try OwnServer()
    defer { server.remove() }
    let address = try server.start()
    let admin = try await Database.postgres(address, connections: 1)
    await admin.close()
    try server.makeDatabase("letters", "--encoding=SQL_ASCII", "--locale=C", "--template=template0")
    let other = address.replacing("/postgres?", with: "/letters?")
    let error = await #expect(throws: DomainError.self) { try await Database.postgres(other) }
    #expect(error?.code == "database-collation")
    server.stop()
  }

  @Test func anAddressThatIsNone() async throws {
    let error = await #expect(throws: DomainError.self) { try await Database.postgres("songly.sqlite") }
    #expect(error?.code == "database-address")
    let absent = await #expect(throws: DomainError.self) {
      try await Database.postgres("postgres://songly@/postgres?host=/nowhere")
    }
    #expect(absent?.code == "database-unavailable")
  }

  @Test func moreCallersThanConnectionsWaitTheirTurn() async throws {
    try await withPostgresSchema { address in
      let database = try await Database.postgres(address, connections: 2)
      _ = try await database.migrate([notes])
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<100 { group.addTask { try await add(number, to: database) } }
        try await group.waitForAll()
      }
      #expect(try await count(database) == 100)
      await database.close()
    }
  }
}

private func add(_ id: Int, to database: Database) async throws {
  try await database.write { tx in try tx.run("INSERT INTO notes (id) VALUES (\(id))") }
}

private func count(_ database: Database) async throws -> Int? {
  try await database.read { tx in try tx.row("SELECT count(*) FROM notes")?.int(0) }
}

/// A server of the test's own, which it may stop.
private struct OwnServer {
  private let folder: String
  private let script: String

  init() throws {
    // The path of its socket must be short.
    var template = Array("/tmp/songly-postgres-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw CocoaError(.fileWriteUnknown) }
    folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    script =
      URL(filePath: #filePath).resolvingSymlinksInPath().pathComponents.dropLast(4).joined(separator: "/")
      .dropFirst() + "/bin/postgres"
  }

  /// Answers its address.
  func start() throws -> String {
    try run(script, "start", folder).trimmingCharacters(in: .newlines)
  }

  func stop() {
    _ = try? run(script, "stop", folder)
  }

  func remove() {
    stop()
    try? FileManager.default.removeItem(atPath: folder)
  }

  func makeDatabase(_ name: String, _ options: String...) throws {
    _ = try run("createdb", ["--host=" + folder, "--username=songly"] + options + [name])
  }

  private func run(_ program: String, _ arguments: String...) throws -> String { try run(program, arguments) }

  /// What the program prints goes through a file: a pipe would be inherited by the servers of other tests.
  private func run(_ program: String, _ arguments: [String]) throws -> String {
    let path = folder + ".out"
    guard FileManager.default.createFile(atPath: path, contents: nil) else { throw CocoaError(.fileWriteUnknown) }
    defer { try? FileManager.default.removeItem(atPath: path) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: path))
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    return try String(contentsOfFile: path, encoding: .utf8)
  }
}
