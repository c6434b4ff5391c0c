import Core
import HTML
import Studio

extension Landing {
  static func page(_ model: Model, _ context: PageContext) -> Node {
    Layout.document(
      title: context.siteName, context: context,
      extras: Layout.Extras(hasItalics: true, keptForm: starterID),
      main: [
        hero(model, context), samples(model, context), steps(context), leaves(model, context),
      ])
  }

  private static func hero(_ model: Model, _ context: PageContext) -> Node {
    let words = context.strings.landing
    let (before, after) = words.headline.parts(around: "they")
    return .tag(
      "section", .class("wrap hero"),
      children: [
        .tag(
          "div",
          children: [
            .tag("h1", children: [.text(before), .tag("em", text: words.they), .text(after)]),
            .tag("p", .class("sub"), text: words.lead),
            starter(model, context),
          ]),
        .tag("div", .class("stage"), children: [parcel(words), snippet(model, context)]),
      ])
  }

  private static let starterID = "starter"

  /// The first step itself: a name and an occasion are enough to go on.
  private static func starter(_ model: Model, _ context: PageContext) -> Node {
    let words = context.strings.landing
    let form = context.strings.create
    let common = context.strings.common
    // Sent rather than asked: a name does not belong in an address, where histories and logs would keep it.
    return .postForm(
      to: Route.create.link, context, class: "starter sheet", id: starterID,
      [
        .hiddenField(FormFields.step, "start"), .hiddenField(SettingsShow.Name.returnTo, Route.home.path),
        .hiddenField("language", context.language.rawValue),
        .textField(
          TextField(
            name: "recipient", label: form.labels["recipient"] ?? "", placeholder: form.examples["recipient"],
            autocomplete: "on", isHeartfelt: true)),
        .chips(
          name: "occasion", legend: form.labels["occasion"] ?? "",
          choices: model.occasions.map { Choice(value: $0, label: form.answer("occasion", $0)) },
          selected: model.occasion),
        .button(words.start, context),
        .tag(
          "p", .class("note"),
          text: words.price(price: common.energy(model.price), grant: common.energy(model.grant))),
      ])
  }

  private static func parcel(_ words: LandingStrings) -> Node {
    .group([
      .void(.img, [.class("parcel"), .src(Asset.reference("art/parcel.svg")), .alt(""), .width(480), .height(500)]),
      .tag(
        "p", .class("tag"), .aria(.hidden, "true"),
        children: [.text(words.tagFor), .tag("small", text: words.tagFrom)]),
    ])
  }

  /// The first sample at the parcel's foot: one tap from arriving to hearing.
  private static func snippet(_ model: Model, _ context: PageContext) -> Node {
    guard let sample = model.samples.first(where: { $0.language == context.language }) ?? model.samples.first
    else { return .empty }
    return .tag(
      "div", .class("snippet"), .data("js"), .hidden, .data("sample", sample.language.rawValue),
      children: [
        .playButton(context.strings.work, label: context.strings.landing.play(title: sample.title)),
        .tag(
          "div",
          children: [
            .tag("b", .lang(sample.language.rawValue), text: sample.line), Ribbon.node(sample.peaks),
          ]),
      ])
  }

  private static func samples(_ model: Model, _ context: PageContext) -> Node {
    guard !model.samples.isEmpty else { return .empty }
    let words = context.strings.landing
    return .tag(
      "section", .class("band sunk"), .id("listen"),
      children: [
        .tag(
          "div", .class("wrap"),
          children: [
            .tag("h2", text: words.samplesTitle), .tag("p", .class("lead"), text: words.samplesLead),
            .tag("ul", .class("samples"), children: model.samples.map { sample($0, context) }),
          ])
      ])
  }

  private static func sample(_ sample: Sample, _ context: PageContext) -> Node {
    let form = context.strings.create
    let facts = [
      form.answer("occasion", sample.occasion), form.answer("style", sample.style),
      form.answer("language", sample.language.rawValue), Format.clock(sample.seconds),
    ]
    return .tag(
      "li", .class("sample"), .id("sample-\(sample.language.rawValue)"),
      .data("sample", sample.language.rawValue),
      children: [
        .tag(
          "div", .class("art"),
          children: [
            .void(
              .img,
              [
                .src(Route.sample(sample.language, .cover).link), .alt(""), .width(400), .height(400),
                .loading("lazy"), .decoding("async"),
              ]),
            .tag(
              "div", .class("art-play"), .data("js"), .hidden,
              children: [
                .playButton(context.strings.work, label: context.strings.landing.play(title: sample.title))
              ]),
          ]),
        .tag(
          "div", .class("sample-text"),
          children: [
            .tag("h3", .lang(sample.language.rawValue), text: sample.title),
            .tag("p", .class("line"), .lang(sample.language.rawValue), text: sample.line),
            .tag("p", .class("small"), text: facts.filter { !$0.isEmpty }.joined(separator: " · ")),
            .tag("p", .class("small"), text: context.strings.common.madeByAI),
            .audio(sound(sample), isNear: false),
          ]),
      ])
  }

  private static func sound(_ sample: Sample) -> Sound {
    Sound(
      title: sample.title, byline: "", seconds: sample.seconds, peaks: sample.peaks,
      sources: [
        Sound.Source(reference: Route.sample(sample.language, .webm).link, mediaType: "audio/webm; codecs=opus"),
        Sound.Source(reference: Route.sample(sample.language, .mp3).link, mediaType: "audio/mpeg"),
      ])
  }

  private static func steps(_ context: PageContext) -> Node {
    let words = context.strings.landing
    return .tag(
      "section", .class("wrap band"),
      children: [
        .tag("h2", text: words.stepsTitle),
        .tag(
          "ol", .class("steps"),
          children: words.steps.map { step in
            .tag("li", children: [.tag("h3", text: step.title), .tag("p", text: step.text())])
          }),
      ])
  }

  /// The last one says who counts, which an operator may have changed (D15, D37).
  private static func facts(_ model: Model, _ context: PageContext) -> [LandingStrings.Point] {
    let facts = context.strings.landing.facts
    return model.mayBeCounted ? facts.dropLast() + [context.strings.analytics.landing] : facts
  }

  private static func leaves(_ model: Model, _ context: PageContext) -> Node {
    let words = context.strings.landing
    let common = context.strings.common
    return .tag(
      "section", .class("band sunk"),
      children: [
        .tag(
          "div", .class("wrap leaves"),
          children: [
            .tag(
              "div",
              children: [
                .tag("h2", text: words.leavesTitle), .tag("p", .class("nothing"), text: words.leavesNothing),
                .tag("p", .class("lead"), text: words.leavesLead),
                .tag("p", children: [.tag("a", .href(Route.policy.link), text: words.fullList)]),
              ]),
            .tag(
              "ul", .class("facts"),
              children: facts(model, context).map { fact in
                .tag(
                  "li",
                  children: [
                    .tag("b", text: fact.title),
                    .text(
                      " "
                        + fact.text(keep: common.months(model.keepMonths), trash: common.days(model.trashDays))),
                  ])
              }),
          ])
      ])
  }
}
