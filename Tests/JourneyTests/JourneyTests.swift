import Foundation
import Testing

/// The whole way of a newcomer in a real browser, from the first visit to leaving for good: Tests/Browser/journey.py.
@Suite(.serialized) struct JourneyTests {
  @Test(arguments: [("en", 390, "script"), ("ru", 1280, "plain"), ("kk", 390, "script")])
  func aNewcomerGoesTheWholeWay(language: String, width: Int, mode: String) throws {
    let walk = try Walk([language, String(width), mode])
    #expect(walk.missed == [])
    #expect(walk.status == 0, "\(walk.output)")
  }
}

/// One run of the program and what it saw.
private struct Walk {
  var status: Int32
  var output: String

  var missed: [String]? {
    let object = try? JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
    return object?["missed"] as? [String]
  }

  init(_ arguments: [String]) throws {
    let python = try #require(ProcessInfo.processInfo.environment["SONGLY_TEST_PYTHON"], "run bin/test")
    let folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Browser")
    // The package puts its programs where it puts the runner of its tests.
    let runner = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let songly = URL(filePath: runner).deletingLastPathComponent().appending(path: "songly").path
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: python)
    process.arguments = [folder.appending(path: "journey.py").path, songly] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONDONTWRITEBYTECODE": "1"]) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    try process.run()
    output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    status = process.terminationStatus
  }
}
