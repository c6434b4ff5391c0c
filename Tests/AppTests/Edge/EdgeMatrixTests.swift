import Accounts
import Core
import HTTPTypes
import Policy
import Privacy
import Studio
import TestSupport
import Testing
import WebSupport

@testable import App
@testable import Web

/// Who may do what (threats: who may see what): every route by every method, for the owner, for somebody else, for
/// nobody, for somebody who is blocked and for the operator. The rules come from `Route.access`, which has no default.
@Suite struct EdgeMatrixTests {
  enum Person: String, CaseIterable { case owner, other, nobody, blocked, admin }

  /// Every route, for what is Ada's: a work, a copy of her data, a request. Signing out comes last, since nobody does
  /// anything after it.
  private func routes(of ada: inout Browser, _ house: EdgeHouse) async throws -> [Route] {
    let work = try #require(Identifier(try await house.song(by: &ada)))
    let takeout = try await house.takeout(by: &ada)
    let request = try await house.instance.requests.open(
      .access, text: "x", language: .english, by: try await house.instance.accounts.find("ada"))
    let link = try await house.link(to: takeout, by: &ada).split(separator: "/").last.map(String.init) ?? ""
    return SampleRoutes.all(work: work, takeout: takeout, link: link, request: request).filter { $0 != .signOut } + [
      .signOut
    ]
  }

