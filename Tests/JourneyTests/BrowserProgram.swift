import Foundation
import Testing

/// One run of a program of Tests/Browser against the program that was built, and what it saw.
struct BrowserProgram {
  let status: Int32
  let output: String
  /// What did not hold; nil when the program could not say.
  let missed: [String]?
  /// The addresses that were looked at.
  let seen: [String]

  init(_ name: String, _ arguments: [String] = []) throws {
    let python = try #require(ProcessInfo.processInfo.environment["SONGLY_TEST_PYTHON"], "run bin/test")
    let folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Browser")
    // The package puts its programs where it puts the runner of its tests.
    let runner = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let songly = URL(filePath: runner).deletingLastPathComponent().appending(path: "songly").path
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: python)
    process.arguments = [folder.appending(path: name).path, songly] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONDONTWRITEBYTECODE": "1"]) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let object = try? JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
    (self.output, status) = (output, process.terminationStatus)
    missed = object?["missed"] as? [String]
    seen = object?["seen"] as? [String] ?? []
  }
}
