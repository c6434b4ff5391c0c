import Accounts
import Assistants
import Core
import HTTPTypes
import Policy
import Privacy
import Studio
import TestSupport
import Testing

@testable import App
@testable import Web

/// What people decide about the use of their data, over HTTP, and that it has its effects (§9.1, D18, D25, D26, D30).
@Suite struct EdgeChoicesTests {
  private func account(_ house: EdgeHouse, _ name: String) async throws -> Identifier {
    try await house.instance.accounts.find(name)
  }

  private func code(_ act: () async throws -> Void) async -> String? {
    do { try await act() } catch { return (error as? DomainError)?.code ?? "other" }
    return nil
  }

  /// Every way to begin something, as one list of what it answers.
  private func beginnings(_ house: EdgeHouse, _ account: Identifier) async -> [String?] {
    let (instance, now) = (house.instance, house.clock.now)
    return [
      await code {
        _ = try await instance.uploads.receive(
          .bytes([1]),
          transform: TransformRecord(
            kind: .image, method: "picture-1", mediaType: "image/webp", longEdge: 100, doneAt: now), by: account)
      },
      await code {
        _ = try await instance.assistants.append(
          [NewMessage(isFromPerson: true, text: "hello"), NewMessage(isFromPerson: false, text: "hello")],
          to: "poet", by: account)
      },
      await code {
        _ = try await instance.studio.importWork(
          FinishedWork(
            kind: "song", fields: [:], seed: Seed(1), title: "A", words: "a", facts: Facts(language: "en"), files: [],
            createdAt: now), by: account)
      },
    ]
  }

  @Test(arguments: Engine.allCases)
  func aRestrictionStopsEveryBeginningAndSaysWhy(_ engine: Engine) async throws {
    try await EdgeHouse.with(engine) { house in
      var ada = try await house.person("ada")
      let id = try await account(house, "ada")
      let work = try await house.song(by: &ada)
      #expect(try await ada.post("/my-data/restriction", ["is-on": "yes"]).location == "/my-data/choices")
      #expect(try await ada.get("/create").text.contains("You have restricted the use of your data"))
      let before = try await house.rows()
      let refused = try await ada.post("/create", ["recipient": "Anna", "story": "We met in the rain"])
      #expect(refused.text.contains("You have restricted the use of your data"))
      #expect(refused.text.contains("We met in the rain"))
      let again = try await ada.post("/works/\(work)/again")
      #expect(again.status == 403 && again.text.contains("You have restricted the use of your data"))
      #expect(await beginnings(house, id) == ["restricted", "restricted", "restricted"])
      #expect(try await house.rows() == before)
      // Looking, saving and giving up stay possible.
      #expect(try await ada.get("/works/\(work)/files/mp3").status == 200)
      #expect(try await ada.post("/works/\(work)/delete").status == 303)

      var page = try await ada.get("/my-data/choices").text
      #expect(page.contains("Lift the restriction") && page.contains("run on meanwhile"))
      _ = try await ada.post("/my-data/restriction", ["is-on": "yes", "keep": "yes"])
      #expect(try await house.instance.rights.restriction(of: id)?.keepsContent == true)
      _ = try await ada.post("/my-data/restriction", ["is-on": "no"])
      #expect(await beginnings(house, id) == [nil, nil, nil])
      #expect(try await ada.post("/create", ["recipient": "Anna"]).location?.hasPrefix("/works/") == true)
      page = try await ada.get("/my-data/choices").text
      #expect(page.contains("begun, content kept") && page.contains("lifted"))
    }
  }

