import Core
import HTML
import Policy
import Studio

/// A finished song: hear it, read it, take it home, sing it again, see how it was made and until when it stays.
enum WorkReady {
  static func node(_ model: WorkShow.Model, _ ready: WorkShow.Ready, _ context: PageContext) -> Node {
    let hasWords = !ready.words.isEmpty
    return .tag(
      "div", .class("wrap listen"), .data("follow"),
      children: [
        .tag(
          "div", .class("listen-main"),
          children: [
            WorkShow.crumb(model, "ready", .ready, context), failed(ready, context),
            deck(model, ready, context),
            .retention(keeping(ready, context), context),
          ]),
        hasWords ? words(model, ready, context) : WorkAgain.wordless(context),
        .tag(
          "div", .class("listen-rest"),
          children: [
            versions(model, context), WorkAgain.sound(model, ready, context), files(model, ready, context),
            WorkFacts.node(ready, context), delete(model, context),
          ]),
        mini(model, context),
      ])
  }

  /// The latest wish did not come true; this version is still there.
  private static func failed(_ ready: WorkShow.Ready, _ context: PageContext) -> Node {
    guard let code = ready.failedCode else { return .empty }
    let words = context.strings.work
    return .notice(.warning, [.tag("p", text: (words.failures[code] ?? words.failedUsual) + " " + words.energyBack)])
  }

  private static func deck(_ model: WorkShow.Model, _ ready: WorkShow.Ready, _ context: PageContext) -> Node {
    let words = context.strings.work
    let cover = Route.workFile(model.id, .cover).link
    return .tag(
      "div", .class("deck"),
      children: [
        .tag("div", .class("art"), children: [.void(.img, [.src(cover), .alt(""), .width(640), .height(400)])]),
        .tag(
          "div", .class("deck-in"),
          children: [
            WorkShow.heading(model, context), .player(sound(model, ready, context), context),
            .tag("p", .class("ai"), text: context.strings.common.madeByAI),
            .tag(
              "div", .class("deck-buttons"),
              children: [
                mainDownload(model, ready, context),
                .action(
                  words.again, to: Route.workAct(model.id, .again).link, .quiet, icon: .again, price: model.price,
                  fields: [("idempotency-key", model.idempotencyKey + "-again")], context),
              ]),
          ]),
      ])
  }

  static func sound(_ model: WorkShow.Model, _ ready: WorkShow.Ready, _ context: PageContext) -> Sound {
    let words = context.strings.work
    return Sound(
      title: model.title ?? words.untitled(name: model.recipient), byline: words.forName(name: model.recipient),
      seconds: ready.seconds, peaks: ready.peaks, sources: sources(model, ready),
      cover: Route.workFile(model.id, .cover).link)
  }

  /// WebM first, then what every browser plays.
  private static func sources(_ model: WorkShow.Model, _ ready: WorkShow.Ready) -> [Sound.Source] {
    let types: [(WorkFile, String)] = [
      (.webm, "audio/webm; codecs=opus"), (.opus, "audio/ogg; codecs=opus"), (.mp3, "audio/mpeg"),
    ]
    let there = Set(ready.files.map(\.file))
    return types.filter { there.contains($0.0) && $0.0 != .opus || $0.0 == .mp3 }.map {
      Sound.Source(reference: Route.workFile(model.id, $0.0).link, mediaType: $0.1)
    }
  }

  private static func mainDownload(
    _ model: WorkShow.Model, _ ready: WorkShow.Ready, _ context: PageContext
  ) -> Node {
    .linkButton(
      context.strings.work.download, to: saved(model, .mp3), .filled, icon: .download,
      [.download("")])
  }

  /// The address under which a file is saved, with a name of its own, rather than played.
  private static func saved(_ model: WorkShow.Model, _ file: WorkFile) -> Reference {
    Reference(path: Route.workFile(model.id, file).path + "?save=yes") ?? .top
  }

  private static func words(_ model: WorkShow.Model, _ ready: WorkShow.Ready, _ context: PageContext) -> Node {
    let words = context.strings.work
    return .tag(
      "section", .class("words"),
      children: [
        .tag(
          "div", .class("words-head"),
          children: [
            .tag("h2", text: words.words), WorkAgain.words(model, ready, context),
          ]),
        .tag("p", .class("note"), .data("js"), .hidden, text: words.followHint),
        .tag(
          "div", .class("words-text"), .lang(ready.language.rawValue),
          children: [WorkWords.following(ready, words)]),
      ])
  }

