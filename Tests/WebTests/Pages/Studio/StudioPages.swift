import Core
import HTML
import Policy
import Studio

@testable import Web

/// Every page of the studio in every state, as the tests know them. Nothing here is drawn at random.
enum StudioPages {
  /// 23 November 2026, 10:00 UTC.
  static let now = Instant(microseconds: 1_795_428_000_000_000)

  static func context(_ language: Language, isSignedIn: Bool = true, path: String = "/") -> PageContext {
    PageContext(
      language: language, visitor: isSignedIn ? VisitorSummary(username: "ada", energy: 86) : nil, path: path,
      formToken: "0123456789abcdef", origin: "https://songs.example", operatorName: "Ada's Kitchen")
  }

  /// Name of the state -> the page.
  static func all(_ language: Language) throws -> [(name: String, page: Node)] {
    let id = try identifier(1)
    let ready = ready(language)
    func work(
      _ state: WorkShow.State, versions: [WorkShow.Version] = [], refused: WorkShow.Refused? = nil
    ) -> Node {
      let shown = with(model(id, state, language, versions: versions)) { $0.refused = refused }
      return WorkShow.page(shown, context(language, path: "/works/\(id)"))
    }
    let refused = WorkShow.Refused(
      words: "[Verse]\n<b>La", problem: Strings.of(language).errors.text(code: "words-missing"))
    return [
      ("Landing.newcomer", Landing.page(landing(language), context(language, isSignedIn: false))),
      ("Landing.quiet", Landing.page(landing(language, samples: false), context(language))),
      ("Create.newcomer", Create.page(create(language), context(language, isSignedIn: false, path: "/create"))),
      ("Create.problems", Create.page(create(language, isWrong: true), context(language, path: "/create"))),
      (
        "Create.poor",
        Create.page(create(language), with(context(language, path: "/create")) { $0.visitor?.energy = 3 })
      ),
      ("WorkShow.queued", work(.making(WorkShow.Making(hasBegun: false, elapsedSeconds: 0)))),
      ("WorkShow.making", work(.making(making(language)))),
      ("WorkShow.makingAnother", work(.making(with(making(language)) { $0.previous = ready }))),
      ("WorkShow.readyAfterFailure", work(.ready(with(ready) { $0.failedCode = "render-killed" }))),
      ("WorkShow.ready", work(.ready(ready), versions: versions)),
      (
        "WorkShow.instrumental",
        work(
          .ready(
            with(ready) {
              $0.words = ""
              $0.lines = []
              $0.voice = nil
              $0.keeping = .prime
            }))
      ),
      ("WorkShow.refused", work(.ready(ready), refused: refused)),
      ("WorkShow.refusedWhileMaking", work(.making(making(language)), refused: refused)),
      ("WorkShow.failed", work(.failed(code: "render-failed"))),
      ("WorkShow.cancelled", work(.cancelled)),
      (
        "WorkShow.trashed",
        work(.trashed(WorkShow.Trashed(goesAt: now.adding(microseconds: 5 * Span.day), canRestore: true)))
      ),
      ("Library.cards", Library.page(try library(language), context(language, path: "/works"))),
      ("Library.empty", Library.page(Library.Model(cards: []), context(language, path: "/works"))),
      (
        "Library.nothing",
        Library.page(Library.Model(cards: [], search: "<b>Аня & Co</b>"), context(language, path: "/works"))
      ),
      ("Trash.items", Trash.page(try trash(language), context(language, path: "/trash"))),
      ("Trash.empty", Trash.page(Trash.Model(items: [], now: now), context(language, path: "/trash"))),
    ]
  }

  static func identifier(_ number: UInt64) throws -> Identifier {
    guard let id = Identifier(milliseconds: number, random: Array(repeating: 7, count: Identifier.randomByteCount))
    else { throw DomainError(.fault, "identifier", "No identifier.") }
    return id
  }

  static func with<T>(_ value: T, _ change: (inout T) -> Void) -> T {
    var value = value
    change(&value)
    return value
  }

  static let peaks = (0..<160).map { place in
    let turn = place * 37 % 23
    return 0.25 + Double(turn) / 46 + (place % 40 < 20 ? 0.2 : 0)
  }
}
