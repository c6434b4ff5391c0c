import Core
import Foundation
import Persistence
import TestSupport
import Testing

/// What happens around the server: it goes away, comes back, or is not fit.
@Suite(.startsPrograms) struct PostgresServerTests {
  @Test func aServerThatWasStartedAgainIsFoundAgain() async throws {
    let server = try OwnServer()
    defer { server.remove() }
    let database = try await Database.postgres(server.start(), connections: 3)
    _ = try await database.migrate([Notes.migration])
    try await Notes.add(1, to: database)
    #expect(await database.isReady())

    server.stop()
    let error = await #expect(throws: DomainError.self) { try await Notes.add(2, to: database) }
    #expect(error?.code == "database-unavailable" && error?.kind == .unavailable)
    #expect(await !database.isReady())

    _ = try server.start()
    try await Notes.add(2, to: database)
    #expect(try await Notes.count(database) == 2)
    await database.close()
    server.stop()
  }

  /// D3: a table is written anew without its deleted rows, or it is said that somebody can still see them.
  @Test func deletedRowsAreWrittenAnewForNobody() async throws {
    let server = try OwnServer()
    defer { server.remove() }
    let database = try await Database.postgres(server.start(), connections: 3)
    _ = try await database.migrate([Notes.migration])
    for number in 0..<10 { try await Notes.add(number, to: database) }
    try await whileSomebodyReads("SELECT 1", of: database) {
      try await database.write { _ = try $0.run("DELETE FROM notes WHERE id < 4") }
      let error = await #expect(throws: DomainError.self) { try await database.rewrite(["notes"]) }
      #expect(error?.code == "database-unavailable")
    }
    try await database.rewrite(["notes"])
    #expect(try await Notes.count(database) == 6)
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
}

/// A server of the test's own, which it may stop.
private struct OwnServer {
  private let folder: String
  private let script: String

  init() throws {
    // The path of its socket must be short.
    guard let path = PrivateFolder.make(in: "/tmp", name: "songly-postgres") else {
      throw CocoaError(.fileWriteUnknown)
    }
    folder = path
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