  private static func versions(_ model: WorkShow.Model, _ context: PageContext) -> Node {
    guard model.versions.count > 1 else { return .empty }
    let words = context.strings.work
    return .tag(
      "section", .class("versions"),
      children: [
        .tag("h2", .class("small-title"), text: words.versions),
        .tag("ol", children: model.versions.map { version($0, model, context) }),
      ])
  }

  private static func version(_ version: WorkShow.Version, _ model: WorkShow.Model, _ context: PageContext) -> Node {
    let words = context.strings.work
    let facts = [
      version.seconds.map(Format.clock),
      Format.date(version.madeAt, context.language),
    ]
    return .element(
      "li", version.isShown ? [.aria(.current, "true")] : [],
      [
        .tag(
          "div",
          children: [
            .tag("b", text: words.version(number: String(version.number))),
            .tag("small", text: facts.compactMap { $0 }.joined(separator: " · ")),
          ]),
        version.isShown
          ? .tag("small", .class("shown"), text: words.shown)
          : .action(
            words.show, to: Route.workAct(model.id, .show).link, .quiet, icon: .play,
            fields: [("version", String(version.number))], context),
      ])
  }

  private static func files(_ model: WorkShow.Model, _ ready: WorkShow.Ready, _ context: PageContext) -> Node {
    let words = context.strings.work
    let shown: [WorkFile] = [.mp3, .opus, .flac, .words, .midi, .cover, .picture]
    let files = shown.compactMap { file in ready.files.first { $0.file == file } }
    guard !files.isEmpty else { return .empty }
    return .tag(
      "details", .class("fold files"), .id("files"),
      children: [
        .tag("summary", children: [.tag("span", text: words.download)]),
        .tag(
          "ul", .class("fold-in"),
          children: files.map { file in
            let notes = [
              words.fileSummaries[file.file.rawValue], file.bytes.map { Format.bytes($0, context.language) },
            ]
            return .tag(
              "li",
              children: [
                .tag(
                  "a", .href(saved(model, file.file)), .download(""),
                  children: [.icon(.download), .text(words.files[file.file.rawValue] ?? file.file.rawValue)]),
                .tag("small", text: notes.compactMap { $0 }.joined(separator: " · ")),
              ])
          }),
      ])
  }

  private static func delete(_ model: WorkShow.Model, _ context: PageContext) -> Node {
    let words = context.strings.work
    return .tag(
      "div", .class("delete"),
      children: [
        .action(words.delete, to: Route.workAct(model.id, .delete).link, .bare, icon: .trash, context),
        .tag("small", text: words.deleteHint(days: Periods.text(Retention.generated.trash, context))),
      ])
  }

  /// Until when, by which clause, and what would change it (D2b).
  static func keeping(_ ready: WorkShow.Ready, _ context: PageContext) -> RetentionLine {
    let words = context.strings.work
    return switch ready.keeping {
    case .until(let date):
      RetentionLine(
        text: words.kept(date: Format.dateUntil(date, context.language)), machineDate: Format.machine(date),
        clause: KeptClause.generated, change: words.withPrime)
    case .prime:
      RetentionLine(text: words.keptPrime, machineDate: nil, clause: KeptClause.generated, change: nil)
    case .primeEnds(let end, let goes):
      RetentionLine(
        text: words.keptPrimeEnds(
          end: Format.date(end, context.language), date: Format.dateUntil(goes, context.language)),
        machineDate: Format.machine(goes), clause: KeptClause.generated, change: words.longerPrime)
    }
  }

  /// Sticks to the bottom of a phone once the main controls have scrolled away.
  private static func mini(_ model: WorkShow.Model, _ context: PageContext) -> Node {
    let words = context.strings.work
    return .tag(
      "aside", .class("mini"), .data("mini"), .hidden, .aria(.label, words.player),
      children: [
        .playButton(words), .tag("p", .data("line"), text: model.title ?? words.untitled(name: model.recipient)),
        .tag("span", .class("time"), .data("now"), .aria(.hidden, "true"), text: "0:00"),
      ])
  }
}

/// The clauses cited beside dates.
enum KeptClause {
  static let generated = Clause.keepGenerated.rawValue
  static let trash = Clause.keepGenerated.rawValue
}

/// A span of the policy as people say it.
enum Periods {
  static func text(_ period: Period?, _ context: PageContext) -> String {
    let common = context.strings.common
    return switch period {
    case .months(let count): common.months(count)
    case .days(let count): common.days(count)
    case .hours(let count): common.hours(count)
    case .minutes(let count): common.minutes(count)
    case nil: ""
    }
  }
}
