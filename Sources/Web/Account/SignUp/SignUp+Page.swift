import HTML
import Policy

extension SignUp {
  static func page(_ model: Model, _ context: PageContext) -> Node {
    let words = context.strings.account
    return Account.document(
      title: words.signUpTitle, context: context, hidesSignIn: true,
      main: [
        .tag(
          "section", .class("wrap narrow"),
          children: [
            .tag("h1", text: words.signUpTitle),
            .tag("p", .class("lead"), text: words.signUpLead),
            model.draftToken == nil ? .empty : draftNotice(context),
            .errorSummary(model.problems, context),
            .postForm(to: Route.signUp.link, context, class: "sheet", fields(model, context)),
            .tag(
              "p", .class("aside"),
              children: [
                .tag(
                  "a", .href(Account.link(.signIn, draft: model.draftToken, to: model.returnTo)),
                  text: words.haveAccount)
              ]),
          ])
      ])
  }

  private static func draftNotice(_ context: PageContext) -> Node {
    let span = context.strings.spans.plain(.draft)
    return .notice(.plain, [.tag("p", text: context.strings.account.draftWaits(span: span))])
  }

  private static func fields(_ model: Model, _ context: PageContext) -> [Node] {
    let words = context.strings.account
    return Account.carried(draft: model.draftToken, to: model.returnTo) + [
      .hiddenField(Name.policyVersion, model.policyVersion.name),
      .textField(
        TextField(
          name: Name.email, label: words.email, kind: .email, value: model.email, hint: words.emailHint,
          error: model.problems.message(Name.email), autocomplete: "email", maxLength: Limits.emailBytesMax,
          isRequired: true)),
      .textField(
        TextField(
          name: Name.username, label: words.username, value: model.username,
          hint: words.usernameHint(
            least: String(Limits.usernameLength.lowerBound), most: String(Limits.usernameLength.upperBound)),
          error: model.problems.message(Name.username), autocomplete: "username",
          maxLength: Limits.usernameLength.upperBound, isRequired: true, spellcheck: false)),
      Account.password(
        Name.password, words.password,
        hint: words.passwordHint(least: String(Limits.passwordLength.lowerBound)), isNew: true, model.problems,
        context),
      .checkBox(
        name: Name.isAdult, label: [.text(words.isAdult(age: context.strings.spans.age(Ages.least)))],
        isChecked: model.isAdult, isRequired: true, error: model.problems.message(Name.isAdult)),
      policy(model, context),
      .button(words.signUp, context),
    ]
  }

  /// Which text applies, with its version: what the stored statement names (D35).
  private static func policy(_ model: Model, _ context: PageContext) -> Node {
    let words = context.strings.account
    let sentence = Phrase(stringLiteral: words.policyApplies.text)
    let (before, after) = sentence.parts(around: "policy")
    let version = Format.date(model.policyVersion.day, context.language)
    return .tag(
      "p", .class("hint"),
      children: [
        .text(Phrase.fill(before, ["version": version])), .tag("a", .href(Route.policy.link), text: words.policyName),
        .text(Phrase.fill(after, ["version": version])),
      ])
  }
}
