import Core
import HTML
import Policy
import Studio

@testable import Web

extension StudioPages {
  static func landing(_ language: Language, samples: Bool = true) -> Landing.Model {
    Landing.Model(
      occasions: ["birthday", "anniversary", "newborn", "thanks", "simply"], occasion: "birthday", price: Prices.song,
      grant: Prices.welcomeGrant, keepMonths: 3, trashDays: 7,
      samples: samples ? Language.allCases.map(sample) : [])
  }

  private static func sample(_ language: Language) -> Landing.Sample {
    let (title, line, occasion, style) =
      switch language {
      case .english: ("Apple Morning", "Thirty apples, red in the snow", "birthday", "folk")
      case .russian: ("Двадцать пять лет", "Вальс на кухне, где пахнет пирогом", "anniversary", "waltz")
      case .kazakh: ("Апама", "Бесігімді тербеткен алақаның", "thanks", "dombra")
      }
    return Landing.Sample(
      language: language, title: title, line: line, occasion: occasion, style: style, seconds: 47, peaks: peaks)
  }

  static func create(_ language: Language, isWrong: Bool = false) -> Create.Model {
    Create.Model(
      fields: fields,
      values: isWrong
        ? [
          "recipient": "123", "occasion": "newborn", "language": language.rawValue,
          "story": "<script>alert(1)</script>",
          "words": "[Verse]", "tempo": "300", "instrumental": "yes",
        ]
        : ["recipient": language == .english ? "Aigerim" : "Айгерим", "language": language.rawValue],
      problems: isWrong
        ? [
          Create.Problem(field: "recipient", code: "name-letters"), Create.Problem(field: "words", code: "words-empty"),
          Create.Problem(field: "tempo", code: "tempo-range"), Create.Problem(field: "tone", code: "who-knows"),
        ] : [],
      price: Prices.song, action: Route.create.link, idempotencyKey: "key-1")
  }

  /// What the song declares, as the catalogue has it.
  static var fields: [Create.Asked] {
    let catalog = Catalog.current
    func choice(_ ids: [String]) -> Create.Asked.Kind { .choice(ids.map { Create.Asked.Answer(id: $0) }) }
    let voices = catalog.voices.map { Create.Asked.Answer(id: $0.id, language: Language(rawValue: $0.language)) }
    return [
      Create.Asked(name: "recipient", kind: .text(lengthMax: Limits.nameLengthMax), isRequired: true),
      Create.Asked(name: "language", kind: choice(catalog.languages), isRequired: false, usual: "en"),
      Create.Asked(name: "occasion", kind: choice(catalog.occasions), isRequired: false, usual: "simply"),
      Create.Asked(name: "tone", kind: choice(catalog.tones), isRequired: false, usual: "warm"),
      Create.Asked(name: "story", kind: .longText(lengthMax: Limits.storyLengthMax), isRequired: false),
      Create.Asked(name: "words", kind: .longText(lengthMax: Limits.ownWordsLengthMax), isRequired: false),
      Create.Asked(name: "say-name", kind: .text(lengthMax: Limits.sayNameLengthMax), isRequired: false),
      Create.Asked(name: "style", kind: choice(catalog.styles.map(\.id)), isRequired: false),
      Create.Asked(name: "voice", kind: .choice(voices), isRequired: false),
      Create.Asked(name: "tempo", kind: .number(Limits.tempo), isRequired: false),
      Create.Asked(name: "seconds", kind: .number(Limits.songSeconds), isRequired: false, usual: "120"),
      Create.Asked(name: "instrumental", kind: .flag, isRequired: false),
    ]
  }

  static func model(
    _ id: Identifier, _ state: WorkShow.State, _ language: Language, versions: [WorkShow.Version]
  ) -> WorkShow.Model {
    var title: String?
    switch state {
    case .ready, .trashed: title = self.title(language)
    default: break
    }
    return WorkShow.Model(
      id: id, title: title, recipient: language == .english ? "Aigerim" : "Айгерім", occasion: "birthday",
      createdAt: now, state: state, versions: versions, price: Prices.song, idempotencyKey: "key-1")
  }

  static func title(_ language: Language) -> String {
    switch language {
    case .english: "Apple Morning"
    case .russian: "Яблочное утро"
    case .kazakh: "Алма таңы"
    }
  }

