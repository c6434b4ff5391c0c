import Core
import HTML
import HTTPTypes
import Studio
import Testing
import WebSupport

@testable import Web

@Suite struct RouteTests {
  private let id = Identifier(milliseconds: 9, random: Array(repeating: 0xab, count: 10))

  private func all() throws -> [Route] {
    let id = try #require(id)
    return SampleRoutes.all(work: id, takeout: id, request: "R-00000-00000")
  }

  /// What walks through the samples walks through every route: this list, the matrix of people, forged forms.
  @Test func everyCaseHasASample() throws {
    let routes = try all()
    #expect(Set(routes.map(SampleRoutes.name(of:))) == Set(SampleRoutes.Name.allCases))
    for route in routes { #expect(SampleRoutes.name(of: route).rawValue == route.label) }
  }

  @Test func everyRouteReadsItsOwnPathAndCanBeLinked() throws {
    for route in try all() {
      #expect(Route(path: route.path) == route)
      #expect(route.reference?.text == route.path)
    }
  }

  /// Logs and figures name the case, without what it holds (D33).
  @Test func labelsAreTheNamesOfTheCases() throws {
    for route in try all() { #expect(route.label == "\(route)".prefix { $0 != "(" }) }
  }

  @Test func pathsDoNotCollide() throws {
    let paths = try all().map(\.path)
    #expect(Set(paths).count == paths.count)
    #expect(paths.allSatisfy { $0.hasPrefix("/") && !$0.contains("//") })
  }

  @Test func actsAreNeverDoneByLooking() throws {
    for route in try all() {
      if case .workAct = route { #expect(route.methods == [.post]) }
      #expect(!route.methods.isEmpty)
    }
    #expect(Route.signOut.methods == [.post])
  }

  @Test func tricksLeadNowhere() throws {
    let id = try #require(id).description
    for path in [
      "", "works", "//works", "/works/", "/Works", "/works/\(id)/", "/works/\(id.uppercased())", "/works/..",
      "/works/%2e%2e", "/works/\(id)/files/../mp3", "/works/\(id)/files/exe", "/works/\(id);x", "/draft/", "/draft/a/b",
      "/draft/a.b", "/works?x=1", "/draft/" + String(repeating: "a", count: 65), "/assets/zz", "/samples/de/mp3",
      "/samples/en/flac",
      "/my-data/\(id)", "/my-data/takeout/", "/my-data/takeout/../\(id)", "/my-data/takeout/\(id)",
      "/my-data/takeout/\(id)/x/y",
      "/works/\(id)/steal", "/settings/other", "/my-data/requests/R-1", "/my-data/requests//withdraw", "/request/",
    ] {
      #expect(Route(path: path) == nil, "\(path)")
    }
  }

  @Test func personalPagesAreNotPublic() throws {
    let id = try #require(id)
    for route in [Route.home, .works, .work(id), .workFile(id, .mp3), .settings, .myData, .requests, .trash] {
      #expect(!route.isPublic)
    }
    #expect(Route.policy.isPublic)
  }
}
