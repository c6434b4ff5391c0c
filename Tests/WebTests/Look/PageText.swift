import Foundation
import HTML

/// A page as text, and what its tests look for in it.
struct PageText {
  let text: String

  init(_ page: Node) {
    text = String(decoding: Writer.document(page), as: UTF8.self)
  }

  /// One element a line, so that a changed golden shows what changed. Only for reading: browsers get it unbroken.
  var lines: String { text.replacing("><", with: ">\n<") + "\n" }

  /// The values of an attribute, unescaped as far as our own addresses need it.
  func values(of attribute: String) -> [String] {
    text.split(separator: " \(attribute)=\"").dropFirst().compactMap { piece in
      piece.firstIndex(of: "\"").map { String(piece[..<$0]).replacing("&amp;", with: "&") }
    }
  }
}

/// Pages kept as files beside the tests. `SONGLY_GOLDENS=write` writes them anew; then read the difference.
struct Goldens {
  let folder: URL

  init(beside file: String) {
    folder = URL(filePath: file).resolvingSymlinksInPath().deletingLastPathComponent().appending(path: "Goldens")
  }

  static let isWriting = ProcessInfo.processInfo.environment["SONGLY_GOLDENS"] == "write"

  /// Nil when the page is as it was; else where it differs first.
  func difference(_ name: String, _ page: PageText) throws -> String? {
    let file = folder.appending(path: "\(name).html")
    let lines = hashless(page.lines)
    if Self.isWriting {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(lines.utf8).write(to: file)
      return nil
    }
    guard let old = try? String(contentsOf: file, encoding: .utf8) else { return "\(name): no golden yet" }
    guard old != lines else { return nil }
    let pair = zip(old.split(separator: "\n"), lines.split(separator: "\n")).first { $0 != $1 }
    return "\(name): \(pair.map { "\($0.0) -> \($0.1)" } ?? "another length")"
  }

  /// A changed style sheet or picture is no changed page.
  private func hashless(_ text: String) -> String {
    text.replacing(/\/assets\/[0-9a-f]{8}\//, with: "/assets/…/")
  }
}
