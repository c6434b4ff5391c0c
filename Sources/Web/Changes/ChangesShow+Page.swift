import HTML

extension ChangesShow {
  static func page(_ model: Model, _ context: PageContext) -> Node {
    let words = ChangesStrings.of(context.language)
    return Account.document(
      title: words.title, context: context,
      main: [
        .tag(
          "article", .class("wrap narrow policy"),
          children: [.tag("h1", text: words.title), .tag("p", .class("lead"), text: words.lead)]
            + model.versions.flatMap { version($0, words) } + [
              .tag(
                "p", .class("aside"),
                children: [.tag("a", .href(Route.policy.link), text: context.strings.policy.toPolicy)])
            ])
      ])
  }

  private static func version(_ version: Version, _ words: ChangesStrings) -> [Node] {
    [
      .tag("h2", text: version.heading),
      version.table.map { Node.stackedTable($0, caption: version.heading) } ?? .tag("p", text: words.first),
    ]
  }
}
