import Core
import HTML
import Policy
import Testing

@testable import Web

@Suite struct PolicyPageTests {
  private func sections(_ facts: PolicyFacts) -> [PolicyShow.Section] { PolicyShow.Model(facts).sections }

  private func text(_ facts: PolicyFacts) -> String {
    PageText(PolicyShow.page(PolicyShow.Model(facts), AccountPages.context(facts.language, isSignedIn: false))).text
  }

  /// §1 to §17: every main clause and every clause that code cites has its place, with its number as the anchor.
  @Test(arguments: Language.allCases)
  func everyClauseIsPresent(_ language: Language) {
    let page = PageText(
      PolicyShow.page(PolicyShow.Model(AccountPages.facts(language)), AccountPages.context(language)))
    let anchors = page.values(of: "id")
    for clause in Clause.allCases where clause.rawValue.hasPrefix("§") {
      #expect(anchors.contains(clause.anchor), "\(clause)")
      #expect(page.text.contains(">\(clause)</a>"), "\(clause)")
    }
    for number in 1...17 {
      #expect(anchors.contains("\(number)"), "§\(number)")
    }
    #expect(anchors.contains("labels"))
  }

  /// A decision that is cited by the code tells people how a promise is read.
  @Test func theDecisionsThatTellPeopleSomethingAreNamed() {
    let named = sections(AccountPages.facts(.english)).compactMap(\.decisions).joined(separator: ", ")
    for decision in [
      "D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8", "D9", "D10", "D13", "D16", "D17", "D20", "D29", "D35", "D36",
      "D39", "D45",
    ] {
      #expect(named.split(separator: ", ").contains { $0 == decision }, "\(decision)")
    }
  }

