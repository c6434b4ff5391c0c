/// An SVG element: a name, attributes in the order given, and what is inside. Text and values are escaped when they are
/// written, so that no value can become markup.
public struct SVG: Sendable, Hashable {
  public var name: String
  public var attributes: [Attribute]
  public var content: [Content]

  public struct Attribute: Sendable, Hashable {
    public var name: String
    public var value: String
  }

  public enum Content: Sendable, Hashable {
    case element(SVG)
    case text(String)
    /// Markup of our own, written as it stands; never for anything a person typed.
    case trusted(StaticMarkup)
  }

  public init(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ content: [SVG] = []) {
    self.name = name
    self.attributes = attributes.map { Attribute(name: $0.key, value: $0.value) }
    self.content = content.map { .element($0) }
  }

  /// An element that holds text only.
  public init(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], text: String) {
    self.init(name, attributes)
    content = [.text(text)]
  }

  /// The element as text; equal elements give equal text.
  public func written() -> String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    text += "<" + name
    for attribute in attributes { text += " \(attribute.name)=\"\(Self.escaped(attribute.value))\"" }
    guard !content.isEmpty else {
      text += "/>"
      return
    }
    text += ">"
    for part in content {
      switch part {
      case .element(let element): element.write(to: &text)
      case .text(let words): text += Self.escaped(words)
      case .trusted(let markup): text += markup.text
      }
    }
    text += "</\(name)>"
  }

  /// Text fit for XML: its five signs written as references, characters that XML forbids left out.
  public static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
      case "\u{0}"..."\u{1f}", "\u{7f}"..."\u{9f}", "\u{fffe}", "\u{ffff}": break
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

/// Markup that this module wrote itself.
public struct StaticMarkup: Sendable, Hashable {
  let text: String

  init(_ text: String) {
    self.text = text
  }
}
