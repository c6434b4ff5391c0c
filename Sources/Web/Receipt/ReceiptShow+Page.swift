import Core
import HTML
import Policy
import Privacy

/// The page on which anybody can check a receipt of an erasure (D3).
enum ReceiptShow {
  struct Model: Sendable, Hashable {
    /// What was pasted, kept as it is when it was none.
    var pasted = ""
    var receipt: Receipt?
    var problem: String?
  }

  enum Name {
    static let receipt = "receipt"
  }

  static func page(_ model: Model, _ context: PageContext) -> Node {
    let words = context.strings.receipt
    return Account.document(
      title: words.title, context: context,
      main: [
        .tag(
          "section", .class("wrap narrow"),
          children: [.tag("h1", text: words.title), .tag("p", .class("lead"), text: words.lead)]
            + (model.receipt.map { told($0, context) } ?? asked(model, context)) + [
              .tag("p", .class("aside"), text: words.elsewhere),
              .tag(
                "p", .class("aside"),
                children: [.tag("a", .href(Route.receiptKey.link), text: words.publicKey)]),
            ])
      ])
  }

  /// The receipt as it is shown to whoever has just left.
  static func kept(_ receipt: String, _ context: PageContext) -> Node {
    let words = context.strings.receipt
    return .tag(
      "section",
      children: [
        .tag("h2", text: words.keep), .tag("p", text: words.keepText),
        .element(
          "pre", [.class("receipt"), .tabindex(0), .aria(.label, words.keep), .role("region")], [.text(receipt)]),
        .tag("p", children: [.tag("a", .href(Route.receipt.link), text: words.title)]),
      ])
  }

  private static func asked(_ model: Model, _ context: PageContext) -> [Node] {
    let words = context.strings.receipt
    let problems = model.problem.map { [FieldProblemText(field: Name.receipt, message: $0)] } ?? []
    return [
      .errorSummary(problems, context),
      .postForm(
        to: Route.receipt.link, context, class: "sheet",
        [
          .textArea(
            TextArea(
              name: Name.receipt, label: words.field, value: model.pasted, hint: words.fieldHint,
              error: model.problem, rows: 12, isRequired: true, isHeartfelt: false)),
          .button(words.check, context),
        ]),
    ]
  }

  private static func told(_ receipt: Receipt, _ context: PageContext) -> [Node] {
    let (words, names, language) = (context.strings.receipt, context.strings.policy.names, context.language)
    var facts = [
      (words.instance, receipt.origin), (words.closed, Format.moment(receipt.closedAt, language)),
      (words.destroyed, receipt.destroyedAt.map { Format.moment($0, language) } ?? words.pending),
      (words.sweptBy, Format.moment(receipt.sweptBy, language)), (words.policy, receipt.policy),
      (words.keys, Format.number(receipt.keys, language)), (words.files, Format.number(receipt.files, language)),
    ]
    if receipt.held > 0 { facts.append((words.held, Format.number(receipt.held, language))) }
    let lines = receipt.lines.map { line in
      ("\(names.dataClass(line.dataClass)) (\(line.dataClass.clause))", Format.number(line.count, language))
    }
    return [
      .notice(.good, [.tag("p", text: words.valid)]), list(facts), .tag("h2", text: words.records), list(lines),
      .tag("p", children: [.tag("a", .href(Route.receipt.link), text: words.another)]),
    ]
  }

  private static func list(_ facts: [(String, String)]) -> Node {
    .tag(
      "dl", .class("pairs"),
      children: facts.flatMap { [.tag("dt", text: $0.0), .tag("dd", text: $0.1)] })
  }
}