  static func words(_ language: Language) -> String {
    switch language {
    case .english:
      """
      [Verse]
      There’s frost on the window, the kettle is singing,
      you hum the same tune that your mother would hum,
      and all down the street the first trams are ringing —
      Aigerim, morning has come.

      [Chorus]
      Thirty apples, red in the snow,
      one for each winter you taught us to glow,
      carry them home in the hem of your coat,
      we’ll sing you the rest of the road.
      """
    case .russian:
      """
      [Verse]
      Иней на раме, и чайник поёт,
      ты напеваешь, как мама, без слов,
      первый трамвай за углом — и вот,
      Айгерим, день готов.

      [Chorus]
      Тридцать яблок, алых в снегу,
      по одному за каждый твой год,
      я их в полах пальто сберегу,
      а песня тебя доведёт.
      """
    case .kazakh:
      """
      [Verse]
      Терезеде қырау, шәйнек ән салар,
      анаңның әуенін сен де ыңылдап,
      көшеде трамвай сыңғырлап қалар —
      Айгерім, таң атты, күн шықты жарқырап.

      [Chorus]
      Отыз алма қар үстінде қып-қызыл,
      әр жылыңа бір алмадан сыйладық,
      үйге апаршы, алақаның тым жылы,
      қалған жолды бірге әндетіп жырладық.
      """
    }
  }

  static func ready(_ language: Language) -> WorkShow.Ready {
    let lines = words(language).split(separator: "\n").filter { !$0.hasPrefix("[") }
    return WorkShow.Ready(
      number: 2, words: words(language),
      lines: lines.enumerated().map {
        WorkShow.Ready.Line(start: 3 + Double($0.offset) * 4.25, text: String($0.element))
      },
      peaks: peaks, seconds: 47.3, language: language, style: "folk", voice: "clara", tempo: 96, key: "G major",
      unused: ["every winter she sends us apples"], madeAt: now, madeInSeconds: 41,
      files: [
        WorkShow.File(file: .mp3, bytes: 1_135_000), WorkShow.File(file: .webm, bytes: 512_000),
        WorkShow.File(file: .flac, bytes: 6_420_000), WorkShow.File(file: .words, bytes: 800),
        WorkShow.File(file: .midi), WorkShow.File(file: .cover), WorkShow.File(file: .picture, bytes: 88_000),
      ], keeping: .until(now.adding(microseconds: 92 * Span.day)))
  }

  static func making(_ language: Language) -> WorkShow.Making {
    WorkShow.Making(
      hasBegun: true, step: "singing", done: 3, total: 8, elapsedSeconds: 14, usualSeconds: 40, words: words(language),
      lastEvent: 5)
  }

  static let versions = [
    WorkShow.Version(number: 2, seconds: 47.3, madeAt: now, isShown: true),
    WorkShow.Version(number: 1, seconds: 51, madeAt: now, isShown: false),
  ]

  static func library(_ language: Language) throws -> Library.Model {
    let kept = now.adding(microseconds: 92 * Span.day)
    func card(_ number: UInt64, _ state: Library.Card.State, title: String? = nil, kept: Instant? = nil) throws
      -> Library.Card
    {
      Library.Card(
        id: try identifier(number), title: title, recipient: language == .english ? "Dana" : "Дана",
        occasion: "birthday", state: state, seconds: state == .ready ? 47.3 : nil, createdAt: now, keptUntil: kept)
    }
    return Library.Model(
      cards: [
        try card(1, .ready, title: title(language), kept: kept), try card(2, .making, kept: kept),
        try card(3, .failed, kept: kept), try card(4, .ready, title: "Ω < ∞ & «»"), try card(5, .queued, kept: kept),
      ], next: Reference(path: "/works?after=x"))
  }

  static func trash(_ language: Language) throws -> Trash.Model {
    Trash.Model(
      items: [
        Trash.Item(
          id: try identifier(1), title: title(language), recipient: "Dana",
          goesAt: now.adding(microseconds: 5 * Span.day + 1), canRestore: true),
        Trash.Item(
          id: try identifier(2), title: nil, recipient: "Dana", goesAt: now.adding(microseconds: 3 * Span.hour),
          canRestore: false),
      ], now: now)
  }
}
