import HTML

/// The page behind the link that confirms an address. Programs that guard mailboxes open links by themselves, so
/// looking at it confirms nothing: the person presses its button.
enum VerifyConfirm {
  struct Model: Sendable, Hashable {
    /// The token of the link, which is part of the address and of nothing else on the page.
    var token: String
    /// A new address is to take the place of the old one.
    var isChange = false
  }

  static func page(_ model: Model, _ context: PageContext) -> Node {
    let words = context.strings.account
    return Account.document(
      title: words.verifyTitle, context: context, hidesSignIn: true,
      main: [
        .tag(
          "section", .class("wrap narrow"),
          children: [
            .tag("h1", text: words.verifyTitle),
            .tag("p", .class("lead"), text: model.isChange ? words.verifyNewText : words.verifyText),
            .postForm(
              to: Route.verify(token: model.token).link, context, class: "sheet", [.button(words.verify, context)]),
          ])
      ])
  }
}
