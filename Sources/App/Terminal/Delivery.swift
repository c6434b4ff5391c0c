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
  /// True if the directory of the stems is ours to remove.
  private let stemsAreNew: Bool
  private let scratch: URL

  /// - Throws: `format-unknown` for an ending that is no audio format; `not-writable` if the place cannot be used.
  init(output path: String, stems stemsPath: String?) throws(DomainError) {
    _ = try AudioFormat(path: path)
    output = URL(fileURLWithPath: path)
    stems = stemsPath.map { URL(fileURLWithPath: $0, isDirectory: true) }
    stemsAreNew = stemsPath.map { !FileManager.default.fileExists(atPath: $0) } ?? false
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
      let isOurs = url.lastPathComponent.hasPrefix(".")
      let attributes: [FileAttributeKey: Any] = [.posixPermissions: isOurs ? 0o700 : 0o755]
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false, attributes: attributes)
    } catch CocoaError.fileWriteFileExists {
      return
    } catch {
      throw DomainError(
        .unavailable, "not-writable", "Nothing can be written to \(path): choose a directory that exists and is yours.")
    }
  }

  /// Moves everything into place, or nothing, and says where it is.
  func deliver() throws(DomainError) -> [String] {
    var (ready, placed) = ([(near: URL, goal: URL)](), [URL]())
    do {
      for (source, goal) in [(URL(fileURLWithPath: draft), output)] + (try partsOfStems()) {
        ready.append((try Self.near(goal, source), goal))
      }
      for (near, goal) in ready {
        let isNew = !FileManager.default.fileExists(atPath: goal.path)
        guard rename(near.path, goal.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
        if isNew { placed.append(goal) }
      }
    } catch {
      for url in ready.map(\.near) + placed { try? FileManager.default.removeItem(at: url) }
      throw DomainError(.unavailable, "not-writable", "The song could not be put at \(output.path): is the disk full?")
    }
    return ready.map(\.goal.path)
  }

  private func partsOfStems() throws -> [(URL, URL)] {
    guard let stems, let stemsDraft else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: stemsDraft).sorted().map { name in
      (URL(fileURLWithPath: stemsDraft).appendingPathComponent(name), stems.appendingPathComponent(name))
    }
  }

  /// The file on the disk of its goal, so that only a rename is left to do: itself, or a copy.
  private static func near(_ goal: URL, _ source: URL) throws -> URL {
    let place = goal.deletingLastPathComponent()
    if try disk(source) == disk(place) { return source }
    let copy = place.appendingPathComponent(".songly-" + goal.lastPathComponent)
    try? FileManager.default.removeItem(at: copy)
    do {
      try FileManager.default.copyItem(at: source, to: copy)
    } catch {
      try? FileManager.default.removeItem(at: copy)
      throw error
    }
    return copy
  }

  private static func disk(_ url: URL) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: url.path)[.systemNumber] as? Int
  }

  /// Removes what was not delivered.
  func discard() {
    try? FileManager.default.removeItem(at: scratch)
    // Only a directory that was made for this song goes, and only an empty one.
    if let stems, stemsAreNew { _ = rmdir(stems.path) }
  }
}
