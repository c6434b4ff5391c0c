import Core
import Policy
import Testing

@testable import Privacy
@testable import Web

@Suite struct ProofPageTests {
  private func proof(_ reasons: [Conformance.Reason]) throws -> Proof {
    let line = Conformance.Line(
      name: "works", clause: "§5.4", rule: "generated", oldestDays: 93, limitDays: 99, overdueSeconds: 7_200)
    let marks = Conformance.Line(name: "sessions", clause: "§11", overdueSeconds: 0)
    var noted = Conformance.Marks(swept: "2026-11-23T09:50:00Z")
    noted.holdsInForce = 3
    let report = Conformance(
      at: "2026-11-23T10:00:00Z", policyVersion: PolicyVersion.current.name, tightened: "",
      state: reasons.isEmpty ? .green : .red, reasons: reasons, classes: [line, marks], marks: noted, contractors: [])
    return Proof(report: report, signed: "{}", signature: "c2lnbmF0dXJl", publicKey: "a2V5")
  }

  private func page(_ reasons: [Conformance.Reason], _ language: Language) throws -> PageText {
    PageText(
      ProofShow.page(
        ProofShow.Model(try proof(reasons), visits: [.home: 1234, .works: nil], Strings.of(language)),
        AccountPages.context(language, isSignedIn: false, path: "/privacy/proof")))
  }

  @Test(arguments: Language.allCases)
  func thePageIsSoundAndSaysWhatIsWrong(_ language: Language) throws {
    let words = ProofStrings.of(language)
    let green = try page([], language)
    #expect(PageRules.faults(green).isEmpty && green.text.contains(words.green) && !green.text.contains(words.red))
    let red = try page(Conformance.Reason.allCases, language)
    #expect(PageRules.faults(red).isEmpty && red.text.contains(words.red) && red.text.contains("role=\"alert\""))
    for reason in Conformance.Reason.allCases {
      #expect(red.text.contains(try #require(words.reasons[reason])), "\(reason)")
    }
    for number in ["93", "99", "2026-11-23 09:50:00 UTC", ">3<", "c2lnbmF0dXJl", "a2V5"] {
      #expect(red.text.contains(number), "\(number)")
    }
  }

  /// D42: disclosures to authorities are counted in public; there were none.
  @Test(arguments: Language.allCases)
  func disclosuresAreCounted(_ language: Language) throws {
    let model = ProofShow.Model(try proof([]), visits: [:], Strings.of(language))
    let words = ProofStrings.of(language)
    #expect(model.facts.first { $0.label == words.disclosures }?.value == "0")
  }

  /// D26: ages and dates, never an amount of anybody's things.
  @Test func noAmountsAreShown() throws {
    let model = ProofShow.Model(try proof([]), visits: [.home: 1234, .works: nil], Strings.of(.english))
    #expect(model.visits.map(\.value) == ["1,234"] + Array(repeating: "fewer than 20", count: 4))
    #expect(model.table.rows.count == 2)
    #expect(model.table.rows.first == ["Works", "93 days", "99 days", "2 hours", "§5.4"])
  }
}
