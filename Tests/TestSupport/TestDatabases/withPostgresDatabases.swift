import Core
import Foundation
public import Persistence
import Synchronization

/// Gives the body the addresses of fresh databases on the tests' server, for what cannot be done inside one schema,
/// such as copying and restoring with the server's tools. They are dropped afterwards.
@discardableResult
public func withPostgresDatabases<T>(
  _ count: Int, isolation: isolated (any Actor)? = #isolation, _ body: (_ addresses: [String]) async throws -> T
) async throws -> T {
  // The place in the line of users of the server is that of the schema, which stays empty.
  try await withPostgresSchema { _ in
    let server = ProcessInfo.processInfo.environment["SONGLY_TEST_POSTGRES"] ?? ""
    let names = (0..<count).map { _ in "trace_\(getpid())_\(number.add(1, ordering: .relaxed).newValue)" }
    for name in names {
      try await tool("createdb", ["--template=template0", "--encoding=UTF8", "--locale=C", name], server)
    }
    // postgres://songly@/postgres?host=…: the name of the database stands before the question mark.
    let addresses = names.map { server.replacing("/postgres?", with: "/\($0)?") }
    let result: Result<T, any Error>
    do { result = .success(try await body(addresses)) } catch { result = .failure(error) }
    for name in names { try await drop(name, server) }
    return try result.get()
  }
}

private let number = Atomic<Int>(0)

/// The server gives its other sessions five seconds to end; a slow machine may need more.
private func drop(_ name: String, _ server: String) async throws {
  for _ in 0..<20 where (try? await tool("dropdb", ["--if-exists", "--force", name], server)) != nil { return }
  try await tool("dropdb", ["--if-exists", "--force", name], server)
}

/// On a thread of its own: waiting for a program's end blocks it.
private func tool(_ program: String, _ arguments: [String], _ server: String) async throws {
  try await withCheckedThrowingContinuation { continuation in
    Thread.detachNewThread { continuation.resume(with: Result { try run(program, arguments, server) }) }
  }
}

private func run(_ program: String, _ arguments: [String], _ server: String) throws {
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = [program] + arguments
  process.environment = ProcessInfo.processInfo.environment
    .merging(try Database.environment(ofPostgres: server)) { $1 }
  process.standardInput = FileHandle.nullDevice
  try process.run()
  process.waitUntilExit()
  guard process.terminationStatus == 0 else {
    throw DomainError(.missing, "test-postgres", "\(program) failed: is postgresql-client there?")
  }
}
