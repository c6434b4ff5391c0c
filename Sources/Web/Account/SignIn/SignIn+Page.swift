import HTML
import Policy

extension SignIn {
  static func page(_ model: Model, _ context: PageContext) -> Node {
    let words = context.strings.account
    return Account.document(
      title: words.signIn, context: context, hidesSignIn: true,
      main: [
        .tag(
          "section", .class("wrap narrow"),
          children: [
            .tag("h1", text: words.signInTitle),
            model.draftToken == nil
              ? .empty
              : .notice(.plain, [.tag("p", text: context.strings.common.notices["draft-kept"] ?? "")]),
            .errorSummary(model.problems, context),
            .postForm(
              to: Route.signIn.link, context, class: "sheet",
              Account.carried(draft: model.draftToken, to: model.returnTo) + [
                .textField(
                  TextField(
                    name: Name.login, label: words.login, value: model.login,
                    error: model.problems.message(Name.login), autocomplete: "username",
                    maxLength: Limits.emailBytesMax, isRequired: true, spellcheck: false)),
                Account.password(Name.password, words.password, model.problems, context),
                .button(words.signIn, context),
              ]),
            .tag(
              "ul", .class("aside"),
              children: [
                .tag("li", children: [.tag("a", .href(Route.recover.link), text: words.forgotten)]),
                .tag(
                  "li",
                  children: [
                    .tag(
                      "a", .href(Account.link(.signUp, draft: model.draftToken, to: model.returnTo)),
                      text: words.noAccount)
                  ]),
              ]),
          ])
      ])
  }
}
