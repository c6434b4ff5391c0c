/// Writes pages as bytes, once, front to back.
public struct Writer: Sendable {
  /// Deeper pages are a fault of ours; what lies below is left out rather than the stack overrun.
  static let depthMax = 200

  public private(set) var bytes: [UInt8] = []

  public init(reserving count: Int = 4096) {
    bytes.reserveCapacity(count)
  }

  /// A whole document in standards mode.
  public static func document(_ root: Node) -> [UInt8] {
    var writer = Writer()
    writer.plain("<!doctype html>")
    writer.write(root)
    return writer.bytes
  }

  public mutating func write(_ node: Node) {
    write(node, depth: 0)
  }

  private mutating func write(_ node: Node, depth: Int) {
    guard depth < Self.depthMax else { return }
    switch node {
    case .text(let text): escaped(text)
    case .group(let nodes):
      for child in nodes { write(child, depth: depth + 1) }
    case .void(let tag, let attributes): open(tag.rawValue, attributes)
    case .element(let tag, let attributes, let children):
      open(tag.text, attributes)
      // Inside these two a browser does not read escapes, so text there could end the element: it is left out.
      if tag != "script" && tag != "style" {
        for child in children { write(child, depth: depth + 1) }
      }
      plain("</\(tag.text)>")
    }
  }

  private mutating func open(_ name: String, _ attributes: [Attribute]) {
    plain("<")
    plain(name)
    for attribute in attributes {
      plain(attribute.isData ? " data-" : " ")
      fixed(attribute.name)
      guard let value = attribute.value else { continue }
      plain("=\"")
      escaped(value)
      plain("\"")
    }
    plain(">")
  }

  private mutating func plain(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func fixed(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// One escaping for text and for quoted values: the five characters that could end either. NUL has no meaning in
  /// a page and becomes the replacement character.
  private mutating func escaped(_ text: String) {
    // Nearly everything is written as it is, so it goes in runs rather than byte by byte.
    var text = text
    text.withUTF8 { source in
      var start = 0
      for index in source.indices {
        guard let replacement = Self.replacement(source[index]) else { continue }
        bytes.append(contentsOf: source[start..<index])
        fixed(replacement)
        start = index + 1
      }
      bytes.append(contentsOf: source[start...])
    }
  }

  private static func replacement(_ byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    case 0: "\u{FFFD}"
    default: nil
    }
  }
}
