import HTML

/// While a song is being made: real steps with the clock, the words as soon as they exist.
enum WorkMaking {
  static func node(_ model: WorkShow.Model, _ making: WorkShow.Making, _ context: PageContext) -> Node {
    let words = context.strings.work
    return .tag(
      "div", .class("wrap narrow making"), .data("events", Route.workEvents(model.id).path),
      .data("last", String(making.lastEvent)), .data("state", making.hasBegun ? "making" : "queued"),
      children: [
        WorkShow.crumb(model, making.hasBegun ? "making" : "queued", .busy, context),
        .tag("h1", text: making.hasBegun ? words.makingTitle : words.queuedTitle),
        .tag("p", .class("for"), text: words.forName(name: model.recipient)),
        progress(making, context),
        .tag(
          "p", .class("note"),
          children: [
            .text(words.safeToLeave),
            .tag("noscript", text: " " + words.refreshes),
          ]),
        .action(words.stop, to: Route.workAct(model.id, .cancel).link, .quiet, context),
        .tag("section", .class("sofar"), .id("words"), children: sofar(making, words)),
        previous(model, making, context),
      ])
  }

  private static func progress(_ making: WorkShow.Making, _ context: PageContext) -> Node {
    let words = context.strings.work
    let current = making.step.flatMap { making.steps.firstIndex(of: $0) }
    let usual = making.usualSeconds.map { " " + words.usual(time: duration($0, context)) } ?? ""
    return .tag(
      "div", .class("sheet progress"),
      children: [
        .tag(
          "p", .class("status"), .role("status"), .data("status"),
          text: current.map { stepText(making.steps[$0], words) } ?? words.queuedText),
        .tag(
          "ol", .class("step-list"),
          children: making.steps.enumerated().map { place, step in
            let state = current.map { place < $0 ? "done" : place == $0 ? "now" : "next" } ?? "next"
            let count =
              place == current ? making.done.flatMap { done in making.total.map { (done, $0) } } : nil
            return .element(
              "li",
              [.class(state), .data("step", step)] + (state == "now" ? [.aria(.current, "step")] : []),
              [
                .tag("span", .class("dot"), .aria(.hidden, "true"), children: [.icon(.check)]),
                .tag("span", .data("label"), text: stepText(step, words)),
                .tag(
                  "span", .class("count"), .data("count", words.stepCount.text),
                  text: count.map { words.stepCount(done: String($0.0), total: String($0.1)) } ?? ""),
              ])
          }),
        .tag(
          "p", .class("clock"),
          children: [
            .text(words.elapsed + " "),
            .tag(
              "span", .class("time"), .data("clock", String(making.elapsedSeconds)), .role("timer"),
              text: Format.clock(Double(making.elapsedSeconds))),
            .text("." + usual),
          ]),
      ])
  }

  private static func sofar(_ making: WorkShow.Making, _ words: WorkStrings) -> [Node] {
    guard let text = making.words, !text.isEmpty else { return [] }
    return [.tag("h2", text: words.wordsSoFar), WorkWords.plain(text, words)]
  }

  /// The version that is there already stays to be heard.
  private static func previous(_ model: WorkShow.Model, _ making: WorkShow.Making, _ context: PageContext) -> Node {
    guard let ready = making.previous else { return .empty }
    return .tag(
      "section", .class("sheet"),
      children: [
        .tag("h2", .class("small-title"), text: context.strings.work.version(number: String(ready.number))),
        .player(WorkReady.sound(model, ready, context), context),
      ])
  }

  static func stepText(_ step: String, _ words: WorkStrings) -> String { words.steps[step] ?? step }

  /// "40 seconds", "2 minutes": as exact as a guess can be.
  static func duration(_ seconds: Int, _ context: PageContext) -> String {
    let common = context.strings.common
    return seconds < 90 ? common.seconds(max(10, (seconds + 5) / 10 * 10)) : common.minutes((seconds + 30) / 60)
  }
}
