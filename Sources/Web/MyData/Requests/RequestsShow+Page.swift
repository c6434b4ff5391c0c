import Core
import HTML
import Policy

extension RequestsShow {
  static func page(_ model: Model, _ context: PageContext) -> Node {
    let words = context.strings.requests
    return Account.document(
      title: words.title, context: context,
      main: [
        .tag(
          "section", .class("wrap narrow"),
          children: [
            .tag("h1", text: words.title),
            .tag("p", .class("lead"), text: words.lead(span: model.answerSpan)),
            .errorSummary(model.problems, context),
            .tag("h2", text: words.yours),
            model.cards.isEmpty
              ? .tag("p", text: words.none)
              : .tag("div", .class("holdings"), children: model.cards.map { card($0, context) }),
            .tag("h2", text: words.new),
            model.isFull ? .tag("p", text: words.full) : form(model, context),
            .tag("p", .class("aside"), children: Account.sentence(words.byMail, mail: model.contactMail)),
            .tag("p", .class("aside"), text: words.kept(span: model.keptSpan)),
            .tag(
              "div", .class("buttons"),
              children: [.linkButton(context.strings.privacy.title, to: Route.myData.link, .quiet)]),
          ])
      ])
  }

  private static func form(_ model: Model, _ context: PageContext) -> Node {
    let words = context.strings.requests
    let choices =
      [Choice(value: "", label: words.choose)]
      + RequestRight.allCases.map {
        Choice(value: $0.rawValue, label: words.right($0))
      }
    return .postForm(
      to: Route.requests.link, context, class: "sheet",
      [
        .select(
          name: Name.right, label: words.rightLabel, choices: choices, selected: model.right,
          hint: words.rightHint, error: model.problems.message(Name.right)),
        .textArea(
          TextArea(
            name: Name.text, label: words.textLabel, value: model.text,
            hint: words.textHint(most: Format.number(Limits.requestTextLengthMax, context.language)),
            error: model.problems.message(Name.text), rows: 6, isRequired: true, isHeartfelt: false)),
        .button(words.send, context),
      ])
  }

  private static func card(_ card: Card, _ context: PageContext) -> Node {
    let words = context.strings.requests
    var nodes: [Node] = [
      .tag("h3", text: card.title), .tag("p", children: [.pill(card.state, card.kind)]),
      .pairs([
        (words.number, [.text(card.number)]), (words.received, [.text(card.received)]),
        (card.date.label, [.text(card.date.value)]),
      ]),
    ]
    if let text = card.text { nodes += [.tag("h4", text: words.yourWords)] + paragraphs(text) }
    if let answer = card.answer { nodes += [.tag("h4", text: words.answer)] + paragraphs(answer) }
    if card.leadsToDeletion {
      nodes.append(
        .tag("p", children: [.tag("a", .href(Route.setting(.delete).link), text: words.toDeletion)]))
    }
    nodes += [.tag("h4", text: words.history), .pairs(card.steps.map { ($0.moment, [.text($0.text)]) })]
    if card.canWithdraw {
      nodes.append(
        .action(words.withdraw, to: Route.requestWithdrawal(number: card.number).link, .quiet, context))
    }
    return .tag("section", .class("holding"), children: nodes)
  }

  private static func paragraphs(_ text: String) -> [Node] {
    text.split(separator: "\n").map { .tag("p", .class("said"), text: String($0)) }
  }
}
