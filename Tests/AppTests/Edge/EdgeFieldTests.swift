import Core
import HTTPTypes
import Policy
import TestSupport
import Testing
import WebSupport

@testable import App
@testable import Web

/// Fields that no form of ours has, and numbers that are none in addresses and headers (threats: who may see what, web
/// edge).
@Suite struct EdgeFieldTests {
  /// What somebody might hope that the program takes.
  private static let hoped = [
    ("price", "0"), ("role", "admin"), ("account", "00000000-0000-7000-8000-000000000000"), ("is-admin", "yes"),
  ]

  @Test func aFieldThatNoFormHasIsRefusedEverywhere() async throws {
    try await EdgeHouse.with { house in
      var ada = try await house.person("ada")
      let id = try #require(Identifier(try await house.song(by: &ada)))
      var browsers = [ada, Browser(house)]
      let before = try await house.rows()
      let routes = SampleRoutes.all(work: id, takeout: id, request: "R-00000-00000")
      for route in routes where route.methods.contains(.post) {
        for (field, value) in Self.hoped {
          for index in browsers.indices {
            let form = Self.sound(route).merging([field: value]) { $1 }
            let answer = try await browsers[index].post(route.path, form)
            #expect(answer.status == 422, "\(field) to \(route.path): \(answer.status)")
            #expect(house.records.last?.code == "field-unknown", "\(field) to \(route.path)")
          }
        }
      }
      #expect(try await house.rows() == before)
      #expect(browsers[0].session == ada.session && browsers[1].session == nil)
      // The controls: without that field the same forms do what they are for.
      for route in [Route.create, .setting(.username), .requests, .workAct(id, .words), .workAct(id, .delete)] {
        let answer = try await browsers[0].post(route.path, Self.sound(route))
        #expect(answer.status == 303, "\(route.path): \(answer.status)")
      }
      let after = try await house.rows()
      #expect(after[2] == before[2] + 1 && after[9] == before[9] + 2 && after[13] == before[13] + 1)
    }
  }

  /// What a form holds that would be done.
  private static func sound(_ route: Route) -> [String: String] {
    switch route {
    case .create: ["recipient": "Anna"]
    case .workAct(_, .words): ["words": "[Verse]\nLa la la"]
    case .workAct(_, .again): ["tempo": "90"]
    case .workAct(_, .show): ["version": "1"]
    case .signUp:
      [
        "email": "eve@example.org", "username": "eve", "password": EdgeHouse.password, "is-adult": "yes",
        "policy-version": PolicyVersion.current.name,
      ]
    case .signIn: ["login": "ada", "password": EdgeHouse.password]
    case .recover: ["email": "ada@example.org"]
    case .takeout: ["act": "ask"]
    case .requests: ["right": "access", "text": "All of mine"]
    case .choose(.restriction), .choose(.objection): ["is-on": "yes"]
    case .choose(.consent): ["is-on": "yes", "consent": "internal-use"]
    case .setting(.username): ["username": "lovelace"]
    case .setting(.email): ["email": "new@example.org", "email-password": EdgeHouse.password]
    case .setting(.password): ["current-password": EdgeHouse.password, "new-password": "an even quieter kitchen"]
    case .setting(.delete): ["password": EdgeHouse.password, "phrase": "ada"]
    default: [:]
    }
  }

  /// What is no number counts as none; what is one and names nothing is unknown.
  @Test(arguments: EdgeFormTests.numbers)
  func aNumberThatIsNoneStopsNothing(_ number: String) async throws {
    try await EdgeHouse.with { house in
      var ada = try await house.person("ada")
      let work = "/works/\(try await house.song(by: &ada))"
      let encoded = FormBody.encoded(number)
      let file = try await ada.get("\(work)/files/mp3?version=\(encoded)")
      #expect(file.status == 404 || file.status == 200 && file.body == QuickSong.mp3, "\(file.status)")
      #expect(try await ada.get("\(work)?version=\(encoded)").status == 200)
      let list = try await ada.get("/works?after=\(encoded)")
      #expect(list.status == 200 && list.text.contains(work))
      for news in [
        try await ada.get("\(work)/events?after=\(encoded)"),
        try await ada.get("\(work)/events", [.lastEventID: number]),
      ] {
        #expect(news.status == 200 && news.text.contains("event: state\ndata: ready"), "\(news.status)")
      }
    }
  }
}
