import Foundation

/// A program of Tests/Listening, run by the Python of the tests, and what it measured.
struct ListeningProgram {
  /// bin/test names it; without it nothing can be measured from outside.
  static let python = ProcessInfo.processInfo.environment["SONGLY_TEST_PYTHON"].flatMap { $0.isEmpty ? nil : $0 }
  static let folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Listening").path
  /// The package puts its programs where it puts the runner of its tests.
  static let songly = URL(
    filePath: (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "/"
  ).deletingLastPathComponent().appending(path: "songly").path

  var status: Int32
  var output: String

  /// What was measured, e.g. `passed`.
  var result: [String: Any] { (try? JSONSerialization.jsonObject(with: Data(output.utf8))) as? [String: Any] ?? [:] }
  var passed: Bool { status == 0 && result["passed"] as? Bool == true }
  var missed: [String] { result["missed"] as? [String] ?? [] }

  static func listen(_ name: String, _ arguments: [String]) throws -> ListeningProgram {
    try run(python ?? "", ["\(folder)/\(name)"] + arguments)
  }

  static func run(_ program: String, _ arguments: [String]) throws -> ListeningProgram {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONDONTWRITEBYTECODE": "1"]) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return ListeningProgram(status: process.terminationStatus, output: String(decoding: data, as: UTF8.self))
  }
}
