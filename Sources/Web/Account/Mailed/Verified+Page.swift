import HTML

/// After an address was confirmed.
enum Verified {
  struct Model: Sendable, Hashable {
    /// A new address took the place of the old one.
    var isChange = false
  }

  static func page(_ model: Model, _ context: PageContext) -> Node {
    let words = context.strings.account
    let title = model.isChange ? words.emailChangedTitle : words.verifiedTitle
    let (label, route): (String, Route) =
      context.visitor == nil ? (words.signIn, .signIn) : (words.goOn, .create)
    return Account.document(
      title: title, context: context,
      main: [
        .tag(
          "section", .class("wrap narrow"),
          children: [
            .tag("h1", text: title),
            .tag("p", .class("lead"), text: model.isChange ? words.emailChangedText : words.verifiedText),
            .tag("div", .class("buttons"), children: [.linkButton(label, to: route.link)]),
          ])
      ])
  }
}
