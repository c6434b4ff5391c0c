import Core
import HTML
import Policy

extension Trash {
  static func page(_ model: Model, _ context: PageContext) -> Node {
    let words = context.strings.library
    return Layout.document(
      title: words.trashTitle, context: context,
      main: [
        .tag(
          "div", .class("wrap narrow trash"),
          children: [
            .tag(
              "p", .class("crumb"),
              children: [.tag("a", .href(Route.works.link), text: context.strings.common.works)]),
            .tag("h1", text: words.trashTitle),
            .tag(
              "p", .class("lead"),
              text: words.trashLead(days: Periods.text(Retention.generated.trash, context))),
            list(model, context),
          ])
      ])
  }

  private static func list(_ model: Model, _ context: PageContext) -> Node {
    guard !model.items.isEmpty else {
      return .tag(
        "div", .class("empty"),
        children: [
          .void(.img, [.src(Asset.reference("art/quiet.svg")), .alt(""), .width(400), .height(160)]),
          .tag("p", .class("lead"), text: context.strings.library.trashEmpty),
        ])
    }
    return .tag("ul", .class("trash-list"), children: model.items.map { item($0, now: model.now, context) })
  }

  private static func item(_ item: Item, now: Instant, _ context: PageContext) -> Node {
    let words = context.strings.library
    let work = context.strings.work
    let title = item.title ?? work.untitled(name: item.recipient)
    return .tag(
      "li",
      children: [
        .tag(
          "div", .class("trash-art"),
          children: [
            .void(
              .img,
              [
                // Files in the trash are not served, so its picture is the line at rest.
                .src(Asset.reference("art/quiet.svg")),
                .alt(""), .width(96), .height(96), .loading("lazy"),
              ])
          ]),
        .tag(
          "div", .class("trash-text"),
          children: [
            .tag("b", text: title), .tag("span", text: work.forName(name: item.recipient)),
            .tag(
              "time", .datetime(Format.machine(item.goesAt)),
              text: words.gone(date: Format.momentUntil(item.goesAt, context.language)) + " · "
                + left(item.goesAt, now, words)),
          ]),
        item.canRestore
          ? .action(work.restore, to: Route.workAct(item.id, .restore).link, .quiet, icon: .restore, context)
          : .tag("small", text: work.restorePrime),
      ])
  }

  /// Whole days that are surely left; the last one is told in words.
  private static func left(_ goesAt: Instant, _ now: Instant, _ words: LibraryStrings) -> String {
    let days = (goesAt.microseconds - now.microseconds) / Span.day
    return days < 1 ? words.lastHours : words.daysLeft(Int(days))
  }
}
