import Core
import Foundation
import HTML
import Testing

@testable import Web

@Suite struct StudioPageTests {
  /// English in full; the other languages share the structure and have their strings tested.
  @Test func pagesAreAsTheyWere() throws {
    let goldens = Goldens(beside: #filePath)
    for (name, page) in try StudioPages.all(.english) {
      let difference = try goldens.difference(name, PageText(page))
      #expect(difference == nil)
    }
    let ready = try #require(try StudioPages.all(.kazakh).first { $0.name == "WorkShow.ready" })
    #expect(try goldens.difference("WorkShow.ready.kk", PageText(ready.page)) == nil)
  }

  @Test(arguments: Language.allCases)
  func pagesAreSoundInEveryLanguage(_ language: Language) throws {
    for (name, page) in try StudioPages.all(language) {
      let page = PageText(page)
      #expect(PageRules.faults(page).isEmpty, "\(name)")
    }
  }

  @Test func whatPeopleTypedIsShownAndNotRun() throws {
    let pages = try StudioPages.all(.english)
    let problems = try #require(pages.first { $0.name == "Create.problems" })
    let text = PageText(problems.page).text
    #expect(text.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(text.contains("<details class=\"part fold\" open>"))
    #expect(text.contains("value=\"300\" checked"))
  }

  @Test func theHeaderSaysWhoOneIs() throws {
    let pages = try StudioPages.all(.english)
    let newcomer = PageText(try #require(pages.first { $0.name == "Landing.newcomer" }).page)
    #expect(newcomer.values(of: "href").contains("/sign-in"))
    #expect(!newcomer.values(of: "href").contains("/works"))
    let ready = PageText(try #require(pages.first { $0.name == "WorkShow.ready" }).page)
    #expect(!ready.values(of: "href").contains("/sign-in"))
    #expect(ready.values(of: "href").contains("/works"))
  }

  /// D2b: every object shows the date on which it goes and the clause.
  @Test(arguments: ["WorkShow.ready", "WorkShow.trashed", "Library.cards", "Trash.items"])
  func everyThingShowsItsDate(_ name: String) throws {
    let page = PageText(try #require(try StudioPages.all(.english).first { $0.name == name }).page)
    #expect(!page.values(of: "datetime").isEmpty)
    if name.hasPrefix("WorkShow") { #expect(page.text.contains("class=\"clause\"")) }
  }

  @Test func themeIsForcedOnTheRootAndNowhereElse() {
    var context = StudioPages.context(.english)
    #expect(!PageText(Library.page(Library.Model(cards: []), context)).text.contains("data-theme"))
    context.theme = .dark
    let text = PageText(Library.page(Library.Model(cards: []), context)).text
    #expect(text.contains("<html lang=\"en\" data-theme=\"dark\">"))
    #expect(text.contains("<meta name=\"theme-color\" content=\"#181014\">"))
  }

  @Test func newsAreSaidByCodeAndUnknownCodesSayNothing() {
    var context = StudioPages.context(.russian)
    context.noticeCode = "work-restored"
    #expect(PageText(Library.page(Library.Model(cards: []), context)).text.contains("Песня снова среди ваших."))
    context.noticeCode = "<b>"
    #expect(!PageText(Library.page(Library.Model(cards: []), context)).text.contains("class=\"notice"))
  }

  /// Every line keeps its time although a chorus returns and a line was left out.
  @Test func linesFindTheirTimes() {
    let words = "[Verse]\nOne\nTwo\n\n[Chorus]\nRed\n[Chorus]\nRed\nEnd"
    let times = ["One", "Red", "Red", "End"].enumerated().map {
      WorkShow.Ready.Line(start: Double($0.offset), text: $0.element)
    }
    let parts = WorkWords.parts(words, lines: times)
    #expect(parts.map(\.kind) == ["verse", "chorus", "chorus"])
    #expect(parts.flatMap(\.lines).map(\.start) == [0, nil, 1, 2, 3])
  }

  /// Writes every page in every language with its files to a folder, to be looked at in a browser.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["SONGLY_PAGES"] != nil))
  func writePages() throws {
    let folder = URL(filePath: ProcessInfo.processInfo.environment["SONGLY_PAGES"] ?? "")
    for language in Language.allCases {
      for (name, page) in try StudioPages.all(language) {
        try write(Data(PageText(page).text.utf8), to: folder.appending(path: "\(name).\(language.rawValue).html"))
      }
    }
    for asset in Asset.all.values {
      try write(Data(asset.bytes), to: URL(filePath: folder.path() + asset.path))
    }
  }

  private func write(_ data: Data, to file: URL) throws {
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }
}
