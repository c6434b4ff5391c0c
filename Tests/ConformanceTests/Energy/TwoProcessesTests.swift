import Core
import Energy
import Foundation
import Persistence
import TestSupport
import Testing

/// Two programs spend from one account at the same instant; the database is all they share.
@Suite(.startsPrograms) struct TwoProcessesTests {
  @Test(arguments: Engine.allCases)
  func tenOfTwoHundredSpendsSucceed(_ engine: Engine) async throws {
    switch engine {
    case .sqlite:
      try await withTemporaryFolder { try await spend(on: $0 + "/test.sqlite") { try await .sqlite(path: $0) } }
    case .postgres: try await withPostgresSchema { try await spend(on: $0) { try await .postgres($0, connections: 2) } }
    }
  }

  private func spend(on address: String, open: (String) async throws -> Database) async throws {
    let database = try await open(address)
    _ = try await database.migrate(Purse.migrations)
    let purse = Purse(database)
    let account = try await purse.open()
    let programs = try (0..<2).map { _ in try Program(["spend", address, account.description, "100"]) }
    for program in programs { #expect(program.line() == "ready") }
    for program in programs { program.go() }
    var outcomes: [String: Int] = [:]
    for program in programs {
      let text = program.line()
      outcomes.merge(try JSONDecoder().decode([String: Int].self, from: Data(text.utf8))) { $0 + $1 }
      #expect(program.end() == 0)
    }
    #expect(outcomes == ["spent": 10, "points-too-few": 190])
    #expect(try await purse.parts(account) == [0, 0, 100])
    #expect(try await purse.energy.faults() == [])
    await database.close()
  }

  /// A running `songly-trial`, which the package puts beside the runner of its tests.
  private final class Program {
    private let process = Process()
    private let (input, output) = (Pipe(), Pipe())
    private var heard: [UInt8] = []

    init(_ arguments: [String]) throws {
      let runner = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
      process.executableURL = URL(filePath: runner).deletingLastPathComponent().appending(path: "songly-trial")
      process.arguments = arguments
      process.standardInput = input
      process.standardOutput = output
      try process.run()
    }

    func go() {
      try? input.fileHandleForWriting.write(contentsOf: Data("go\n".utf8))
      try? input.fileHandleForWriting.close()
    }

    func line() -> String {
      while !heard.contains(UInt8(ascii: "\n")) {
        let piece = output.fileHandleForReading.availableData
        if piece.isEmpty { break }
        heard += piece
      }
      let end = heard.firstIndex(of: UInt8(ascii: "\n")) ?? heard.endIndex
      defer { heard.removeSubrange(..<min(end + 1, heard.count)) }
      return String(decoding: heard[..<end], as: UTF8.self)
    }

    func end() -> Int32 {
      process.waitUntilExit()
      return process.terminationStatus
    }
  }
}
