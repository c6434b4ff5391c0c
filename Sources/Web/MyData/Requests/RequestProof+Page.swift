import HTML

/// Behind the link that proves whose request it is (§9.4, D28). Programs that guard mailboxes open links by themselves,
/// so looking proves nothing; and nothing here says whether there is an account.
enum RequestProofShow {
  struct Model: Sendable, Hashable {
    /// Part of the address and of nothing else on the page.
    var token: String
    var number: String
  }

  struct Done: Sendable, Hashable {
    var number: String
    var dueDate: String
  }

  static func page(_ model: Model, _ context: PageContext) -> Node {
    let words = context.strings.requests
    return Account.document(
      title: words.proofTitle, context: context, hidesSignIn: true,
      main: [
        .tag(
          "section", .class("wrap narrow"),
          children: [
            .tag("h1", text: words.proofTitle),
            .tag("p", .class("lead"), text: words.proofText(number: model.number)),
            .postForm(
              to: Route.requestProof(token: model.token).link, context, class: "sheet",
              [.button(words.prove, context)]),
            .tag("p", .class("aside"), text: words.proofElse),
          ])
      ])
  }

  static func done(_ done: Done, _ context: PageContext) -> Node {
    let words = context.strings.requests
    return Account.document(
      title: words.provedTitle, context: context, hidesSignIn: true,
      main: [
        .tag(
          "section", .class("wrap narrow"),
          children: [
            .tag("h1", text: words.provedTitle),
            .tag("p", .class("lead"), text: words.provedText(number: done.number, date: done.dueDate)),
            .tag(
              "div", .class("buttons"),
              children: [.linkButton(context.strings.privacy.seePolicy, to: Route.policy.link, .quiet)]),
          ])
      ])
  }
}
