/// A name and a value of an element. Names are spelled in source code; values are escaped when written. Attributes
/// that hold addresses take a `Reference`, those that hold script (`onclick` …) do not exist.
public struct Attribute: Sendable {
  let name: StaticString
  /// Nil: the name alone stands for true.
  let value: String?
  /// True for a name of our own, which is always written after `data-` and so never means anything to a browser.
  let isData: Bool

  init(_ name: StaticString, _ value: String?, isData: Bool = false) {
    self.name = name
    self.value = value
    self.isData = isData
  }

  public static func `class`(_ value: String) -> Attribute { Attribute("class", value) }
  public static func id(_ value: String) -> Attribute { Attribute("id", value) }
  public static func lang(_ value: String) -> Attribute { Attribute("lang", value) }
  public static func name(_ value: String) -> Attribute { Attribute("name", value) }
  public static func value(_ value: String) -> Attribute { Attribute("value", value) }
  public static func type(_ value: String) -> Attribute { Attribute("type", value) }
  public static func alt(_ value: String) -> Attribute { Attribute("alt", value) }
  public static func title(_ value: String) -> Attribute { Attribute("title", value) }
  public static func role(_ value: String) -> Attribute { Attribute("role", value) }
  public static func `for`(_ value: String) -> Attribute { Attribute("for", value) }
  public static func rel(_ value: String) -> Attribute { Attribute("rel", value) }
  public static func method(_ value: String) -> Attribute { Attribute("method", value) }
  public static func content(_ value: String) -> Attribute { Attribute("content", value) }
  public static func charset(_ value: String) -> Attribute { Attribute("charset", value) }
  public static func autocomplete(_ value: String) -> Attribute { Attribute("autocomplete", value) }
  public static func maxlength(_ value: Int) -> Attribute { Attribute("maxlength", String(value)) }
  public static func width(_ value: Int) -> Attribute { Attribute("width", String(value)) }
  public static func height(_ value: Int) -> Attribute { Attribute("height", String(value)) }

  public static func href(_ value: Reference) -> Attribute { Attribute("href", value.text) }
  public static func src(_ value: Reference) -> Attribute { Attribute("src", value.text) }
  public static func action(_ value: Reference) -> Attribute { Attribute("action", value.text) }

  public static let required = Attribute("required", nil)
  public static let checked = Attribute("checked", nil)
  public static let selected = Attribute("selected", nil)
  public static let disabled = Attribute("disabled", nil)
  public static let hidden = Attribute("hidden", nil)
  public static let autofocus = Attribute("autofocus", nil)
  public static let controls = Attribute("controls", nil)
  public static let novalidate = Attribute("novalidate", nil)

  public static func aria(_ name: AriaName, _ value: String) -> Attribute { Attribute(name.attribute, value) }

  public enum AriaName: Sendable {
    case label, labelledBy, describedBy, live, current, invalid, hidden, expanded, atomic, busy, valueText, controls

    var attribute: StaticString {
      switch self {
      case .label: "aria-label"
      case .labelledBy: "aria-labelledby"
      case .describedBy: "aria-describedby"
      case .live: "aria-live"
      case .current: "aria-current"
      case .invalid: "aria-invalid"
      case .hidden: "aria-hidden"
      case .expanded: "aria-expanded"
      case .atomic: "aria-atomic"
      case .busy: "aria-busy"
      case .valueText: "aria-valuetext"
      case .controls: "aria-controls"
      }
    }
  }
}

/// Where a link may lead: a path of our own, a part of the page, or a mail to somebody. Anything with another
/// scheme (`javascript:` above all) and anything that a browser reads as another host (`//host`, `/\host`) is no
/// reference.
public struct Reference: Sendable, Hashable {
  public let text: String

  /// The top of the page on which one is: where a link leads that has nowhere else to go.
  public static let top = Reference(known: "#")

  private init(known text: String) {
    self.text = text
  }

  /// A path of our own, e.g. `/works/…`, or a fragment, e.g. `#words`. Nil for anything else.
  public init?(path: String) {
    let bytes = Array(path.utf8)
    // Browsers drop tabs and line breaks from addresses before reading them, so none may hide anything here.
    guard let first = bytes.first, bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7f && $0 != UInt8(ascii: "\\") })
    else { return nil }
    switch first {
    case UInt8(ascii: "#"): break
    case UInt8(ascii: "/"): guard bytes.count == 1 || bytes[1] != UInt8(ascii: "/") else { return nil }
    default: return nil
    }
    text = path
  }

  /// A file beside the page, or below it, in small letters, digits, dots, dashes, underscores: for pages that are saved
  /// and opened without a site. Nil for anything else, above all for a way upwards.
  public init?(file: String) {
    let parts = file.split(separator: "/", omittingEmptySubsequences: false)
    let isPlain = file.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "/"):
        true
      default: false
      }
    }
    guard isPlain, parts.allSatisfy({ !$0.isEmpty && !$0.hasPrefix(".") }) else { return nil }
    text = file
  }

  /// A mail to an address; what an address may not hold is percent-encoded.
  public init(mail address: String) {
    let safe = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@.-_+".utf8)
    var text = "mailto:"
    for byte in address.utf8 {
      if safe.contains(byte) {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        text += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
      }
    }
    self.text = text
  }
}
