import Core
import Foundation
import Media

/// Puts files in place whole or not at all: they are made in a hidden directory beside their goal and renamed.
struct Delivery: Sendable {
  /// Where the song is made.
  let draft: String
  /// Where its parts are made, if they are wanted.
  let stemsDraft: String?

  private let output: URL
  private let stems: URL?
  private let scratch: URL

  /// - Throws: `format-unknown` for an ending that is no audio format; `not-writable` if the place cannot be used.
  init(output path: String, stems stemsPath: String?) throws(DomainError) {
    _ = try AudioFormat(path: path)
    output = URL(fileURLWithPath: path)
    stems = stemsPath.map { URL(fileURLWithPath: $0, isDirectory: true) }
    let place = output.deletingLastPathComponent()
    let name = ".songly-\(ProcessInfo.processInfo.processIdentifier)-\(UInt32.random(in: 0...UInt32.max))"
    scratch = place.appendingPathComponent(name, isDirectory: true)
    draft = scratch.appendingPathComponent(output.lastPathComponent).path
    stemsDraft = stemsPath == nil ? nil : scratch.appendingPathComponent("stems", isDirectory: true).path
    var isDirectory: ObjCBool = false
    if FileManager.default.fileExists(atPath: output.path, isDirectory: &isDirectory), isDirectory.boolValue {
      throw DomainError(.invalid, "not-writable", "\(path) is a directory: name a file.")
    }
    try Self.makeDirectory(scratch, for: path)
    if let stemsDraft {
      do {
        try Self.makeDirectory(URL(fileURLWithPath: stemsDraft, isDirectory: true), for: path)
        if let stems { try Self.makeDirectory(stems, for: stems.path) }
      } catch {
        discard()
        throw error
      }
    }
  }

  private static func makeDirectory(_ url: URL, for path: String) throws(DomainError) {
    do {
      let attributes: [FileAttributeKey: Any] = [.posixPermissions: url.lastPathComponent.hasPrefix(".") ? 0o700 : 0o755]
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false, attributes: attributes)
    } catch CocoaError.fileWriteFileExists {
      return
    } catch {
      throw DomainError(
        .unavailable, "not-writable", "Nothing can be written to \(path): choose a directory that exists and is yours.")
    }
  }

  /// Moves everything into place and says where it is.
  func deliver() throws(DomainError) -> [String] {
    var files: [String] = []
    do {
      if let stems, let stemsDraft {
        for name in try FileManager.default.contentsOfDirectory(atPath: stemsDraft).sorted() {
          let goal = stems.appendingPathComponent(name)
          try Self.move(URL(fileURLWithPath: stemsDraft).appendingPathComponent(name), to: goal)
          files.append(goal.path)
        }
      }
      try Self.move(URL(fileURLWithPath: draft), to: output)
    } catch {
      throw DomainError(.unavailable, "not-writable", "The song could not be put at \(output.path): is the disk full?")
    }
    return [output.path] + files
  }

  /// A rename where the goal is on the same disk, else a copy and a rename.
  private static func move(_ source: URL, to goal: URL) throws {
    if rename(source.path, goal.path) == 0 { return }
    let near = goal.deletingLastPathComponent().appendingPathComponent(".songly-" + goal.lastPathComponent)
    try? FileManager.default.removeItem(at: near)
    do {
      try FileManager.default.copyItem(at: source, to: near)
      guard rename(near.path, goal.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    } catch {
      try? FileManager.default.removeItem(at: near)
      throw error
    }
  }

  /// Removes what was not delivered.
  func discard() {
    try? FileManager.default.removeItem(at: scratch)
    // Only an empty directory goes: what was there before stays.
    if let stems { _ = rmdir(stems.path) }
  }
}
