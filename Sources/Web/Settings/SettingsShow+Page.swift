import Core
import HTML
import Policy

extension SettingsShow {
  static func page(_ model: Model, _ context: PageContext) -> Node {
    let words = context.strings.settings
    return Account.document(
      title: words.title, context: context,
      main: [
        .tag(
          "section", .class("wrap narrow settings"),
          children: [
            .tag("h1", text: words.title),
            .errorSummary(model.problems, context),
            part(words.language, language(context)),
            part(words.theme, theme(context)),
            part(words.username, username(model, context)),
            part(words.email, email(model, context)),
            part(words.password, password(model, context)),
            part(words.sessions, SettingsSessions.nodes(model.sessions, context)),
            part(words.yourData, yourData(context)),
            part(words.delete, delete(context)),
          ])
      ])
  }

  private static func part(_ title: String, _ children: [Node]) -> Node {
    .tag("section", .class("part"), children: [.tag("h2", text: title)] + children)
  }

  private static func language(_ context: PageContext) -> [Node] {
    let words = context.strings.settings
    return [
      .postForm(
        to: Route.setting(.language).link, context, class: "sheet",
        [
          .hiddenField(Name.returnTo, Route.settings.path),
          .chips(
            name: Name.language, legend: words.language,
            choices: Language.allCases.map { Choice(value: $0.rawValue, label: LanguageName.of($0).full) },
            selected: context.language.rawValue, hint: words.languageHint),
          .button(context.strings.common.save, .quiet, context),
        ])
    ]
  }

  private static func theme(_ context: PageContext) -> [Node] {
    let words = context.strings.common
    let names: [Theme: String] = [.system: words.themeSystem, .light: words.themeLight, .dark: words.themeDark]
    return [
      .postForm(
        to: Route.setting(.theme).link, context, class: "sheet",
        [
          .hiddenField(Name.returnTo, Route.settings.path),
          .chips(
            name: Name.theme, legend: words.theme,
            choices: Theme.allCases.map { Choice(value: $0.rawValue, label: names[$0] ?? $0.rawValue) },
            selected: context.theme.rawValue),
          .button(words.save, .quiet, context),
        ])
    ]
  }

  private static func username(_ model: Model, _ context: PageContext) -> [Node] {
    let words = context.strings.settings
    return [
      .postForm(
        to: Route.setting(.username).link, context, class: "sheet",
        [
          .textField(
            TextField(
              name: Name.username, label: words.newUsername, value: model.typed[Name.username] ?? model.username,
              error: model.problems.message(Name.username), autocomplete: "username",
              maxLength: Limits.usernameLength.upperBound, isRequired: true, spellcheck: false)),
          .button(context.strings.common.save, .quiet, context),
        ])
    ]
  }

  private static func email(_ model: Model, _ context: PageContext) -> [Node] {
    let words = context.strings.settings
    let state = Node.tag(
      "p", .class("standing"),
      children: [
        .tag("span", text: model.email), .text(" "),
        .pill(model.isEmailConfirmed ? words.confirmed : words.notConfirmed, model.isEmailConfirmed ? .ready : .plain),
      ])
    return [
      state,
      model.emailWaiting.map { .tag("p", text: words.waiting(email: $0)) } ?? .empty,
      model.isEmailConfirmed
        ? .empty : .action(words.sendAgain, to: Route.setting(.verification).link, .quiet, context),
      .postForm(
        to: Route.setting(.email).link, context, class: "sheet",
        [
          .textField(
            TextField(
              name: Name.email, label: words.newEmail, kind: .email, value: model.typed[Name.email] ?? "",
              hint: words.emailHint, error: model.problems.message(Name.email), autocomplete: "email",
              maxLength: Limits.emailBytesMax, isRequired: true)),
          Account.password(Name.emailPassword, words.currentPassword, model.problems, context),
          .button(words.changeEmail, .quiet, context),
        ]),
    ]
  }

  private static func password(_ model: Model, _ context: PageContext) -> [Node] {
    let words = context.strings.settings
    let hint = context.strings.account.passwordHint(least: String(Limits.passwordLength.lowerBound))
    return [
      .postForm(
        to: Route.setting(.password).link, context, class: "sheet",
        [
          Account.password(Name.currentPassword, words.currentPassword, model.problems, context),
          Account.password(Name.newPassword, words.newPassword, hint: hint, isNew: true, model.problems, context),
          .tag("p", .class("hint"), text: words.passwordNote),
          .button(words.changePassword, .quiet, context),
        ])
    ]
  }

  private static func yourData(_ context: PageContext) -> [Node] {
    let words = context.strings.settings
    return [
      .tag("p", text: words.yourDataLead),
      .tag("div", .class("buttons"), children: [.linkButton(words.toMyData, to: Route.myData.link, .quiet)]),
    ]
  }

  private static func delete(_ context: PageContext) -> [Node] {
    let words = context.strings.settings
    return [
      .tag("p", text: words.deleteLead),
      .tag(
        "div", .class("buttons"),
        children: [.linkButton(words.toDelete, to: Route.setting(.delete).link, .danger)]),
    ]
  }
}