  /// D26, D30: views of somebody who objects, restricts or says no to statistics are not counted.
  @Test(arguments: Engine.allCases)
  func whoSaysNoIsNotCounted(_ engine: Engine) async throws {
    try await EdgeHouse.with(engine) { house in
      var ada = try await house.person("ada")
      var counted = 0
      for (path, form, isCounted) in [
        ("", [:], true), ("/my-data/objection", ["is-on": "yes"], false),
        ("/my-data/objection", ["is-on": "no"], true), ("/my-data/restriction", ["is-on": "yes"], false),
        ("/my-data/restriction", ["is-on": "no"], true),
        ("/my-data/consent", ["is-on": "no", "consent": "statistics"], false),
        ("/my-data/consent", ["is-on": "yes", "consent": "statistics"], true),
      ] {
        house.clock.pass(.minutes(1))
        if !path.isEmpty { #expect(try await ada.post(path, form).status == 303) }
        for _ in 0..<Limits.smallestCountShown { _ = try await ada.get("/policy") }
        if isCounted { counted += Limits.smallestCountShown }
        try await house.instance.visits.store()
        let totals = try await house.instance.visits.totals(since: CivilDate(house.clock.now))
        #expect(totals[.policy] == .some(counted), "\(path) \(form)")
      }
    }
  }

  /// D18: `Sec-GPC: 1` refuses the count of pages and the functional cookies; what cannot be kept is said to be so.
  @Test func aRefusingBrowserIsNotCountedAndKeepsNoChoice() async throws {
    try await EdgeHouse.with { house in
      let gpc = [HTTPField.Name.globalPrivacyControl: "1"]
      var nobody = Browser(house)
      for _ in 0..<2 * Limits.smallestCountShown { _ = try await nobody.get("/policy", gpc) }
      for (path, form) in [("/settings/theme", ["theme": "dark"]), ("/settings/language", ["page-language": "kk"])] {
        let answer = try await nobody.post(path, form.merging(["return-to": "/policy"]) { $1 }, gpc)
        #expect(answer.headers[.location] == "/policy?done=choice-not-kept", "\(path)")
      }
      #expect(!nobody.cookies.keys.contains { ["__Host-theme", "__Host-language"].contains($0) })
      // The control: the same without the header is kept, and counted alone.
      _ = try await nobody.post("/settings/theme", ["theme": "dark"])
      for _ in 0..<Limits.smallestCountShown { _ = try await nobody.get("/policy") }
      try await house.instance.visits.store()
      let totals = try await house.instance.visits.totals(since: CivilDate(house.clock.now))
      #expect(nobody.cookies["__Host-theme"] == "dark" && totals[.policy] == .some(Limits.smallestCountShown))
    }
  }

  @Test(arguments: Engine.allCases)
  func consentsAreGivenAndWithdrawnAsEasily(_ engine: Engine) async throws {
    try await EdgeHouse.with(engine) { house in
      var ada = try await house.person("ada")
      let id = try await account(house, "ada")
      let rights = house.instance.rights
      for kind in [ConsentKind.internalUse, .optionalMail] {
        #expect(try await rights.allows(kind, of: id) == false)
        _ = try await ada.post("/my-data/consent", ["is-on": "yes", "consent": kind.rawValue])
        #expect(try await rights.allows(kind, of: id))
        house.clock.pass(.minutes(1))
        _ = try await ada.post("/my-data/consent", ["is-on": "no", "consent": kind.rawValue])
        #expect(try await rights.allows(kind, of: id) == false)
      }
      let history = try await rights.history(of: id)
      #expect(history.count == 4 && history.allSatisfy { $0.policyVersion == PolicyVersion.current.name })
      let page = try await ada.get("/my-data/choices").text
      #expect(page.contains("Internal testing") && page.contains(PolicyVersion.current.name))
      // Where no counter is, there is nothing to consent to (D15).
      #expect(!page.contains("Metrika"))
      #expect(try await ada.post("/my-data/consent", ["is-on": "yes", "consent": "analytics"]).status == 422)
    }
  }

  /// D18: a browser that refuses everything optional gives no consent; what is withdrawn from it counts.
  @Test func aRefusalByTheBrowserStands() async throws {
    try await EdgeHouse.with { house in
      var ada = try await house.person("ada")
      let id = try await account(house, "ada")
      let refusing: [HTTPField.Name: String] = [.globalPrivacyControl: "1"]
      let given = try await ada.post("/my-data/consent", ["is-on": "yes", "consent": "internal-use"], refusing)
      #expect(given.headers[.location]?.hasSuffix("done=consent-refused") == true)
      #expect(try await house.instance.rights.allows(.internalUse, of: id) == false)
      _ = try await ada.post("/my-data/consent", ["is-on": "yes", "consent": "internal-use"])
      house.clock.pass(.minutes(1))
      _ = try await ada.post("/my-data/consent", ["is-on": "no", "consent": "internal-use"], refusing)
      #expect(try await house.instance.rights.history(of: id).map(\.isGiven) == [false, true])
      #expect(try await ada.get("/my-data/choices", refusing).text.contains("Global Privacy Control"))
      // DNT changes nothing (§14).
      let dnt = try #require(HTTPField.Name("DNT"))
      let page = try await ada.get("/my-data/choices", [dnt: "1"]).text
      #expect(!page.contains("Global Privacy Control"))
    }
  }

  @Test func nobodyElseDecides() async throws {
    try await EdgeHouse.with { house in
      var ada = try await house.person("ada")
      var ben = try await house.person("ben")
      let (id, token) = (try await account(house, "ada"), try await ben.token())
      for choosing in Route.Choosing.allCases {
        let path = Route.choose(choosing).path
        let body = "is-on=yes&consent=internal-use".prefix(choosing == .consent ? 30 : 9)
        #expect(try await ada.post(path, body: "\(body)&form-token=\(token)").status == 403)
        let own = try await ada.token()
        #expect(
          try await ada.post(path, body: "\(body)&form-token=\(own)", [.origin: "https://evil.example"]).status == 403)
        #expect(try await ada.get(path).status == 405)
      }
      #expect(try await house.instance.rights.history(of: id).isEmpty)
      #expect(try await house.instance.rights.restriction(of: id) == nil)
      var nobody = Browser(house)
      #expect(try await nobody.post("/my-data/objection", ["is-on": "yes"]).status == 401)
    }
  }
}
