import HTML

/// One line of text that people type: label above, hint and error below, the typed text kept.
struct TextField: Sendable {
  enum Kind: String, Sendable {
    case text, email, password, search, number
  }

  var name: String
  var label: String
  var kind = Kind.text
  var value = ""
  var hint: String?
  var error: String?
  var placeholder: String?
  /// The browser's word for what it may fill in (WCAG 1.3.5); "off" where it should not guess. Where it is off, browsers
  /// do not put back what was typed when people return with "back" either.
  var autocomplete = "off"
  var maxLength: Int?
  var minLength: Int?
  var isRequired = false
  var hasFocus = false
  /// What stands beside the label, e.g. "optional".
  var note: String?
  /// Serif, larger: the person writes about somebody.
  var isHeartfelt = false
  /// Narrows `number`.
  var range: ClosedRange<Int>?
  /// Lengths that a browser must not enforce while people paste: the server says what is too long.
  var spellcheck: Bool?
  /// A button that belongs to the field, e.g. "listen".
  var beside: Node = .empty
}

/// Several lines of text.
struct TextArea: Sendable {
  var name: String
  var label: String
  var value = ""
  var hint: String?
  var error: String?
  var placeholder: String?
  var rows = 5
  var maxLength: Int?
  var isRequired = false
  var note: String?
  var isHeartfelt = true
}

extension Node {
  static func textField(_ field: TextField) -> Node {
    var attributes: [Attribute] = [
      .class(field.isHeartfelt ? "input heartfelt" : "input"), .id(FieldName.id(field.name)), .name(field.name),
      .type(field.kind.rawValue), .autocomplete(field.autocomplete),
    ]
    // A password is never sent back to the page.
    if !field.value.isEmpty, field.kind != .password { attributes.append(.value(field.value)) }
    if let text = field.placeholder { attributes.append(.placeholder(text)) }
    if let length = field.maxLength { attributes.append(.maxlength(length)) }
    if let length = field.minLength { attributes.append(.minlength(length)) }
    if let range = field.range {
      attributes += [.min(String(range.lowerBound)), .max(String(range.upperBound)), .inputmode("numeric")]
    }
    if let checks = field.spellcheck { attributes.append(.spellcheck(checks)) }
    if field.isRequired { attributes.append(.required) }
    if field.hasFocus { attributes.append(.autofocus) }
    attributes += described(field.name, hint: field.hint, error: field.error)
    let input = Node.void(.input, attributes)
    var isAlone = true
    if case .group(let nodes) = field.beside, nodes.isEmpty { isAlone = true } else { isAlone = false }
    return row(
      field.name, label: field.label, note: field.note, hint: field.hint, error: field.error,
      isAlone ? input : .tag("div", .class("beside"), children: [input, field.beside]))
  }

  static func textArea(_ area: TextArea) -> Node {
    var attributes: [Attribute] = [
      .class(area.isHeartfelt ? "input heartfelt" : "input"), .id(FieldName.id(area.name)), .name(area.name),
      .rows(area.rows),
    ]
    if let text = area.placeholder { attributes.append(.placeholder(text)) }
    if let length = area.maxLength { attributes.append(.maxlength(length)) }
    if area.isRequired { attributes.append(.required) }
    attributes += described(area.name, hint: area.hint, error: area.error)
    // A browser drops the first line break of a text area, so one is given to it.
    let text = area.value.isEmpty ? "" : "\n" + area.value
    return row(
      area.name, label: area.label, note: area.note, hint: area.hint, error: area.error,
      .element("textarea", attributes, [.text(text)]))
  }

  private static func row(
    _ name: String, label: String, note: String?, hint: String?, error: String?, _ control: Node
  ) -> Node {
    .tag(
      "div", .class(error == nil ? "row" : "row wrong"),
      children: [
        .tag(
          "label", .class("label"), .for(FieldName.id(name)),
          children: [.text(label), note.map { .tag("span", .class("note"), text: " " + $0) } ?? .empty]),
        Self.hint(name, hint), Self.error(name, error), control,
      ])
  }

  static func hint(_ name: String, _ text: String?) -> Node {
    text.map { .tag("p", .class("hint"), .id(FieldName.hint(name)), text: $0) } ?? .empty
  }

  static func error(_ name: String, _ text: String?) -> Node {
    text.map {
      .tag("p", .class("error"), .id(FieldName.error(name)), children: [.icon(.warning), .tag("span", text: $0)])
    } ?? .empty
  }

  static func described(_ name: String, hint: String?, error: String?) -> [Attribute] {
    let ids = [hint.map { _ in FieldName.hint(name) }, error.map { _ in FieldName.error(name) }].compactMap { $0 }
    return (ids.isEmpty ? [] : [.aria(.describedBy, ids.joined(separator: " "))])
      + (error == nil ? [] : [.aria(.invalid, "true")])
  }
}
