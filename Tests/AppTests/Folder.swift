import Foundation

/// A folder that is gone after the test.
final class Folder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "songly-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Every name in it, hidden ones too.
  var names: [String] { names(in: "") }

  func names(in folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: url.appending(path: folder).path).sorted()) ?? []
  }

  func data(_ name: String) -> Data { (try? Data(contentsOf: url.appending(path: name))) ?? Data() }

  func read(_ name: String) -> String { String(decoding: data(name), as: UTF8.self) }

  func object(_ name: String) -> [String: Any] {
    (try? JSONSerialization.jsonObject(with: data(name))) as? [String: Any] ?? [:]
  }

  func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

  func write(_ data: Data, to name: String) throws { try data.write(to: url.appending(path: name)) }

  /// Writes a file of this mode and answers its path, or that of a link to it.
  func secret(_ text: String, mode: Int = 0o600, isLink: Bool = false) throws -> String {
    try write(text, to: "secret")
    let path = url.appending(path: "secret").path
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    guard isLink else { return path }
    try FileManager.default.createSymbolicLink(atPath: path + ".link", withDestinationPath: path)
    return path + ".link"
  }

  func makeFolder(_ name: String, mode: Int = 0o755) throws {
    try FileManager.default.createDirectory(
      at: url.appending(path: name), withIntermediateDirectories: false, attributes: [.posixPermissions: mode])
  }
}
