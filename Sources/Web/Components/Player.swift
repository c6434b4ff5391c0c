import HTML

/// What a player needs of a sound.
struct Sound: Sendable, Hashable {
  struct Source: Sendable, Hashable {
    var reference: Reference
    var mediaType: String
  }

  var title: String
  /// Who it is for, or what it is: shown by the device beside the title.
  var byline: String
  var seconds: Double
  var peaks: [Double]
  /// The best first; browsers take the first they can play.
  var sources: [Source]
  var cover: Reference?
}

extension Node {
  /// The browser's own controls, until the script makes them a ribbon with a place to seek, play and ten seconds back
  /// and forth.
  static func player(_ sound: Sound, _ context: PageContext) -> Node {
    let words = context.strings.work
    var data: [Attribute] = [
      .class("player"), .data("player"), .data("seconds", String(sound.seconds)), .data("title", sound.title),
      .data("byline", sound.byline), .role("group"), .aria(.label, words.player),
    ]
    if let cover = sound.cover { data.append(.data("cover", cover.text)) }
    return .element("div", data, [audio(sound), ribbon(sound, words), controls(words)])
  }

  /// - Parameter isNear: false where nobody may ever press play: nothing is fetched before.
  static func audio(_ sound: Sound, isNear: Bool = true) -> Node {
    .element(
      "audio", [.controls, .preload(isNear ? "metadata" : "none")],
      sound.sources.map { .void(.source, [.src($0.reference), .type($0.mediaType)]) })
  }

  private static func ribbon(_ sound: Sound, _ words: WorkStrings) -> Node {
    let length = Format.clock(sound.seconds)
    return .group([
      .tag(
        "div", .class("scrub"), .data("js"), .hidden,
        children: [
          Ribbon.node(sound.peaks),
          .void(
            .input,
            [
              .type("range"), .min("0"), .max(String(Int(sound.seconds.rounded(.up)))), .step("0.1"), .value("0"),
              .autocomplete("off"), .aria(.label, words.position),
              .aria(.valueText, words.positionText(now: "0:00", all: length)),
              .data("text", words.positionText.text),
            ]),
        ]),
      .tag(
        "div", .class("times"), .data("js"), .hidden, .aria(.hidden, "true"),
        children: [.tag("span", .data("now"), text: "0:00"), .tag("span", text: length)]),
    ])
  }

  private static func controls(_ words: WorkStrings) -> Node {
    .tag(
      "div", .class("controls"), .data("js"), .hidden,
      children: [
        .tag(
          "button", .type("button"), .class("round"), .data("skip", "-10"), .aria(.label, words.back10),
          children: [.icon(.back10)]),
        playButton(words),
        .tag(
          "button", .type("button"), .class("round"), .data("skip", "10"), .aria(.label, words.forward10),
          children: [.icon(.forward10)]),
      ])
  }

  static func playButton(_ words: WorkStrings, label: String? = nil) -> Node {
    .tag(
      "button", .type("button"), .class("round play"), .data("play", label ?? words.play), .data("pause", words.pause),
      .aria(.label, label ?? words.play),
      children: [.icon(.play, class: "icon when-paused"), .icon(.pause, class: "icon when-playing")])
  }
}
