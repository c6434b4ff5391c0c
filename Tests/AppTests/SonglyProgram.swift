import Foundation

/// The program as a user has it: started by its path, in a directory, with words on its command line.
struct SonglyProgram {
  struct Run {
    var status: Int32
    var output: String
    var complaint: String

    /// What `--json` printed.
    var object: [String: Any] { (try? JSONSerialization.jsonObject(with: Data(output.utf8))) as? [String: Any] ?? [:] }
    /// The code in brackets at the end of a complaint.
    var code: String? {
      guard complaint.hasSuffix("]\n"), let open = complaint.lastIndex(of: "[") else { return nil }
      return String(complaint[complaint.index(after: open)...].dropLast(2))
    }
  }

  /// The package puts its programs where it puts the runner of its tests.
  static let directory = URL(
    filePath: (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "/"
  ).deletingLastPathComponent()

  static let path = directory.appending(path: "songly").path

  /// Runs `songly` in a folder and waits for its end.
  ///
  /// - Parameters:
  ///   - environment: added to the one of the tests.
  ///   - input: a file of the folder that is given on standard input; nothing is without one.
  static func run(
    _ arguments: [String], environment: [String: String] = [:], input: String? = nil, in folder: Folder
  ) throws -> Run {
    try Running(path, arguments, environment: environment, input: input, in: folder).end()
  }

  /// `songly make song` with the options every test has in common.
  static func makeSong(_ options: [String], out: String = "song.mp3", in folder: Folder) throws -> Run {
    try run(["make", "song", "--out", out, "--seconds", "30"] + options, in: folder)
  }

  /// Runs a program of the system in a folder and waits for its end.
  static func run(_ program: String, _ arguments: [String], in folder: Folder) throws -> Run {
    let running = try Running(program, arguments, in: folder)
    return running.end()
  }
}

/// A program under way. What it writes goes to files outside its folder, so that no pipe is ever full.
final class Running {
  private let process = Process()
  private let notes: Folder

  init(
    _ program: String, _ arguments: [String], environment: [String: String] = [:], input: String? = nil,
    in folder: Folder
  ) throws {
    notes = try Folder()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.currentDirectoryURL = folder.url
    process.standardInput =
      try input.map { try FileHandle(forReadingFrom: folder.url.appending(path: $0)) } ?? FileHandle.nullDevice
    process.standardOutput = try Self.handle(notes, "output")
    process.standardError = try Self.handle(notes, "complaint")
    try process.run()
  }

  private static func handle(_ notes: Folder, _ name: String) throws -> FileHandle {
    try notes.write("", to: name)
    return try FileHandle(forWritingTo: notes.url.appending(path: name))
  }

  var isRunning: Bool { process.isRunning }
  var identifier: Int32 { process.processIdentifier }

  func signal(_ number: Int32) { kill(process.processIdentifier, number) }

  /// The number of the rendering child, once there is one; nil if the program ended before.
  func renderer() throws -> Int32? {
    let children = "/proc/\(process.processIdentifier)/task"
    while process.isRunning {
      let tasks = (try? FileManager.default.contentsOfDirectory(atPath: children)) ?? []
      for task in tasks {
        let list = (try? String(contentsOfFile: "\(children)/\(task)/children", encoding: .utf8)) ?? ""
        for child in list.split(separator: " ").compactMap({ Int32($0) }) where Self.isRenderer(child) { return child }
      }
      usleep(5000)
    }
    return nil
  }

  private static func isRenderer(_ process: Int32) -> Bool {
    let line = (try? String(contentsOfFile: "/proc/\(process)/cmdline", encoding: .utf8)) ?? ""
    return line.split(separator: "\0").last == "render"
  }

  func end() -> SonglyProgram.Run {
    process.waitUntilExit()
    return SonglyProgram.Run(
      status: process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus,
      output: notes.read("output"), complaint: notes.read("complaint"))
  }
}
