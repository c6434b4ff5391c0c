import HTML

extension Node {
  /// A form that changes something: it always carries the token that proves it is ours.
  static func postForm(
    to action: Reference, _ context: PageContext, class name: String? = nil, id: String? = nil, _ children: [Node]
  ) -> Node {
    var attributes: [Attribute] = [.method("post"), .action(action)]
    if let name { attributes.append(.class(name)) }
    if let id { attributes.append(.id(id)) }
    return .element("form", attributes, [.formToken(context)] + children)
  }

  /// A form that only asks, such as a search.
  static func getForm(to action: Reference, class name: String? = nil, _ children: [Node]) -> Node {
    .element("form", [.method("get"), .action(action)] + (name.map { [.class($0)] } ?? []), children)
  }

  static func formToken(_ context: PageContext) -> Node {
    .hiddenField("form-token", context.formToken)
  }

  static func hiddenField(_ name: String, _ value: String) -> Node {
    .void(.input, [.type("hidden"), .name(name), .value(value)])
  }

  /// The list of what is wrong, above the form: each line leads to its field. It takes the focus when the page opens.
  static func errorSummary(_ problems: [FieldProblemText], _ context: PageContext) -> Node {
    guard !problems.isEmpty else { return .empty }
    return .tag(
      "div", .class("errors"), .role("alert"), .tabindex(-1), .id("errors"), .data("focus"),
      children: [
        .tag("h2", text: context.strings.common.problems(problems.count)),
        .tag(
          "ul",
          children: problems.map { problem in
            .tag(
              "li",
              children: [
                .tag("a", .href(Reference(path: "#\(FieldName.id(problem.field))") ?? .top), text: problem.message)
              ])
          }),
      ])
  }
}

/// What is wrong with one field, in the person's language.
struct FieldProblemText: Sendable, Hashable {
  /// The name of the field, as it is sent.
  var field: String
  var message: String
}

extension [FieldProblemText] {
  /// The message for a field, the first if there are several.
  func message(_ field: String) -> String? {
    first { $0.field == field }?.message
  }
}

/// The ids that belong to a field's name.
enum FieldName {
  static func id(_ name: String) -> String { "field-\(name)" }
  static func hint(_ name: String) -> String { "hint-\(name)" }
  static func error(_ name: String) -> String { "error-\(name)" }
}
