import Core
import HTML
import Policy
import Testing

@testable import Web

@Suite struct SettingsPageTests {
  private func page(_ name: String, _ language: Language = .english) throws -> PageText {
    PageText(try #require(try AccountPages.all(language).first { $0.name == name }).page)
  }

  @Test func everySettingHasItsForm() throws {
    let actions = Set(try page("Settings.usual").values(of: "action"))
    let elsewhere: [Route.Setting] = [.delete, .verification, .analytics]
    for setting in Route.Setting.allCases where !elsewhere.contains(setting) {
      #expect(actions.contains(Route.setting(setting).path), "\(setting)")
    }
    #expect(try page("Cookies.unanswered").values(of: "action").contains("/settings/analytics"))
    #expect(try page("Settings.usual").values(of: "href").contains("/settings/delete"))
    #expect(try page("Settings.problems").values(of: "action").contains("/settings/verification"))
  }

  /// One's own session ends by signing out; every other has a button that names its device.
  @Test func onlyOtherSessionsCanBeEnded() throws {
    let usual = try page("Settings.usual").text
    #expect(usual.components(of: "name=\"session\"") == 2)
    #expect(usual.contains("value=\"others\""))
    #expect(usual.contains("aria-label=\"Sign out: Unknown device\""))
    let alone = try page("Settings.problems").text
    #expect(alone.components(of: "name=\"session\"") == 0)
  }

  /// §10, D3, D39: what goes, what stays, unspent energy with its window, taking out first, password and phrase.
  @Test(arguments: Language.allCases)
  func deletionSaysWhatGoesAndWhatStays(_ language: Language) throws {
    let words = DeletionStrings.of(language)
    let usual = try page("DeleteAccount.usual", language).text
    for text in [words.goes, words.stays, words.energyTitle, words.takeoutTitle, words.staysNothing] {
      #expect(usual.contains(text))
    }
    #expect(usual.contains("86"))
    #expect(usual.contains("name=\"phrase\"") && usual.contains("name=\"password\""))
    for period in [Prices.refundWindow, Retention.deletionLink] {
      let spans = SpanWords(language)
      #expect(usual.contains(spans.plain(period)) || usual.contains(spans.oblique(period)))
    }
    let paid = try page("DeleteAccount.problems", language).text
    #expect(paid.contains("§5.7") && !paid.contains(words.energyTitle))
  }

  @Test(arguments: Language.allCases)
  func theLastPageSaysTheBound(_ language: Language) throws {
    let bound = SpanWords(language).plain(Retention.closedAccountSweepMost)
    for name in ["DeleteConfirm.question", "DeleteDone.sweeping"] {
      #expect(try page(name, language).text.contains(bound))
    }
    #expect(try page("DeleteConfirm.question", language).values(of: "action").contains("/delete/AbC_-9"))
  }

  /// §9.1, D2b: every class with its clause, ground and what would change it.
  @Test(arguments: Language.allCases)
  func everyClassOfDataIsShown(_ language: Language) throws {
    let strings = Strings.of(language)
    let model = MyDataShow.Model(AccountPages.data(), strings)
    #expect(model.rows.count == DataClass.allCases.count)
    for row in model.rows {
      #expect(!row.until.isEmpty && !row.change.isEmpty && !row.ground.isEmpty && row.clause.hasPrefix("§"))
    }
    let anchors = Set(PolicyShow.Model(AccountPages.facts(language)).sections.map(\.anchor))
    #expect(model.rows.allSatisfy { anchors.contains($0.anchor) })
    func says(_ sentence: String, _ text: String) -> Bool { text.contains(sentence.replacing("'", with: "&#39;")) }
    #expect(says(strings.privacy.leftSome, try page("MyData.usual", language).text))
    #expect(says(strings.privacy.leftNoneYet, try page("MyData.new", language).text))
    var facts = AccountPages.data(isNew: true)
    facts.contractors = []
    let alone = MyDataShow.page(MyDataShow.Model(facts, strings), AccountPages.context(language, path: "/my-data"))
    #expect(says(strings.privacy.leftNothing, PageText(alone).text))
  }
}

extension String {
  fileprivate func components(of text: String) -> Int { split(separator: text).count - 1 }
}