  @Test(arguments: Language.allCases)
  func everyPeriodIsOnThePage(_ language: Language) {
    let facts = AccountPages.facts(language)
    let page = text(facts)
    let spans = SpanWords(language)
    func says(_ period: Period) -> Bool { page.contains(spans.plain(period)) || page.contains(spans.oblique(period)) }
    for rule in Retention.all {
      #expect(PolicyStrings.of(language).names.rule(rule) != nil, "\(rule.name)")
      if let keep = rule.keep { #expect(says(keep), "\(rule.name)") }
      if let trash = rule.trash { #expect(says(trash), "\(rule.name)") }
      if let bounds = rule.bounds { #expect(says(bounds.least) && says(bounds.most), "\(rule.name)") }
    }
    for period in [
      Retention.purgeLag, Retention.closedAccountSweepMost, Retention.renewalStopsAfter, Retention.keySnapshotMost,
      Retention.backupRotation, Retention.answerWithin.days, Retention.answerWithin.month, Retention.holdReview,
      Retention.materialChangeNotice, Retention.deletionLink, Prices.refundWindow,
    ] {
      #expect(says(period), "\(period)")
    }
    for number in [Limits.chatMessagesMax, Limits.smallestCountShown, Ages.least] + Retention.noticeDays {
      #expect(page.contains(String(number)))
    }
  }

  /// D37: a changed value changes the text, in every language, wherever it stands.
  @Test(arguments: Language.allCases)
  func aChangedValueChangesThePage(_ language: Language) {
    let facts = AccountPages.facts(language)
    let before = text(facts)
    for place in facts.rules.indices where facts.rules[place].keep != nil {
      var changed = facts
      changed.rules[place].keep = .days(417)
      let after = text(changed)
      #expect(after != before && after.contains("417"), "\(facts.rules[place].name)")
    }
    let changes: [(String, (inout PolicyFacts) -> Void)] = [
      ("lag", { $0.purgeLag = .hours(417) }), ("sweep", { $0.closedAccountSweepMost = .days(417) }),
      ("notices", { $0.noticeDays = [417] }), ("renewal", { $0.renewalStopsAfter = .days(417) }),
      ("snapshots", { $0.keySnapshotMost = .hours(417) }), ("rotation", { $0.backupRotation = .days(417) }),
      ("answers", { $0.answerWithin.days = .days(417) }), ("month", { $0.answerWithin.month = .days(417) }),
      ("review", { $0.holdReview = .days(417) }), ("notice", { $0.materialChangeNotice = .days(417) }),
      ("link", { $0.deletionLink = .hours(417) }), ("refund", { $0.refundWindow = .days(417) }),
      ("age", { $0.leastAge = 417 }), ("chats", { $0.chatMessagesMax = 417 }),
      ("counts", { $0.smallestCountShown = 417 }),
      ("name", { $0.siteName = "417" }), ("contact", { $0.operatorIdentity.contactMail = "417@songs.example" }),
    ]
    for (name, change) in changes {
      var changed = facts
      change(&changed)
      #expect(text(changed).contains("417"), "\(name)")
    }
    var trash = facts
    for place in trash.rules.indices where trash.rules[place].trash != nil { trash.rules[place].trash = .days(417) }
    #expect(text(trash).contains("417"))
  }

  /// D37, D38: clause by clause, every language says the same numbers.
  @Test(arguments: [Language.russian, .kazakh])
  func numbersAreEqualInEveryLanguage(_ language: Language) {
    let english = sections(AccountPages.facts(.english))
    let other = sections(AccountPages.facts(language))
    #expect(english.map(\.anchor) == other.map(\.anchor))
    for (left, right) in zip(english, other) {
      #expect(numbers(left) == numbers(right), "§\(left.anchor)")
    }
  }

  /// A register that is not empty is said, with its number.
  @Test(arguments: Language.allCases)
  func contractorsAreCounted(_ language: Language) {
    var facts = AccountPages.facts(language)
    let without = text(facts)
    facts.contractors = [AccountPages.contractor]
    #expect(text(facts) != without)
  }

  @Test(arguments: Language.allCases)
  func everyCookieHasItsWords(_ language: Language) {
    let names = PolicyStrings.of(language).names
    for cookie in Cookie.all(with: AccountPages.metrika) {
      #expect(names.cookieReason(cookie) != nil, "\(cookie.name)")
    }
    let model = CookiesShow.Model(Strings.of(language), isSecure: false)
    #expect(model.rows.allSatisfy { !$0.name.hasPrefix("__Host-") })
  }

  /// §17: a line for each class of data, under one of the four categories.
  @Test func theCaliforniaTableHasEveryClass() throws {
    let section = try #require(sections(AccountPages.facts(.english)).first { $0.anchor == "17" })
    guard case .table(let table)? = section.extra else {
      Issue.record("no table")
      return
    }
    #expect(table.rows.count == DataClass.allCases.count)
    #expect(Set(table.rows.map { $0[1] }).count == DataClass.CaliforniaCategory.allCases.count)
    #expect(table.rows.allSatisfy { $0.count == table.head.count && !$0.contains("") })
  }

  /// §3, §4: no purpose without its one ground, and each ground is used.
  @Test func everyPurposeHasAGround() {
    #expect(Set(Purpose.allCases.map(\.ground)) == Set(Ground.allCases))
    for dataClass in DataClass.allCases { #expect(!dataClass.purposes.isEmpty && !dataClass.sources.isEmpty) }
  }

  private func numbers(_ section: PolicyShow.Section) -> [String] {
    var texts = [section.heading, section.decisions ?? ""]
    for block in section.blocks {
      switch block {
      case .text(let text): texts.append(text)
      case .list(let items): texts += items
      }
    }
    switch section.extra {
    case .facts(let rows)?: texts += rows.map(\.value)
    case .table(let table)?: texts += table.head + table.rows.flatMap { $0 }
    case .links?, nil: break
    }
    return texts.flatMap { $0.matches(of: /\d+/).map { String($0.output) } }.sorted()
  }
}
