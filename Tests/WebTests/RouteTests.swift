import Core
import HTML
import Testing
import Web

@Suite struct RouteTests {
  private let id = Identifier(milliseconds: 9, random: Array(repeating: 0xab, count: 10))

  private func all() throws -> [Route] {
    let id = try #require(id)
    return Route.plain + [.work(id), .workEvents(id), .gift(token: "AbC_-9")]
      + Route.WorkFile.allCases.map { .workFile(id, $0) }
  }

  @Test func everyRouteReadsItsOwnPathAndCanBeLinked() throws {
    for route in try all() {
      #expect(Route(path: route.path) == route)
      #expect(route.reference?.text == route.path)
    }
  }

  @Test func patternsDoNotCollide() throws {
    let patterns = try all().map(\.pattern)
    #expect(Set(patterns).count == Route.plain.count + 4)
    #expect(patterns.allSatisfy { $0.hasPrefix("/") && !$0.contains("//") })
  }

  @Test func tricksLeadNowhere() throws {
    let id = try #require(id).description
    for path in [
      "", "works", "//works", "/works/", "/Works", "/works/\(id)/", "/works/\(id.uppercased())", "/works/..",
      "/works/%2e%2e",
      "/works/\(id)/files/../mp3", "/works/\(id)/files/exe", "/works/\(id);x", "/g/", "/g/a/b", "/g/a.b", "/works?x=1",
      "/g/" + String(repeating: "a", count: 65),
    ] {
      #expect(Route(path: path) == nil, "\(path)")
    }
  }

  @Test func personalPagesAreNotPublic() throws {
    #expect(try all().filter(\.isPublic).map(\.path) == ["/", "/policy", "/policy/cookies", "/policy/contractors"])
  }
}
