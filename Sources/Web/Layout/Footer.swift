import HTML

/// The end of every page: who runs the service, what it does with data, light or dark.
enum Footer {
  static func node(_ context: PageContext) -> Node {
    let words = context.strings.common
    let links: [(String, Route)] = [
      (words.policy, .policy), (words.cookies, .cookies), (words.contractors, .contractors),
    ]
    let own: [(String, Route)] =
      context.visitor == nil ? [] : [(words.trash, .trash), (words.myData, .myData), (words.settings, .settings)]
    return .tag(
      "footer", .class("wrap foot"),
      children: [
        .tag(
          "ul", .class("foot-links"),
          children: (own + links).map { text, route in
            .tag("li", children: [.tag("a", .href(route.link), text: text)])
          }),
        themes(context),
        .tag(
          "p", .class("foot-who"),
          children: [.text(words.runBy(operator: context.operatorName) + ". "), .text(words.footer)]),
      ])
  }

  private static func themes(_ context: PageContext) -> Node {
    let words = context.strings.common
    let choices: [(Theme, Icon, String)] = [
      (.system, .themeSystem, words.themeSystem), (.light, .themeLight, words.themeLight),
      (.dark, .themeDark, words.themeDark),
    ]
    return .postForm(
      to: Route.setting(.theme).link, context, class: "themes",
      [
        .void(.input, [.type("hidden"), .name("return-to"), .value(context.returnTo)]),
        .element(
          "div", [.class("themes-row"), .role("group"), .aria(.label, words.theme)],
          choices.map { theme, icon, name in
            .element(
              "button",
              [.type("submit"), .name("theme"), .value(theme.rawValue)]
                + (theme == context.theme ? [.aria(.current, "true")] : []),
              [.icon(icon), .tag("span", text: name)])
          }),
      ])
  }
}
