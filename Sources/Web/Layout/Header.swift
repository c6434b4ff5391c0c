import Core
import HTML

/// The top of every page: the mark, the way to songs, the language, who one is.
enum Header {
  static func node(_ context: PageContext, hidesSignIn: Bool, keptForm: String?) -> Node {
    .tag(
      "header", .class("wrap top"),
      children: [
        .tag(
          "a", .class("logo"), .href(Route.home.link),
          children: [.icon(.mark, class: "mark"), .text(context.siteName.lowercased())]),
        navigation(context), keptForm.map(firstButton) ?? .empty,
        languages(context, keptForm),
        visitor(context, hidesSignIn: hidesSignIn),
      ])
  }

  private static func navigation(_ context: PageContext) -> Node {
    let words = context.strings.common
    var links: [(String, Route)] = [(words.create, .create)]
    if context.visitor != nil { links.append((words.works, .works)) }
    return .element(
      "nav", [.class("nav"), .aria(.label, words.menu)],
      links.map { text, route in
        .element(
          "a", [.href(route.link)] + (context.path == route.path ? [.aria(.current, "page")] : []), [.text(text)])
      })
  }

  /// The Enter key presses the first button of a form in the order of the page. That must be the form's own and not
  /// the switch of languages, which stands above it.
  private static func firstButton(of form: String) -> Node {
    .element("button", [.type("submit"), .form(form), .class("vh"), .tabindex(-1), .aria(.hidden, "true")], [])
  }

  /// A form, because a choice that is remembered is the person's own act (D17). Where the page holds a half-filled
  /// form, the buttons send that one, so that nothing typed is lost.
  private static func languages(_ context: PageContext, _ keptForm: String?) -> Node {
    let carrying: [Attribute] =
      keptForm.map { [.form($0), .formaction(Route.setting(.language).link), .formnovalidate] } ?? []
    return .postForm(
      to: Route.setting(.language).link, context, class: "langs",
      [
        .void(.input, [.type("hidden"), .name("return-to"), .value(context.returnTo)]),
        .element(
          "div", [.class("langs-row"), .role("group"), .aria(.label, context.strings.common.language)],
          Language.allCases.map { language in
            let name = LanguageName.of(language)
            return .element(
              "button",
              [
                .type("submit"), .name(SettingsShow.Name.language), .value(language.rawValue), .lang(language.rawValue),
                .aria(.label, name.full),
              ] + carrying + (language == context.language ? [.aria(.current, "true")] : []),
              [.text(name.short)])
          }),
      ])
  }

  private static func visitor(_ context: PageContext, hidesSignIn: Bool) -> Node {
    let words = context.strings.common
    guard let visitor = context.visitor else {
      return hidesSignIn
        ? .empty : .tag("a", .class("button quiet small"), .href(Route.signIn.link), text: words.signIn)
    }
    return .tag(
      "div", .class("me"),
      children: [
        .tag(
          "a", .class("pill honey"), .href(Route.settings.link), .title(words.yourEnergy(visitor.energy)),
          children: [
            .icon(.energy), .text(Format.number(visitor.energy, context.language)),
            .hidden(words.energy(visitor.energy).drop(prefix: Format.number(visitor.energy, context.language))),
          ]),
        .tag(
          "a", .class("who"), .href(Route.settings.link),
          children: [.icon(.person), .tag("span", .class("who-name"), text: visitor.username)]),
      ])
  }
}

/// What a language calls itself.
enum LanguageName {
  static func of(_ language: Language) -> (short: String, full: String) {
    switch language {
    case .english: ("Eng", "English")
    case .russian: ("Рус", "Русский")
    case .kazakh: ("Қаз", "Қазақша")
    }
  }
}

extension String {
  /// The rest behind a beginning, or everything where there is no such beginning.
  func drop(prefix: String) -> String {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self
  }
}
