import Core
import HTML

/// "How this was made": what made it, what left the server for it, what found no place.
enum WorkFacts {
  static func node(_ ready: WorkShow.Ready, _ context: PageContext) -> Node {
    let words = context.strings.work
    return .tag(
      "details", .class("fold how"),
      children: [
        .tag("summary", children: [.tag("span", text: words.how)]),
        .tag(
          "div", .class("fold-in"),
          children: [
            .tag("p", text: context.strings.common.madeByAI + " " + words.howLead),
            .tag("dl", children: rows(ready, context).flatMap(row)),
            unused(ready, words),
          ]),
      ])
  }

  private static func rows(_ ready: WorkShow.Ready, _ context: PageContext) -> [(String, String)] {
    let words = context.strings.work
    let form = context.strings.create
    func fact(_ name: String, _ value: String?) -> (String, String)? {
      value.map { (words.facts[name] ?? name, $0) }
    }
    return [
      fact("style", ready.style.map { form.answer("style", $0) }),
      fact("voice", ready.voice.map { form.answer("voice", $0) }),
      fact("tempo", ready.tempo.map { form.tempo(beats: Format.number(Int($0.rounded()), context.language)) }),
      fact("key", ready.key), fact("seconds", Format.clock(ready.seconds)),
      fact("language", form.answer("language", ready.language.rawValue)),
      fact("made", Format.date(ready.madeAt, context.language)),
      fact("took", ready.madeInSeconds.map { context.strings.common.seconds($0) }),
    ].compactMap { $0 } + [(words.leaves, words.leavesNothing)]
  }

  private static func row(_ name: String, _ value: String) -> [Node] {
    [.tag("dt", text: name), .tag("dd", text: value)]
  }

  private static func unused(_ ready: WorkShow.Ready, _ words: WorkStrings) -> Node {
    guard !ready.unused.isEmpty else { return .empty }
    return .group([
      .tag("h2", .class("small-title"), text: words.unused),
      .tag(
        "ul", .class("unused"), children: ready.unused.map { .tag("li", .lang(ready.language.rawValue), text: $0) }),
    ])
  }
}
