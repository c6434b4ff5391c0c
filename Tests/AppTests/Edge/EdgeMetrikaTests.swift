import Accounts
import Core
import HTTPTypes
import Policy
import Privacy
import Studio
import TestSupport
import Testing

@testable import App
@testable import Web

/// The third-party counter (§11, D15, D17, D18): off it is nowhere; on it is where somebody allowed it, on public pages,
/// and gone when they take that back.
@Suite struct EdgeMetrikaTests {
  private static let settings = [
    "SONGLY_ANALYTICS_METRIKA": "12345678", "SONGLY_ANALYTICS_METRIKA_CONTRACT": "2026-09-01",
  ]
  private static let publicPages: [Route] = [.home, .policy, .cookies, .contractors, .policyChanges, .proof]
  private static let refusing: [HTTPField.Name: String] = [.globalPrivacyControl: "1"]

  private func pages(_ work: String?) -> [String] {
    Route.plain.filter { $0.methods.contains(.get) }.map(\.path)
      + (work.map { ["/works/\($0)", "/works/\($0)/files/mp3"] } ?? []) + ["/nothing-here"]
  }

  /// What of the counter an answer has: its host in the policy of content, its host in the page, our module, a question.
  private func traces(_ answer: Answer) -> Set<String> {
    var traces: Set<String> = []
    if answer.headers[.contentSecurityPolicy] != SecurityHeaders.contentSecurityPolicy { traces.insert("policy") }
    if answer.text.contains("https://mc.yandex") { traces.insert("host") }
    if answer.text.contains("data-counter") { traces.insert("module") }
    if answer.text.contains("ask-analytics") { traces.insert("question") }
    return traces
  }

  private static let runs: Set<String> = ["policy", "host", "module"]

  private func expect(
    _ traces: Set<String>, onPublicPages browser: inout Browser, _ headers: [HTTPField.Name: String] = [:],
    work: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let publicPaths = Set(Self.publicPages.map(\.path))
    for path in pages(work) {
      let answer = try await browser.get(path, headers)
      let expected = publicPaths.contains(path) ? traces : []
      #expect(self.traces(answer) == expected, "\(path)", sourceLocation: sourceLocation)
    }
  }

  @Test func offItIsNowhere() async throws {
    try await EdgeHouse.with { house in
      var nobody = Browser(house)
      try await expect([], onPublicPages: &nobody)
      var ada = try await house.person("ada")
      let work = try await house.song(by: &ada)
      try await expect([], onPublicPages: &ada, work: work)
      #expect(try await nobody.post("/settings/analytics", ["analytics": "yes"]).status == 422)
      #expect(nobody.cookies["__Host-analytics"] == nil)
      let cookies = try await nobody.get("/policy/cookies").text
      #expect(!cookies.contains("_ym_uid") && !cookies.contains("__Host-analytics"))
    }
  }

  @Test func nothingRunsBeforeAnAnswerAndNoIsAsNearAsYes() async throws {
    try await EdgeHouse.with(Self.settings) { house in
      var nobody = Browser(house)
      try await expect(["question"], onPublicPages: &nobody)
      #expect(nobody.cookies.keys.allSatisfy { !$0.contains("analytics") })
      let page = try await nobody.get("/").text
      let buttons = page.matches(of: /<button[^>]*name="analytics"[^>]*>/).map { String($0.output) }
      #expect(buttons.count == 2)
      #expect(Set(buttons.map { $0.replacing(/value="[a-z]+"/, with: "") }).count == 1)
      #expect(!page.contains("role=\"dialog\"") && !page.contains("<dialog"))

      let answer = try await nobody.post("/settings/analytics", ["analytics": "no", "return-to": "/policy"])
      #expect(answer.location == "/policy")
      try await expect([], onPublicPages: &nobody)
      #expect(try await nobody.get("/policy/cookies").text.contains("You have refused it in this browser."))
    }
  }

