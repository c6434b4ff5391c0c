import Accounts
import Core
import HTTPTypes
import Policy
import TestSupport
import Testing

@testable import App
@testable import Web

/// Signing in and what hangs on it, over HTTP (threats: sign-in and sessions).
@Suite struct EdgeSessionTests {
  @Test func guessingMeansWaitingAndNeverALockOut() async throws {
    try await EdgeHouse.with { house in
      _ = try await house.person("ada")
      try await house.work()
      let mails = house.mailbox.mails.count
      var guesser = Browser(house)
      for _ in 0..<Limits.signInFailuresFree {
        #expect(try await guesser.post("/sign-in", ["login": "ada", "password": "wrong again"]).status == 422)
      }
      var waits: [Int] = []
      for _ in 0..<4 {
        let answer = try await guesser.post("/sign-in", ["login": "ada", "password": "wrong again"])
        #expect(answer.status == 429)
        let wait = try #require(answer.retryAfter)
        waits.append(wait)
        #expect(answer.text.contains("Try again in"))
        house.clock.pass(to: house.clock.now.adding(microseconds: Int64(wait) * Span.second))
        _ = try await guesser.post("/sign-in", ["login": "ada", "password": "wrong again"])
      }
      #expect(waits == [1, 2, 4, 8])
      try await house.work()
      #expect(house.mailbox.mails.count == mails + 1)
      // The owner waits at most a minute and is in.
      house.clock.pass(to: house.clock.now.adding(microseconds: Int64(Limits.signInWaitSecondsMax) * Span.second))
      var owner = Browser(house)
      #expect(try await owner.post("/sign-in", ["login": "ada", "password": EdgeHouse.password]).status == 303)
    }
  }

  /// §2.1.4, D13: what is counted is the address of the connection, or what a proxy that is trusted says of it.
  @Test(arguments: [true, false])
  func forwardedAddressesCountFromTrustedProxiesOnly(_ isTrusted: Bool) async throws {
    let settings = ["SONGLY_HTTP_TRUSTED_PROXIES": isTrusted ? "192.0.2.1, 192.0.2.2" : ""]
    try await EdgeHouse.with(settings) { house in
      var browser = Browser(house)
      let token = try await browser.token()
      func draft(_ forwarded: String) async throws -> Int {
        try await browser.post("/create", body: "recipient=Anna&form-token=\(token)", [.forwardedFor: forwarded]).status
      }
      for number in 0..<Limits.draftsPerAddressMax {
        // What the client writes itself stands before what the proxy adds, and counts for nothing.
        #expect(try await draft("10.0.0.\(number), 203.0.113.7, 192.0.2.2") == 303)
      }
      #expect(try await draft("203.0.113.7") == 429)
      #expect(try await draft("203.0.113.8") == (isTrusted ? 303 : 429))
      browser.address = "198.51.100.9"
      #expect(try await draft("203.0.113.7") == 303)
      house.clock.pass(.hours(1))
      browser.address = "192.0.2.1"
      #expect(try await draft("203.0.113.7") == 303)
    }
  }

  /// D13: drafts of nobody and spoken names are bounded, with the wait, and what was typed stays on the page.
  @Test func draftsAndSayingsAreCounted() async throws {
    try await EdgeHouse.with { house in
      var nobody = Browser(house)
      let token = try await nobody.token()
      for _ in 0..<Limits.draftsPerAddressMax {
        #expect(try await nobody.post("/create", body: "recipient=Anna&form-token=\(token)").status == 303)
      }
      let before = try await house.rows()
      let full = try await nobody.post("/create", body: "recipient=Anna&story=In+the+rain&form-token=\(token)")
      #expect(full.status == 429 && full.retryAfter == 3600)
      #expect(full.text.contains("In the rain") && full.text.contains("Try again in"))
      #expect(try await house.rows() == before)
      // A name that cannot be said is refused before any process starts, and counts all the same.
      for _ in 0..<Limits.sayingsPerAddressMax {
        #expect(try await nobody.post("/say", body: "recipient=4&language=en&form-token=\(token)").status == 422)
      }
      let said = try await nobody.post("/say", body: "recipient=4&language=en&form-token=\(token)")
      #expect(said.status == 429 && said.retryAfter == 3600 && said.text.contains("Try again in"))
    }
  }

  @Test func knownAndUnknownPeopleGetTheSameAnswers() async throws {
    try await EdgeHouse.with { house in
      _ = try await house.person("ada")
      for (path, field) in [("/sign-in", "login"), ("/recover", "email")] {
        var first = Browser(house)
        var second = Browser(house)
        let known = try await first.post(path, form(field, "ada@example.org"))
        let unknown = try await second.post(path, form(field, "eve@example.org"))
        #expect(known.status == unknown.status)
        #expect(known.text == unknown.text.replacing("eve@example.org", with: "ada@example.org"))
        #expect(known.headers == unknown.headers || known.headers.count == unknown.headers.count)
      }
      // Signing up with an address that somebody has is answered like any other, and told by mail only.
      var first = Browser(house)
      let taken = try await first.post("/sign-up", signUp("eve", "ada@example.org"))
      var second = Browser(house)
      let free = try await second.post("/sign-up", signUp("bob", "bob@example.org"))
      #expect(taken.status == 303 && free.status == 303 && taken.headers[.location] == free.headers[.location])
    }
  }