  @Test func everybodyGetsWhatTheRuleOfTheRouteSays() async throws {
    try await EdgeHouse.with { house in
      var browsers: [Person: Browser] = [.nobody: Browser(house)]
      var ada = try await house.person("ada")
      let routes = try await routes(of: &ada, house)
      browsers[.owner] = ada
      browsers[.other] = try await house.person("ben")
      browsers[.blocked] = try await blocked("cleo", house).browser
      browsers[.admin] = try await house.admin()
      for route in routes {
        for method in route.methods {
          for person in Person.allCases where person != .owner || method == .get {
            let before = try await house.rows()
            let answer = try await ask(route, method, &browsers[person])
            let what: Comment = "\(method) \(route.label) as \(person): \(answer.status)"
            #expect(allowed(route, method, person).contains(answer.status), what)
            expectSafe(answer, route)
            if answer.status >= 400 { #expect(try await house.rows() == before, what) }
          }
        }
      }
    }
  }

  /// The positive control of the matrix: to its owner every act means something else than "unknown".
  @Test func theOwnersActsAreTheirs() async throws {
    try await EdgeHouse.with { house in
      var ada = try await house.person("ada")
      for act in Route.WorkAct.allCases {
        let work = try await house.song(by: &ada)
        let answer = try await ada.post("/works/\(work)/\(act.rawValue)", act == .show ? ["version": "1"] : [:])
        #expect([303, 409, 422].contains(answer.status), "\(act): \(answer.status)")
      }
      let work = try await house.song(by: &ada)
      #expect(try await ada.get("/works/\(work)").status == 200)
      #expect(try await ada.get("/works/\(work)/files/mp3").body == QuickSong.mp3)
    }
  }

  /// Nothing tells somebody else's song from one that does not exist: not the status, not a letter of the page.
  @Test func somebodyElsesSongIsAnUnknownSong() async throws {
    try await EdgeHouse.with { house in
      var ada = try await house.person("ada")
      var ben = try await house.person("ben")
      let theirs = try await house.song(by: &ada)
      let unknown = house.instance.world.identifier().description
      let paths =
        ["", "/events"] + WorkFile.allCases.map { "/files/\($0.rawValue)" }
        + WorkFile.allCases.map { "/files/\($0.rawValue)?version=1&save=yes" }
      for path in paths {
        let first = try await ben.get("/works/\(theirs)\(path)", [.range: "bytes=0-9"])
        let second = try await ben.get("/works/\(unknown)\(path)", [.range: "bytes=0-9"])
        #expect(first.status == 404 && second.status == 404, "\(path)")
        #expect(first.text.replacing(theirs, with: "…") == second.text.replacing(unknown, with: "…"), "\(path)")
        #expect(first.headers == second.headers)
      }
      for act in Route.WorkAct.allCases {
        let before = try await house.rows()
        let form = act == .show ? ["version": "1"] : act == .words ? ["words": "La la"] : [:]
        let first = try await ben.post("/works/\(theirs)/\(act.rawValue)", form)
        let second = try await ben.post("/works/\(unknown)/\(act.rawValue)", form)
        #expect(first.status == 404 && second.status == 404, "\(act): \(first.status), \(second.status)")
        #expect(first.text.replacing(theirs, with: "…") == second.text.replacing(unknown, with: "…"), "\(act)")
        #expect(try await house.rows() == before)
      }
    }
  }

  /// §9.1, §12: a blocked person sees and gives up what is theirs, and begins nothing.
  @Test func whoIsBlockedMayLookAndDelete() async throws {
    try await EdgeHouse.with { house in
      var (cleo, work) = try await blocked("cleo", house)
      #expect(try await cleo.get("/works/\(work)").status == 200)
      #expect(try await cleo.get("/works/\(work)/files/mp3").status == 200)
      #expect(try await cleo.get("/my-data").status == 200)
      let before = try await house.rows()
      for (path, form) in [
        ("/create", ["recipient": "Anna"]), ("/works/\(work)/again", [:]), ("/works/\(work)/words", ["words": "La"]),
      ] {
        let answer = try await cleo.post(path, form)
        #expect(answer.status == 403 && answer.text.contains("This account is stopped."), "\(path) \(answer.status)")
      }
      #expect(try await house.rows() == before)
      #expect(try await cleo.post("/works/\(work)/delete").status == 303)
      let leaving = try await cleo.post("/settings/delete", ["password": EdgeHouse.password, "phrase": "cleo"])
      #expect(leaving.status == 200)
    }
  }

  private func blocked(_ name: String, _ house: EdgeHouse) async throws -> (browser: Browser, work: String) {
    var browser = try await house.person(name)
    let work = try await house.song(by: &browser)
    try await house.block(&browser, name)
    return (browser, work)
  }

  private func ask(_ route: Route, _ method: HTTPRequest.Method, _ browser: inout Browser?) async throws -> Answer {
    guard var asking = browser else { throw DomainError(.fault, "test-person", "Nobody asks.") }
    defer { browser = asking }
    return method == .get ? try await asking.get(route.path) : try await asking.post(route.path)
  }

  /// What a route may answer when it is asked with an empty form.
  private func allowed(_ route: Route, _ method: HTTPRequest.Method, _ person: Person) -> Set<Int> {
    let isKnown = person != .nobody
    return switch (route.access, method) {
    case (.anyone, .get): isFile(route) ? [404] : [200]
    case (.anyone, _): [303, 422]
    // Tokens that nobody was sent open nothing for anybody; what was typed into a draft that is gone is kept.
    case (.holder, _): isDraft(route) && method == .post ? [422] : [410]
    case (.person, .get): isKnown ? [200] : [303]
    case (.person, _): isKnown ? [200, 303, 422, 429] : [401]
    // A right, so a block does not stand in its way.
    case (.owner, _) where SampleRoutes.name(of: route) == .requestWithdrawal: isKnown ? [404] : [401]
    case (.owner, .get): person == .owner ? (isFile(route) ? [200, 404] : [200]) : isKnown ? [404] : [303]
    case (.owner, _): isKnown ? (person == .blocked ? [403, 404] : [404]) : [401]
    }
  }

  private func isDraft(_ route: Route) -> Bool { if case .draft = route { true } else { false } }

  /// Of the program and the samples there are none under these names; of a song made in no time there are two.
  private func isFile(_ route: Route) -> Bool {
    switch route {
    case .asset, .sample, .workFile: true
    default: false
    }
  }
}

/// What every answer carries, pages, files and errors alike.
func expectSafe(_ answer: Answer, _ route: Route, sourceLocation: SourceLocation = #_sourceLocation) {
  let headers = answer.headers
  #expect(headers[.contentSecurityPolicy] == SecurityHeaders.contentSecurityPolicy, sourceLocation: sourceLocation)
  #expect(!SecurityHeaders.contentSecurityPolicy.contains("unsafe"), sourceLocation: sourceLocation)
  #expect(headers[.xContentTypeOptions] == "nosniff", sourceLocation: sourceLocation)
  #expect(headers[.strictTransportSecurity]?.hasPrefix("max-age=63072000") == true, sourceLocation: sourceLocation)
  #expect(headers[.openerPolicy] == "same-origin" && headers[.resourcePolicy] == "same-origin")
  #expect(headers[.permissionsPolicy]?.contains("camera=()") == true, sourceLocation: sourceLocation)
  #expect(headers[.referrerPolicy] == "same-origin", sourceLocation: sourceLocation)
  if !route.isPublic || answer.status >= 400 {
    #expect(headers[.cacheControl] == "private, no-store", "\(route.label)", sourceLocation: sourceLocation)
  }
}
