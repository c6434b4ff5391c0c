import HTML

/// Behind the link that confirms an address.
enum Verified {
  struct Model: Sendable, Hashable {
    /// A new address took the place of the old one.
    var isChange = false
    /// The draft that waits, if there is one.
    var draftToken: String?
  }

  static func page(_ model: Model, _ context: PageContext) -> Node {
    let words = context.strings.account
    let title = model.isChange ? words.emailChangedTitle : words.verifiedTitle
    let (label, route): (String, Route) =
      if let token = model.draftToken {
        (words.continueDraft, .draft(token: token))
      } else if context.visitor == nil {
        (words.signIn, .signIn)
      } else {
        (words.goOn, .create)
      }
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
