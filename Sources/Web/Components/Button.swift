import HTML

/// How loudly a button speaks. One filled button a view: the next step.
enum ButtonKind: String, Sendable {
  case filled = "button"
  case quiet = "button quiet"
  case danger = "button danger"
  /// Words only.
  case bare = "button bare"
}

extension Node {
  /// A button that sends its form. The price stands inside the button that spends it.
  static func button(
    _ label: String, _ kind: ButtonKind = .filled, icon: Icon? = nil, price: Int? = nil, name: String? = nil,
    value: String? = nil, _ context: PageContext
  ) -> Node {
    var attributes: [Attribute] = [.type("submit"), .class(kind.rawValue)]
    if let name { attributes.append(.name(name)) }
    if let value { attributes.append(.value(value)) }
    return .element("button", attributes, inside(label, icon: icon, price: price, context))
  }

  /// The next step of a page: filled, words only.
  static func button(_ label: String, _ context: PageContext) -> Node {
    .button(label, .filled, context)
  }

  /// A link that looks like a button: the way to another page.
  static func linkButton(
    _ label: String, to reference: Reference, _ kind: ButtonKind = .filled, icon: Icon? = nil,
    _ more: [Attribute] = []
  ) -> Node {
    .element(
      "a", [.class(kind.rawValue), .href(reference)] + more,
      (icon.map { [.icon($0)] } ?? []) + [.tag("span", text: label)])
  }

  /// One button that does one thing, a form of its own.
  static func action(
    _ label: String, to reference: Reference, _ kind: ButtonKind = .quiet, icon: Icon? = nil, price: Int? = nil,
    fields: [(String, String)] = [], _ context: PageContext
  ) -> Node {
    .postForm(
      to: reference, context, class: "action",
      fields.map { Node.hiddenField($0.0, $0.1) } + [.button(label, kind, icon: icon, price: price, context)])
  }

  /// What something costs: the sign and the number, spoken as words.
  static func price(_ points: Int, _ context: PageContext) -> Node {
    let number = Format.number(points, context.language)
    return .tag(
      "span", .class("price"),
      children: [
        .icon(.energy), .text(number),
        .hidden(context.strings.common.energy(points).drop(prefix: number)),
      ])
  }

  private static func inside(_ label: String, icon: Icon?, price: Int?, _ context: PageContext) -> [Node] {
    (icon.map { [.icon($0)] } ?? []) + [.tag("span", text: label)] + (price.map { [.price($0, context)] } ?? [])
  }
}