  @Test func theSessionChangesAndTheOldOneIsDead() async throws {
    try await EdgeHouse.with { house in
      var ada = try await house.person("ada")
      let old = ada
      let cookie = try #require(ada.session)
      let again = try await ada.post("/sign-in", ["login": "ada", "password": EdgeHouse.password])
      #expect(again.status == 303 && ada.session != cookie)
      #expect(try await ada.get("/works").status == 200)
      var stale = old
      #expect(try await stale.get("/works").status == 303)
      // A session that was put into the browser beforehand is not taken over.
      var fixed = Browser(house)
      fixed.cookies["__Host-session"] = String(repeating: "A", count: 43)
      _ = try await fixed.post("/sign-in", ["login": "ada", "password": EdgeHouse.password])
      #expect(fixed.session != String(repeating: "A", count: 43))
    }
  }

  @Test func cookiesAreBoundToTheHost() async throws {
    try await EdgeHouse.with { house in
      var browser = Browser(house)
      _ = try await house.person("ada")
      let answer = try await browser.post("/sign-in", ["login": "ada", "password": EdgeHouse.password])
      let line = try #require(answer.headers[.setCookie])
      #expect(line.hasPrefix("__Host-session="))
      for part in ["; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax"] { #expect(line.contains(part)) }
      #expect(!line.contains("Domain"))
      let out = try await browser.post("/sign-out")
      #expect(out.status == 303 && browser.session == nil)
      #expect(out.headers[.clearSiteData]?.contains("cache") == true)
      #expect(try await browser.get("/works").status == 303)
    }
    // Before any choice nothing is set (D17).
    try await EdgeHouse.with { house in
      var browser = Browser(house)
      for path in ["/", "/create", "/sign-in", "/policy"] {
        let set = try await browser.get(path).headers[values: .setCookie]
        #expect(set.isEmpty)
      }
    }
  }

  @Test func aNewPasswordEndsEverySession() async throws {
    try await EdgeHouse.with { house in
      var here = try await house.person("ada")
      var there = Browser(house)
      _ = try await there.post("/sign-in", ["login": "ada", "password": EdgeHouse.password])
      #expect(try await there.get("/works").status == 200)
      let new = "an even quieter kitchen"
      let wrong = try await here.post("/settings/password", ["current-password": "no", "new-password": new])
      #expect(wrong.status == 422)
      #expect(try await there.get("/works").status == 200)
      let old = here
      _ = try await here.post("/settings/password", ["current-password": EdgeHouse.password, "new-password": new])
      #expect(try await here.get("/works").status == 200)
      #expect(try await there.get("/works").status == 303)
      var stale = old
      #expect(try await stale.get("/works").status == 303)
    }
  }

  /// A change of the address asks for the password, is told to both addresses, and happens by a press, not by a look.
  @Test func aNewAddressIsAskedForAndConfirmedByAPress() async throws {
    try await EdgeHouse.with { house in
      var ada = try await house.person("ada")
      try await house.work()
      let verify = "/verify/" + (try #require(house.mailbox.token("verify", to: "ada@example.org")))
      let looked = try await ada.get(verify)
      #expect(looked.status == 200 && looked.text.contains("action=\"\(verify)\""))
      // Mail programs look as often as they like.
      #expect(try await ada.get(verify).status == 200)
      #expect(try await ada.post(verify).status == 200)
      #expect(try await ada.get(verify).status == 410)
      #expect(try await ada.post(verify).status == 410)

      let refused = try await ada.post("/settings/email", ["email": "new@example.org", "email-password": "no"])
      #expect(refused.status == 422 && refused.text.contains("value=\"new@example.org\""))
      house.clock.pass(.hours(1))
      let asked = try await ada.post(
        "/settings/email", ["email": "new@example.org", "email-password": EdgeHouse.password])
      #expect(asked.status == 303)
      try await house.work()
      #expect(house.mailbox.subjects(to: "new@example.org").count == 1)
      let before = house.mailbox.subjects(to: "ada@example.org").count
      let confirm = "/verify/" + (try #require(house.mailbox.token("verify", to: "new@example.org")))
      #expect(try await ada.get(confirm).status == 200)
      let data = try await ada.get("/my-data").text
      #expect(data.contains("ada@example.org"))
      #expect(try await ada.post(confirm).status == 200)
      #expect(try await ada.get("/my-data").text.contains("new@example.org"))
      try await house.work()
      #expect(house.mailbox.subjects(to: "ada@example.org").count == before + 1)
    }
  }

  /// §10, D3: password, name, mail, press; then every session is dead and nothing can be reached.
  @Test func deletionEndsEverySession() async throws {
    try await EdgeHouse.with { house in
      var here = try await house.person("ada")
      let work = try await house.song(by: &here)
      var there = Browser(house)
      _ = try await there.post("/sign-in", ["login": "ada", "password": EdgeHouse.password])
      #expect(try await here.post("/settings/delete", ["password": EdgeHouse.password, "phrase": "ada"]).status == 200)
      try await house.work()
      let link = "/delete/" + (try #require(house.mailbox.token("delete", to: "ada@example.org")))
      #expect(try await Browser(house).opened(link).contains("action=\"\(link)\""))
      #expect(try await there.get("/works/\(work)").status == 200)
      #expect(try await here.post(link).status == 200)
      for path in ["/works", "/works/\(work)", "/works/\(work)/files/mp3", "/my-data"] {
        #expect(try await here.get(path).status == 303, "\(path)")
        #expect(try await there.get(path).status == 303, "\(path)")
      }
      var again = Browser(house)
      #expect(try await again.post("/sign-in", ["login": "ada", "password": EdgeHouse.password]).status == 422)
    }
  }

  private func form(_ field: String, _ value: String) -> [String: String] {
    field == "login" ? [field: value, "password": "not the password"] : [field: value]
  }

  private func signUp(_ name: String, _ email: String) -> [String: String] {
    [
      "email": email, "username": name, "password": EdgeHouse.password, "is-adult": "yes",
      "policy-version": PolicyVersion.current.name,
    ]
  }
}