  @Test func itRunsOnPublicPagesForWhoeverAllowedItAndIsGoneAfterwards() async throws {
    try await EdgeHouse.with(Self.settings) { house in
      var nobody = Browser(house)
      let given = try await nobody.post("/settings/analytics", ["analytics": "yes"])
      let kept = given.headers[values: .setCookie].first { $0.hasPrefix("__Host-analytics=") }
      #expect(kept?.hasPrefix("__Host-analytics=yes-2026-04-30;") == true)
      try await expect(Self.runs, onPublicPages: &nobody)
      let home = try await nobody.get("/")
      #expect(
        home.headers[.contentSecurityPolicy]
          == "default-src 'none'; style-src 'self'; script-src 'self' https://mc.yandex.ru; "
          + "img-src 'self' https://mc.yandex.ru; font-src 'self'; media-src 'self'; "
          + "connect-src 'self' https://mc.yandex.ru; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
          + "frame-ancestors 'none'")
      // Whose browser refuses everything optional is not counted, whatever was answered before.
      try await expect([], onPublicPages: &nobody, Self.refusing)

      let withdrawn = try await nobody.post("/settings/analytics", ["analytics": "no"])
      expectTakenAway(["_ym_uid", "_ym_d", "_ym_isad"], withdrawn)
      try await expect([], onPublicPages: &nobody)
    }
  }

  private func expectTakenAway(_ names: [String], _ answer: Answer) {
    for name in names {
      let lines = answer.headers[values: .setCookie].filter { $0.hasPrefix("\(name)=;") }
      #expect(lines.count == 2 && lines.allSatisfy { $0.contains("Max-Age=0") })
      #expect(lines.contains { $0.contains("Domain=songs.example") })
    }
  }

  @Test func aBrowserThatRefusesIsNotAskedAndCannotAllow() async throws {
    try await EdgeHouse.with(Self.settings) { house in
      var nobody = Browser(house)
      try await expect([], onPublicPages: &nobody, Self.refusing)
      let answer = try await nobody.post("/settings/analytics", ["analytics": "yes"], Self.refusing)
      #expect(answer.headers[.location]?.hasSuffix("done=consent-refused") == true)
      #expect(nobody.cookies["__Host-analytics"] == nil)
      #expect(try await nobody.get("/policy/cookies", Self.refusing).text.contains("Global Privacy Control"))
      // DNT changes nothing (§14).
      let dnt = try #require(HTTPField.Name("DNT"))
      try await expect(["question"], onPublicPages: &nobody, [dnt: "1"])
    }
  }

  /// Whoever is signed in has it on record as well; a restriction, an objection and a withdrawal on the page of choices
  /// end it at once.
  @Test(arguments: Engine.allCases)
  func whoIsSignedInHasItOnRecord(_ engine: Engine) async throws {
    try await EdgeHouse.with(engine, Self.settings) { house in
      var ada = try await house.person("ada")
      let work = try await house.song(by: &ada)
      let account = try await house.instance.accounts.find("ada")
      let rights = house.instance.rights
      // A cookie alone is no consent of this account.
      ada.cookies["__Host-analytics"] = "yes-2026-04-30"
      #expect(traces(try await ada.get("/")) == ["question"])
      _ = try await ada.post("/settings/analytics", ["analytics": "yes"])
      #expect(try await rights.latest(.consent(.analytics), of: account) == true)
      try await expect(Self.runs, onPublicPages: &ada, work: work)
      for path in ["/my-data/objection", "/my-data/restriction"] {
        house.clock.pass(.minutes(1))
        _ = try await ada.post(path, ["is-on": "yes"])
        #expect(traces(try await ada.get("/")) == [])
        house.clock.pass(.minutes(1))
        _ = try await ada.post(path, ["is-on": "no"])
        #expect(traces(try await ada.get("/")) == Self.runs)
      }
      _ = try await ada.post("/my-data/consent", ["is-on": "no", "consent": "analytics"])
      #expect(try await rights.latest(.consent(.analytics), of: account) == false)
      try await expect([], onPublicPages: &ada)
      house.clock.pass(.minutes(1))
      // Given again from another browser, it does not run in this one before it is asked here.
      try await rights.choose(.consent(.analytics), true, policyVersion: "2026-04-30", by: account)
      ada.cookies["__Host-analytics"] = nil
      #expect(traces(try await ada.get("/")) == ["question"])
    }
  }

  /// D16, D36: it stands in the register, among the cookies, in the text, and no instance with people starts with it
  /// unannounced.
  @Test func itIsNamedEverywhereAndAnnounced() async throws {
    try await EdgeHouse.with(Self.settings) { house in
      var nobody = Browser(house)
      #expect(try await nobody.get("/policy/contractors").text.contains("Yandex.Metrika"))
      let cookies = try await nobody.get("/policy/cookies").text
      for cookie in Metrika.cookies { #expect(cookies.contains(cookie.name), "\(cookie.name)") }
      for language in Language.allCases {
        var reader = Browser(house, language: language)
        let on = try await reader.get("/policy").text
        let off = try await withoutCounter(language)
        #expect(on != off)
      }
      #expect(try await house.instance.conformance.run().reasons.contains(.policyBehind) == false)
    }
    try await EdgeHouse.with { house in
      _ = try await house.person("ada")
      let settings = house.instance.settings.changing([
        "analytics.metrika": "12345678", "analytics.metrika-contract": "2026-09-01",
      ])
      #expect(PolicyDifference(from: house.instance.settings.policyValues, to: settings.policyValues).isMaterial)
      var code: String?
      do { try await house.instance.history.enter(settings.policyValues, hasPeople: true) } catch {
        code = (error as? DomainError)?.code
      }
      #expect(code == "policy-unannounced")
    }
  }

  private func withoutCounter(_ language: Language) async throws -> String {
    try await EdgeHouse.with { house in
      var reader = Browser(house, language: language)
      return try await reader.get("/policy").text
    }
  }
}
