import HTML
import Policy

/// Choosing a new password behind the mailed link.
enum RecoverSet {
  struct Model: Sendable, Hashable {
    /// The token of the link, which is part of the address and of nothing else on the page.
    var token: String
    var problems: [FieldProblemText] = []
  }

  enum Name {
    static let password = "password"
  }

  static func page(_ model: Model, _ context: PageContext) -> Node {
    let words = context.strings.account
    return Account.document(
      title: words.recoverSetTitle, context: context, hidesSignIn: true,
      main: [
        .tag(
          "section", .class("wrap narrow"),
          children: [
            .tag("h1", text: words.recoverSetTitle),
            .tag("p", .class("lead"), text: words.recoverSetLead),
            .errorSummary(model.problems, context),
            .postForm(
              to: Route.recoverSet(token: model.token).link, context, class: "sheet",
              [
                Account.password(
                  Name.password, words.newPassword,
                  hint: words.passwordHint(least: String(Limits.passwordLength.lowerBound)), isNew: true,
                  model.problems, context),
                .button(words.recoverSet, context),
              ]),
          ])
      ])
  }
}
