import Core
import HTML
import Studio

extension Library {
  static func page(_ model: Model, _ context: PageContext) -> Node {
    let words = context.strings.library
    return Layout.document(
      title: words.title, context: context,
      main: [
        .tag(
          "div", .class("wrap library"),
          children: [
            .tag(
              "div", .class("library-head"),
              children: [
                .tag("h1", text: words.title),
                model.cards.isEmpty && model.search == nil
                  ? .empty : .linkButton(words.makeAnother, to: Route.create.link, .filled, icon: .note),
              ]),
            content(model, context),
          ])
      ])
  }

  private static func content(_ model: Model, _ context: PageContext) -> Node {
    let words = context.strings.library
    if model.cards.isEmpty, model.search == nil { return empty(context) }
    let list: Node =
      model.cards.isEmpty
      ? .tag(
        "p", .class("lead"),
        children: [
          .text(words.nothingFound(text: model.search ?? "") + " "),
          .tag("a", .href(Route.works.link), text: words.showAll),
        ])
      : .tag("ul", .class("cards"), children: model.cards.map { card($0, context) })
    return .group([
      search(model, context), list, .pagination(previous: model.first, next: model.next, context),
      .tag(
        "p", .class("to-trash"),
        children: [.tag("a", .href(Route.trash.link), children: [.icon(.trash), .text(words.toTrash)])]),
    ])
  }

  private static func search(_ model: Model, _ context: PageContext) -> Node {
    let words = context.strings.library
    return .getForm(
      to: Route.works.link, class: "search",
      [
        .tag("label", .class("vh"), .for("search"), text: words.search),
        .void(
          .input,
          [
            .class("input"), .id("search"), .type("search"), .name("search"), .value(model.search ?? ""),
            .placeholder(words.searchHint), .autocomplete("off"), .maxlength(100),
          ]),
        .button(context.strings.common.search, .quiet, icon: .search, context),
      ])
  }

  private static func empty(_ context: PageContext) -> Node {
    let words = context.strings.library
    return .tag(
      "div", .class("empty"),
      children: [
        .void(.img, [.src(Asset.reference("art/quiet.svg")), .alt(""), .width(400), .height(160)]),
        .tag("h2", text: words.emptyTitle), .tag("p", .class("lead"), text: words.emptyText),
        .linkButton(words.emptyButton, to: Route.create.link),
      ])
  }

  private static func card(_ card: Card, _ context: PageContext) -> Node {
    let work = context.strings.work
    let title = card.title ?? work.untitled(name: card.recipient)
    return .tag(
      "li", .class("card"),
      children: [
        .tag(
          "a", .class("card-link"), .href(Route.work(card.id).link),
          children: [
            cover(card),
            .tag(
              "span", .class("card-text"),
              children: [
                .tag("b", text: title),
                .tag("span", .class("card-for"), text: byline(card, context)),
              ]),
          ]),
        .tag("div", .class("card-foot"), children: foot(card, context)),
      ])
  }

  private static func cover(_ card: Card) -> Node {
    let picture = card.state == .ready ? Route.workFile(card.id, .cover).link : Asset.reference("art/quiet.svg")
    return .tag(
      "span", .class("card-art"),
      children: [
        .void(
          .img, [.src(picture), .alt(""), .width(400), .height(300), .loading("lazy"), .decoding("async")])
      ])
  }

  private static func byline(_ card: Card, _ context: PageContext) -> String {
    let parts = [
      context.strings.work.forName(name: card.recipient),
      card.occasion.map { context.strings.create.answer("occasion", $0) }, card.seconds.map(Format.clock),
    ]
    return parts.compactMap { $0 }.joined(separator: " · ")
  }

  /// The state where it is not simply ready, and always the date until which it stays (D2b).
  private static func foot(_ card: Card, _ context: PageContext) -> [Node] {
    let work = context.strings.work
    let kind: PillKind =
      switch card.state {
      case .queued, .making: .busy
      case .failed: .wrong
      case .ready: .ready
      case .cancelled: .plain
      }
    let pill: Node = card.state == .ready ? .empty : .pill(work.states[card.state.rawValue] ?? "", kind)
    let kept: Node =
      card.keptUntil.map { date in
        .tag(
          "time", .class("card-kept"), .datetime(Format.machine(date)),
          text: work.kept(date: Format.dateUntil(date, context.language)))
      } ?? .tag("span", .class("card-kept"), text: work.keptPrime)
    return [pill, kept]
  }
}
