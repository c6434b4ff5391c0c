import HTML

/// The drawings of `icons.svg`. They are decoration beside words, except where the button names itself.
enum Icon: String, CaseIterable {
  case mark, energy, play, pause, back10, forward10, person, download, trash, restore, again, edit, listen, search
  case check, warning, clock, gift, note, arrow, copy
  case themeSystem = "theme-system"
  case themeLight = "theme-light"
  case themeDark = "theme-dark"
}

extension Node {
  static func icon(_ icon: Icon, class name: String = "icon") -> Node {
    .tag(
      "svg", .class(name), .viewBox(icon == .mark ? 32 : 24, icon == .mark ? 32 : 24), .aria(.hidden, "true"),
      children: [.tag("use", .href(Asset.reference("icons.svg", fragment: icon.rawValue)), children: [])])
  }

  /// Words for those who listen to the page.
  static func hidden(_ text: String) -> Node {
    .tag("span", .class("vh"), text: text)
  }
}
