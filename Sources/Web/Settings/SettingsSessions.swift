import Core
import HTML

/// The devices on which a person is signed in, each with its way out.
enum SettingsSessions {
  static func nodes(_ sessions: [SettingsShow.SessionRow], _ context: PageContext) -> [Node] {
    let words = context.strings.settings
    return [
      .tag("p", text: words.sessionsLead),
      .tag("ul", .class("rows sessions"), children: sessions.map { row($0, context) }),
      sessions.contains { !$0.isCurrent }
        ? .action(
          words.endOthers, to: Route.setting(.sessions).link,
          fields: [(SettingsShow.Name.session, SettingsShow.Name.others)], context)
        : .empty,
      .action(words.signOut, to: Route.signOut.link, .quiet, context),
    ]
  }

  private static func row(_ session: SettingsShow.SessionRow, _ context: PageContext) -> Node {
    let words = context.strings.settings
    let device = session.device.isEmpty ? words.unknownDevice : session.device
    return .tag(
      "li",
      children: [
        .tag(
          "div",
          children: [
            .tag("b", text: device),
            session.isCurrent ? .group([.text(" "), .pill(words.thisDevice, .ready)]) : .empty,
            .tag(
              "p", .class("small"),
              text: words.signedInOn(date: session.startedOn) + " · " + words.lastSeenOn(date: session.lastSeenOn)),
          ]),
        session.isCurrent ? .empty : end(session, device, context),
      ])
  }

  private static func end(_ session: SettingsShow.SessionRow, _ device: String, _ context: PageContext) -> Node {
    let words = context.strings.settings
    return .postForm(
      to: Route.setting(.sessions).link, context, class: "action",
      [
        .hiddenField(SettingsShow.Name.session, session.id.description),
        .element(
          "button", [.type("submit"), .class("button quiet small"), .aria(.label, words.endSessionOf(device: device))],
          [.tag("span", text: words.endSession)]),
      ])
  }
}
