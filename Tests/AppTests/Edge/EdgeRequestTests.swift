import Core
import HTTPTypes
import Policy
import TestSupport
import Testing
import WebSupport

@testable import App
@testable import Web

/// Requests that are not what they seem: forged forms, tricks with paths and methods, foreign hosts (threats: web
/// edge).
@Suite struct EdgeRequestTests {
  /// Every route that changes something wants both proofs; each attack is tried on each.
  @Test func formsOfOthersAreRefused() async throws {
    try await EdgeHouse.with { house in
      var ada = try await house.person("ada")
      let work = try await house.song(by: &ada)
      let id = try #require(Identifier(work))
      let unsafe = SampleRoutes.all(work: id, takeout: id, request: "R-00000-00000")
        .filter { $0.methods.contains(.post) }
      let before = try await house.rows()
      var stranger = try await house.person("ben")
      let (own, foreign) = (try await ada.token(), try await stranger.token())
      let changed = try await house.rows()
      #expect(changed != before)
      let attacks: [(String, String, [HTTPField.Name: String])] = [
        ("foreign origin", own, [.origin: "https://evil.example"]), ("no origin at all", own, [.origin: ""]),
        ("origin null", own, [.origin: "null"]), ("the site over http", own, [.origin: "http://songs.example"]),
        ("a longer name", own, [.origin: "https://songs.example.evil.example"]),
        ("cross-site", own, [.origin: "", .fetchSite: "cross-site"]),
        ("same-site is another host", own, [.origin: "", .fetchSite: "same-site"]),
        ("typed into the address bar", own, [.origin: "", .fetchSite: "none"]),
      ]
      for route in unsafe {
        for (name, token, headers) in attacks {
          let answer = try await ada.post(route.path, body: "form-token=\(token)", headers)
          #expect(answer.status == 403, "\(name) on \(route.path): \(answer.status)")
        }
        // Keeping what somebody typed asks for no token (the first page may be old), but spends nothing either.
        guard ![.create, .draft].contains(SampleRoutes.name(of: route)) else { continue }
        for token in ["", "x", foreign, String(own.reversed())] {
          let answer = try await ada.post(route.path, body: "form-token=\(token)")
          #expect(answer.status == 403, "forged token on \(route.path): \(answer.status)")
        }
      }
      #expect(try await house.rows() == changed)
      // The controls: the same request from our own page, by either of the browser's two words.
      #expect(try await ada.post("/settings/theme", body: "form-token=\(own)&theme=dark").status == 303)
      let modern = try await ada.post(
        "/settings/theme", body: "form-token=\(own)&theme=dark", [.origin: "", .fetchSite: "same-origin"])
      #expect(modern.status == 303)
    }
  }

  /// Without a genuine token a song is kept as a draft and not begun.
  @Test func anOldPageSpendsNothing() async throws {
    try await EdgeHouse.with { house in
      var ada = try await house.person("ada")
      let answer = try await ada.post("/create", body: "recipient=Anna&form-token=old")
      #expect(answer.status == 303 && answer.location?.hasPrefix("/draft/") == true)
      #expect(try await house.rows()[2] == 0)
    }
  }

  @Test(arguments: [
    "//", "//works", "/works/", "/Works", "/WORKS", "/works;x=1", "/works/..", "/./works", "/works/%2e%2e", "/%77orks",
    "/works//", "/works\\", "/settings/../works", "/works%00", "/works%2f", "/index.html", "/.git/config", "/.env",
    "/works.json", "/wp-login.php", "http://evil.example/works", "*", "/assets/../../etc/passwd", "/\u{202E}works",
    "/assets/00000000/..%2f..%2fetc%2fpasswd", "/samples/en/..%2fmp3", "/draft/%0d%0aSet-Cookie:a=b",
  ])
  func tricksWithPathsFindNothing(_ path: String) async throws {
    try await EdgeHouse.with { house in
      var ada = try await house.person("ada")
      let answer = try await ada.get(path)
      #expect(answer.status == 404, "\(answer.status)")
      #expect(answer.headers[values: .setCookie].isEmpty)
      expectSafe(answer, .works)
      #expect(try await ada.get("/works").status == 200)
    }
  }

