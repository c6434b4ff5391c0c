/// What forms, media and the head of a page need.
extension Attribute {
  public static func placeholder(_ value: String) -> Attribute { Attribute("placeholder", value) }
  public static func rows(_ value: Int) -> Attribute { Attribute("rows", String(value)) }
  public static func minlength(_ value: Int) -> Attribute { Attribute("minlength", String(value)) }
  public static func min(_ value: String) -> Attribute { Attribute("min", value) }
  public static func max(_ value: String) -> Attribute { Attribute("max", value) }
  public static func step(_ value: String) -> Attribute { Attribute("step", value) }
  public static func pattern(_ value: String) -> Attribute { Attribute("pattern", value) }
  public static func inputmode(_ value: String) -> Attribute { Attribute("inputmode", value) }
  public static func autocapitalize(_ value: String) -> Attribute { Attribute("autocapitalize", value) }
  public static func spellcheck(_ value: Bool) -> Attribute { Attribute("spellcheck", String(value)) }
  public static func form(_ value: String) -> Attribute { Attribute("form", value) }
  public static func formaction(_ value: Reference) -> Attribute { Attribute("formaction", value.text) }
  public static func list(_ value: String) -> Attribute { Attribute("list", value) }
  public static func tabindex(_ value: Int) -> Attribute { Attribute("tabindex", String(value)) }
  public static func colspan(_ value: Int) -> Attribute { Attribute("colspan", String(value)) }
  public static func scope(_ value: String) -> Attribute { Attribute("scope", value) }
  public static func dir(_ value: String) -> Attribute { Attribute("dir", value) }
  public static func datetime(_ value: String) -> Attribute { Attribute("datetime", value) }
  public static func hreflang(_ value: String) -> Attribute { Attribute("hreflang", value) }
  /// Saved under this name rather than shown.
  public static func download(_ value: String) -> Attribute { Attribute("download", value) }
  public static func media(_ value: String) -> Attribute { Attribute("media", value) }
  public static func sizes(_ value: String) -> Attribute { Attribute("sizes", value) }
  public static func `as`(_ value: String) -> Attribute { Attribute("as", value) }
  public static func crossorigin(_ value: String) -> Attribute { Attribute("crossorigin", value) }
  public static func loading(_ value: String) -> Attribute { Attribute("loading", value) }
  public static func decoding(_ value: String) -> Attribute { Attribute("decoding", value) }
  public static func preload(_ value: String) -> Attribute { Attribute("preload", value) }
  public static func property(_ value: String) -> Attribute { Attribute("property", value) }

  /// `<meta http-equiv="refresh">` with this `content`: the progress of a page without script.
  public static func refresh(seconds: Int) -> [Attribute] {
    [Attribute("http-equiv", "refresh"), Attribute("content", String(seconds))]
  }

  public static let formnovalidate = Attribute("formnovalidate", nil)
  public static let open = Attribute("open", nil)
  public static let multiple = Attribute("multiple", nil)
  public static let readonly = Attribute("readonly", nil)
  public static let async = Attribute("async", nil)

  /// A value for our own script: `.data("seconds", "36")` is written as `data-seconds="36"`, whatever the name.
  public static func data(_ name: StaticString, _ value: String = "") -> Attribute {
    Attribute(name, value, isData: true)
  }
}
