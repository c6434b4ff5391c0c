import HTML
import Policy

/// What a page shows and loads of the third-party counter: nothing at all while it is off (D15, D17).
enum CountingNodes {
  enum Name {
    static let answer = "analytics"
    static let yes = "yes"
    static let no = "no"
  }

  /// Our own module, which then fetches the counter in its minimal mode.
  static func script(_ counting: Counting) -> Node {
    guard case .on(let metrika) = counting else { return .empty }
    return .element(
      "script",
      [
        .type("module"), .src(Asset.reference("js/metrika.js")), .data("counter", String(metrika.counter)),
        .data("from", "https://\(Metrika.host)/metrika/tag.js"),
      ], [])
  }

  /// The question, in the flow of the page: it covers nothing, waits for nobody, and no is as near as yes.
  static func question(_ context: PageContext) -> Node {
    guard context.counting == .asking else { return .empty }
    let words = AnalyticsStrings.of(context.language)
    return .tag(
      "div", .class("wrap"),
      children: [
        .tag(
          "section", .class("notice ask"), .aria(.labelledBy, "ask-analytics"),
          children: [
            .icon(.note),
            .tag(
              "div",
              children: [
                .tag("p", .id("ask-analytics"), children: [.tag("b", text: words.question)]),
                .tag(
                  "p",
                  children: [
                    .text(words.explanation + " "), .tag("a", .href(Route.cookies.link), text: words.more),
                  ]),
                form(context, [true, false]),
              ]),
          ])
      ])
  }

  /// The two answers, or the one that would change something.
  static func form(_ context: PageContext, _ answers: [Bool]) -> Node {
    let words = AnalyticsStrings.of(context.language)
    return .postForm(
      to: Route.setting(.analytics).link, context,
      [
        .hiddenField(SettingsShow.Name.returnTo, context.path),
        .tag(
          "div", .class("buttons"),
          children: answers.map { isYes in
            .button(
              isYes ? words.allow : words.refuse, .quiet, name: Name.answer, value: isYes ? Name.yes : Name.no, context)
          }),
      ])
  }
}
