import HTML

extension MyDataShow {
  static func page(_ model: Model, _ context: PageContext) -> Node {
    let words = context.strings.privacy
    return Account.document(
      title: words.title, context: context,
      main: [
        .tag(
          "section", .class("wrap narrow"),
          children: [.tag("h1", text: words.title), .tag("p", .class("lead"), text: words.lead)]
            + held(model, context) + next(model, context) + traces(model, context) + rights(model, context))
      ])
  }

  private static func held(_ model: Model, _ context: PageContext) -> [Node] {
    let words = context.strings.privacy
    return [
      .tag("h2", text: words.youTold),
      .pairs(model.told.map { ($0.label, [.text($0.value)]) }),
      .tag("p", .class("aside"), children: [.tag("a", .href(Route.settings.link), text: words.correct)]),
      .tag("h2", text: words.held),
      .tag("p", text: words.heldLead),
      .tag("div", .class("holdings"), children: model.rows.map { card($0, context) }),
    ]
  }

  private static func next(_ model: Model, _ context: PageContext) -> [Node] {
    let words = context.strings.privacy
    return [
      .tag("h2", text: words.forecast),
      .tag(
        "p",
        text: model.forecast == nil
          ? words.forecastNone(span: model.forecastSpan) : words.forecastLead(span: model.forecastSpan)),
      model.forecast.map { table($0, caption: words.forecast) } ?? .empty,
    ]
  }

  private static func traces(_ model: Model, _ context: PageContext) -> [Node] {
    let words = context.strings.privacy
    let left: Node =
      model.departed.map { table($0, caption: words.left) }
      ?? .tag("p", text: model.hasContractors ? words.leftNoneYet : words.leftNothing)
    return [
      .tag("h2", text: words.left),
      model.departed == nil ? .empty : .tag("p", text: words.leftSome), left,
      .tag("h2", text: words.looks),
      .tag("p", text: words.looksLead),
      model.looks.isEmpty
        ? .tag("p", text: words.looksNone)
        : .tag("ul", .class("bullets"), children: model.looks.map { .tag("li", text: $0) }),
    ]
  }

  private static func rights(_ model: Model, _ context: PageContext) -> [Node] {
    let words = context.strings.privacy
    return [
      .tag("h2", text: context.strings.choices.title),
      .tag("p", text: words.choicesLead),
      .pairs(model.standing.map { ($0.label, [.text($0.value)]) }),
      .tag(
        "div", .class("buttons"),
        children: [.linkButton(context.strings.choices.title, to: Route.choices.link)]),
      .tag("h2", text: words.rights),
      .tag("p", children: Account.sentence(words.rightsText, mail: model.contactMail, ["span": model.answerSpan])),
      .tag("h2", text: words.complaints),
      .tag("p", text: words.complaintsText(authority: model.authority)),
      .tag("p", text: words.complaintsElsewhere),
      .tag(
        "div", .class("buttons"),
        children: [
          .linkButton(context.strings.takeout.title, to: Route.takeout.link, .quiet),
          .linkButton(context.strings.requests.title, to: Route.requests.link, .quiet),
          .linkButton(words.seePolicy, to: Route.policy.link, .quiet),
          .linkButton(context.strings.settings.title, to: Route.settings.link, .quiet),
        ]),
    ]
  }

  private static func table(_ table: Table, caption: String) -> Node {
    .stackedTable(PolicyShow.Table(head: table.head, rows: table.rows), caption: caption)
  }

  private static func card(_ row: Row, _ context: PageContext) -> Node {
    let words = context.strings.privacy
    let clause = Node.tag(
      "a", .class("clause"), .href(Reference(path: "\(Route.policy.path)#\(row.anchor)") ?? .top), text: row.clause)
    guard !row.isEmpty else {
      return .tag(
        "section", .class("holding none"),
        children: [
          .tag("h3", text: row.title),
          .tag("p", .class("small"), children: [.text(words.nothingHeld + " · "), clause]),
        ])
    }
    var facts: [(String, [Node])] = row.count.map { [(words.count, [.text($0)])] } ?? []
    facts += [
      (words.until, [.text(row.until + " · "), clause]), (words.uses, [.text(row.purposes)]),
      (words.ground, [.text(row.ground)]), (words.change, [.text(row.change)]),
    ]
    let end: Node =
      row.isInSettings
      ? .tag("p", .class("aside"), children: [.tag("a", .href(Route.settings.link), text: words.endSessions)]) : .empty
    return .tag("section", .class("holding"), children: [.tag("h3", text: row.title), .pairs(facts), end])
  }
}

extension Node {
  /// Labels and values, as pairs that stay together on a narrow screen.
  static func pairs(_ rows: [(label: String, value: [Node])]) -> Node {
    .tag(
      "dl", .class("pairs"),
      children: rows.map { label, value in
        .tag("div", children: [.tag("dt", text: label), .tag("dd", children: value)])
      })
  }
}