  @Test func methodsAreThoseOfTheRoute() async throws {
    try await EdgeHouse.with { house in
      var ada = try await house.person("ada")
      let work = try await house.song(by: &ada)
      let before = try await house.rows()
      for name in ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "CONNECT", "get"] {
        let method = try #require(HTTPRequest.Method(rawValue: name))
        let answer = try await ada.send(method, "/works/\(work)", [.origin: EdgeHouse.origin])
        #expect(answer.status == 405 && answer.headers[.allow] == "GET", "\(name): \(answer.status)")
      }
      let override = try #require(HTTPField.Name("X-HTTP-Method-Override"))
      #expect(try await ada.get("/works/\(work)/delete", [override: "POST"]).status == 405)
      #expect(try await ada.post("/works/\(work)", [:], [override: "GET"]).status == 405)
      #expect(try await house.rows() == before)
      let head = try await ada.send(.head, "/works/\(work)/files/mp3")
      #expect(head.status == 200 && head.body.isEmpty)
      #expect(head.headers[.contentLength] == String(QuickSong.mp3.count))
    }
  }

  @Test(arguments: [
    "https://evil.example/", "//evil.example", "/\\evil.example", "\\\\evil", "javascript:alert(1)",
    "/%2f%2fevil.example",
    "/sign-in?to=//evil", "/works/../..//evil", "/works\r\nSet-Cookie: a=b", "works", "/settings/theme",
  ])
  func redirectsLeadOnlyToOurPages(_ target: String) async throws {
    try await EdgeHouse.with { house in
      _ = try await house.person("ada")
      var browser = Browser(house)
      let signedIn = try await browser.post(
        "/sign-in", ["login": "ada", "password": EdgeHouse.password, "to": target])
      #expect(signedIn.status == 303 && signedIn.location == "/works", "\(signedIn.headers[.location] ?? "")")
      let theme = try await browser.post("/settings/theme", ["theme": "dark", "return-to": target])
      #expect(theme.status == 303 && theme.location == "/", "\(theme.headers[.location] ?? "")")
      let page = try await Browser(house).opened("/sign-in?to=\(FormBody.encoded(target))")
      #expect(!page.contains("evil"))
      // The control: a page of ours is returned to.
      var other = Browser(house)
      let own = try await other.post("/sign-in", ["login": "ada", "password": EdgeHouse.password, "to": "/my-data"])
      #expect(own.location == "/my-data")
    }
  }

  /// Whatever a request says of its host, links begin with the configured origin.
  @Test func linksAreBuiltFromTheConfiguredOrigin() async throws {
    try await EdgeHouse.with { house in
      _ = try await house.person("ada")
      var browser = Browser(house)
      let form = Browser.encoded(["form-token": try await browser.token(), "email": "ada@example.org"])
      let forwarded = try #require(HTTPField.Name("X-Forwarded-Host"))
      let answer = try await browser.send(
        .post, "/recover",
        [.origin: EdgeHouse.origin, .contentType: "application/x-www-form-urlencoded", forwarded: "evil.example"],
        body: Array(form.utf8), authority: "evil.example")
      #expect(answer.status == 200 && !answer.text.contains("evil"))
      try await house.work()
      let mails = house.mailbox.mails.map(\.text)
      #expect(mails.contains { $0.contains("\(EdgeHouse.origin)/recover/") })
      #expect(mails.allSatisfy { !$0.contains("evil") })
    }
  }

  /// Pages that reflect nothing of a request are packed, others are not (BREACH).
  @Test func pagesArePackedWhereNothingIsReflected() async throws {
    try await EdgeHouse.with { house in
      var ada = try await house.person("ada")
      let packed: [HTTPField.Name: String] = [.acceptEncoding: "gzip, br"]
      let page = try await ada.get("/policy", packed)
      #expect(page.headers[.contentEncoding] == "gzip" && page.body.starts(with: [0x1f, 0x8b]))
      #expect(page.headers[.contentLength] == String(page.body.count) && page.headers[.vary] == "Accept-Encoding")
      #expect(try await ada.get("/works", packed).headers[.contentEncoding] == "gzip")
      for path in ["/works?search=secret", "/works?done=signed-in", "/verify/guess", "/nowhere"] {
        #expect(try await ada.get(path, packed).headers[.contentEncoding] == nil, "\(path)")
      }
      #expect(try await ada.post("/create", ["recipient": "4"], packed).headers[.contentEncoding] == nil)
      #expect(try await ada.get("/policy").headers[.contentEncoding] == nil)
      let style = try #require(Asset.all["songly.css"])
      let asset = try await ada.get(style.path, packed)
      #expect(asset.headers[.contentEncoding] == "gzip" && asset.body == style.packed)
      let part = try await ada.get(style.path, [.acceptEncoding: "gzip", .range: "bytes=0-9"])
      #expect(part.status == 206 && part.headers[.contentEncoding] == nil && part.body == Array(style.bytes.prefix(10)))
      #expect(part.headers[.eTag] != asset.headers[.eTag])
    }
  }
}

extension Browser {
  /// The text of a page, for a browser that is not needed any more.
  func opened(_ path: String) async throws -> String {
    var copy = self
    return try await copy.get(path).text
  }
}
