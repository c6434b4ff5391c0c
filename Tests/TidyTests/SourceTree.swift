import Foundation

/// The repository as text, found from where this file was compiled.
struct SourceTree: Sendable {
  struct File: Sendable, Hashable {
    /// From the root, e.g. `Sources/Core/Seed.swift`.
    var path: String
    var text: String

    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    /// The module or folder below Sources or Tests.
    var module: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
    var isSource: Bool { path.hasPrefix("Sources/") }
  }

  let root: URL

  init(anchor: String = #filePath) {
    root = URL(filePath: anchor).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
  }

  func read(_ path: String) -> String {
    (try? String(contentsOf: root.appending(path: path), encoding: .utf8)) ?? ""
  }

  func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appending(path: path).path)
  }

  func isExecutable(_ path: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: root.appending(path: path).path)
  }

  /// Names directly below a folder, sorted, hidden ones left out.
  func names(in folder: String) -> [String] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)) ?? []
    return all.filter { !$0.hasPrefix(".") }.sorted()
  }

  /// Every file below the folders whose name ends in one of the endings, in order of their paths.
  func files(in folders: [String], endings: [String]) -> [File] {
    folders.flatMap { folder -> [File] in
      let base = root.appending(path: folder)
      let found = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
      return found.filter { name in endings.contains { name.hasSuffix($0) } && !name.contains(".build") }.sorted()
        .map { File(path: "\(folder)/\($0)", text: read("\(folder)/\($0)")) }
    }
  }

  var swift: [File] { files(in: ["Sources", "Tests", "Benchmarks"], endings: [".swift"]) }
  var documents: [File] {
    files(in: ["docs"], endings: [".md"])
      + names(in: "").filter { $0.hasSuffix(".md") }.map { File(path: $0, text: read($0)) }
  }
}
