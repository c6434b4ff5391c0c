import HTML

extension MyDataShow {
  static func page(_ model: Model, _ context: PageContext) -> Node {
    let words = context.strings.privacy
    return Account.document(
      title: words.title, context: context,
      main: [
        .tag(
          "section", .class("wrap narrow"),
          children: [
            .tag("h1", text: words.title),
            .tag("p", .class("lead"), text: words.lead),
            .tag("h2", text: words.youTold),
            .pairs(model.told.map { ($0.label, [.text($0.value)]) }),
            .tag("h2", text: words.held),
            .tag("p", text: words.heldLead),
            .tag("div", .class("holdings"), children: model.rows.map { card($0, context) }),
            .tag("h2", text: words.left),
            .tag("p", text: model.hasContractors ? words.leftSome : words.leftNothing),
            .tag("h2", text: words.rights),
            .tag(
              "p", children: Account.sentence(words.rightsText, mail: model.contactMail, ["span": model.answerSpan])),
            .tag(
              "div", .class("buttons"),
              children: [
                .linkButton(context.strings.takeout.title, to: Route.takeout.link, .quiet),
                .linkButton(context.strings.requests.title, to: Route.requests.link),
                .linkButton(words.seePolicy, to: Route.policy.link, .quiet),
                .linkButton(context.strings.settings.title, to: Route.settings.link, .quiet),
              ]),
          ])
      ])
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
    return .tag("section", .class("holding"), children: [.tag("h3", text: row.title), .pairs(facts)])
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
