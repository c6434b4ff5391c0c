import HTML
import Policy

/// Asking for a link to a new password. The answer is the same whether there is such an account or not.
enum Recover {
  struct Model: Sendable, Hashable {
    var email = ""
    var problems: [FieldProblemText] = []
  }

  enum Name {
    static let email = "email"
  }

  static func page(_ model: Model, _ context: PageContext) -> Node {
    let words = context.strings.account
    return Account.document(
      title: words.recoverTitle, context: context,
      main: [
        .tag(
          "section", .class("wrap narrow"),
          children: [
            .tag("h1", text: words.recoverTitle),
            .tag(
              "p", .class("lead"),
              text: words.recoverLead(span: context.strings.spans.plain(Limits.recoveryLink))),
            .errorSummary(model.problems, context),
            .postForm(
              to: Route.recover.link, context, class: "sheet",
              [
                .textField(
                  TextField(
                    name: Name.email, label: words.email, kind: .email, value: model.email,
                    error: model.problems.message(Name.email), autocomplete: "email",
                    maxLength: Limits.emailBytesMax, isRequired: true)),
                .button(words.recover, context),
              ]),
            .tag(
              "p", .class("aside"), children: [.tag("a", .href(Route.signIn.link), text: words.toSignIn)]),
          ])
      ])
  }
}
