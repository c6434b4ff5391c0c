import Core
import HTML

/// One thing that can be chosen.
struct Choice: Sendable, Hashable {
  var value: String
  var label: String
  /// A few words more, shown below the label.
  var summary: String?
  /// Set where the choice only makes sense in one language of the song; script hides the others.
  var language: Language?
}

extension Node {
  /// Up to a handful of choices in sight: radio buttons that look like chips.
  static func chips(
    name: String, legend: String, choices: [Choice], selected: String, note: String? = nil, hint: String? = nil,
    error: String? = nil
  ) -> Node {
    let hasSummaries = choices.contains { $0.summary != nil }
    return .element(
      "fieldset", [.class(error == nil ? "row" : "row wrong")] + described(name, hint: hint, error: error),
      [
        .tag(
          "legend", .class("label"),
          children: [.text(legend), note.map { .tag("span", .class("note"), text: " " + $0) } ?? .empty]),
        Self.hint(name, hint), Self.error(name, error),
        .tag(
          "div", .class(hasSummaries ? "chips tall" : "chips"),
          children: choices.enumerated().map { place, choice in
            // The first carries the field's id, so that the summary of errors can lead to it.
            let id = place == 0 ? FieldName.id(name) : "\(FieldName.id(name))-\(place)"
            let isChosen = choice.value == selected
            let language = choice.language.map { [Attribute.data("language", $0.rawValue)] } ?? []
            return .element(
              "label", [.class("chip")] + language,
              [
                .void(
                  .input,
                  [.type("radio"), .id(id), .name(name), .value(choice.value)] + (isChosen ? [.checked] : [])),
                .tag(
                  "span",
                  children: [
                    .text(choice.label),
                    choice.summary.map { .tag("small", text: $0) } ?? .empty,
                  ]),
              ])
          }),
      ])
  }

  /// Many choices: the browser's own list.
  static func select(
    name: String, label: String, choices: [Choice], selected: String, note: String? = nil, hint: String? = nil,
    error: String? = nil
  ) -> Node {
    .tag(
      "div", .class(error == nil ? "row" : "row wrong"),
      children: [
        .tag(
          "label", .class("label"), .for(FieldName.id(name)),
          children: [.text(label), note.map { .tag("span", .class("note"), text: " " + $0) } ?? .empty]),
        Self.hint(name, hint), Self.error(name, error),
        .element(
          "select",
          [.class("input"), .id(FieldName.id(name)), .name(name)] + described(name, hint: hint, error: error),
          choices.map { choice in
            .element(
              "option", [.value(choice.value)] + (choice.value == selected ? [.selected] : []), [.text(choice.label)])
          }),
      ])
  }

  /// A box to tick; it is never ticked beforehand unless the person ticked it.
  static func checkBox(
    name: String, label: [Node], isChecked: Bool = false, isRequired: Bool = false, hint: String? = nil,
    error: String? = nil
  ) -> Node {
    .tag(
      "div", .class(error == nil ? "row tick" : "row tick wrong"),
      children: [
        Self.error(name, error),
        .tag(
          "label", .class("tick-label"), .for(FieldName.id(name)),
          children: [
            .void(
              .input,
              [.type("checkbox"), .id(FieldName.id(name)), .name(name), .value("yes")]
                + (isChecked ? [.checked] : []) + (isRequired ? [.required] : [])
                + described(name, hint: hint, error: error)),
            .tag("span", children: label),
          ]),
        Self.hint(name, hint),
      ])
  }
}
