import Foundation
public import HTML

/// A file that comes with the program: style, script, font, icon. Its address holds a hash of its content, so browsers
/// may keep it for ever and still see a change at once.
public struct Asset: Sendable {
  /// The place below `Public`, e.g. `fonts/songly-sans-400-lat.woff2`.
  public let name: String
  public let bytes: [UInt8]
  public let mediaType: String
  /// Eight hexadecimal digits.
  public let hash: String
  /// Texts are packed once, for clients that take gzip; nil for what is packed already, or too small to gain.
  public let packed: [UInt8]?

  /// `/assets/<hash>/<name>`.
  public var path: String { "/assets/\(hash)/\(name)" }

  /// The address of a file; a name that does not exist gives an address that does not either.
  public static func path(_ name: String) -> String {
    all[name]?.path ?? "/assets/missing/\(name)"
  }

  /// The same for links; `fragment` names a part, e.g. a picture of the icon sheet.
  public static func reference(_ name: String, fragment: String? = nil) -> Reference {
    Reference(path: path(name) + (fragment.map { "#" + $0 } ?? "")) ?? .top
  }

  /// The file that a request asks for; nil for an old hash or an unknown name.
  public static func served(hash: String, name: String) -> Asset? {
    all[name].flatMap { $0.hash == hash ? $0 : nil }
  }

  /// Every file, read once.
  public static let all: [String: Asset] = load()

  private static func load() -> [String: Asset] {
    guard let root = Bundle.module.url(forResource: "Public", withExtension: nil) else { return [:] }
    var files: [String: [UInt8]] = [:]
    let walk = FileManager.default.enumerator(atPath: root.path)
    while let name = walk?.nextObject() as? String {
      guard mediaTypes[fileExtension(name)] != nil else { continue }
      files[name] = (try? Data(contentsOf: root.appendingPathComponent(name))).map(Array.init)
    }
    var made: [String: Asset] = [:]
    for (name, parts) in bundles {
      files[name] = joined(parts.compactMap { files[$0] }, isScript: name.hasSuffix(".js"))
    }
    for name in files.keys.sorted() { _ = make(name, files, &made, depth: 0) }
    return made
  }

  /// What every page loads, each as one file: fewer requests on the first visit (design budgets). The scripts look
  /// for what they serve and do nothing where it is not.
  private static let bundles = [
    "songly.css": ["fonts.css", "app.css", "pages.css"],
    "songly.js": ["page", "keep", "account", "create", "player", "progress", "samples"].map { "js/\($0).js" },
  ]

  /// One after the other; each script in a block of its own, so that their names do not meet.
  private static func joined(_ parts: [[UInt8]], isScript: Bool) -> [UInt8] {
    parts.flatMap { part in isScript ? Array("{\n".utf8) + part + Array("}\n".utf8) : part }
  }

  /// A text may name other files as `asset:NAME`; their addresses are put in before its own hash is taken.
  private static func make(
    _ name: String, _ files: [String: [UInt8]], _ made: inout [String: Asset], depth: Int
  ) -> Asset? {
    if let asset = made[name] { return asset }
    guard var bytes = files[name], let type = mediaTypes[fileExtension(name)], depth < depthMax else { return nil }
    if texts.contains(fileExtension(name)) {
      var result = ""
      var rest = Substring(String(decoding: bytes, as: UTF8.self))
      while let mark = rest.range(of: "asset:") {
        let other = rest[mark.upperBound...].prefix { $0.isLetter || $0.isNumber || "./-_".contains($0) }
        result += rest[..<mark.lowerBound]
        result += make(String(other), files, &made, depth: depth + 1)?.path ?? "/assets/missing/\(other)"
        rest = rest[other.endIndex...]
      }
      bytes = Array((result + rest).utf8)
    }
    let packed = packable.contains(fileExtension(name)) ? Gzip.packed(bytes, effort: Gzip.mostEffort) : nil
    let asset = Asset(name: name, bytes: bytes, mediaType: type, hash: hash(bytes), packed: packed)
    made[name] = asset
    return asset
  }

  /// References between files are two steps deep; a circle ends here.
  private static let depthMax = 4

  /// FNV-1a: tells versions apart, protects nothing.
  private static func hash(_ bytes: [UInt8]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    let digits = String(UInt32(truncatingIfNeeded: hash ^ (hash >> 32)), radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  private static func fileExtension(_ name: String) -> String {
    name.split(separator: ".").last.map(String.init) ?? ""
  }

  private static let texts: Set<String> = ["css", "js", "webmanifest"]
  private static let packable: Set<String> = ["css", "js", "svg", "txt", "webmanifest"]

  private static let mediaTypes = [
    "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
    "png": "image/png", "woff2": "font/woff2", "txt": "text/plain; charset=utf-8",
    "webmanifest": "application/manifest+json", "mp3": "audio/mpeg", "opus": "audio/ogg",
  ]
}
