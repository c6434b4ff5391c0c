import Core
import HTTPTypes
import Policy
import TestSupport
import Testing

@testable import App
@testable import Web

/// Nothing that somebody typed is lost on the way: not when the session ends, not by another language, not by a draft
/// that is gone. Nothing is done in their name meanwhile either.
@Suite struct EdgeKeepingTests {
  private static let words = "[Verse]\nLa la & \"la\" <la>\n"
  private static let shown = "La la &amp; &quot;la&quot; &lt;la&gt;"

  @Test func editedWordsOutliveTheSession() async throws {
    try await EdgeHouse.with { house in
      var ada = try await house.person("ada")
      let work = try await house.song(by: &ada)
      let old = try await ada.token()
      ada.cookies["__Host-session"] = nil
      let before = try await house.rows()
      let asked = try await ada.post("/works/\(work)/words", body: form(old, words: Self.words))
      #expect(asked.status == 303 && asked.location == "/sign-in")
      let signIn = try await ada.get(try #require(asked.headers[.location]))
      #expect(signIn.text.contains("nothing you typed is lost"))
      let draft = try #require(signIn.hidden("draft"))
      let to = try #require(signIn.hidden("to"))
      // Versions, points and jobs are as they were.
      let kept = try await house.rows()
      #expect(zip(kept, before).enumerated().filter { $1.0 != $1.1 }.map(\.offset) == [4])

      // A wrong password loses nothing either.
      let wrong = try await ada.post(
        "/sign-in", ["login": "ada", "password": "not the password", "draft": draft, "to": to])
      #expect(wrong.hidden("draft") == draft && wrong.hidden("to") == to)
      let back = try await ada.post(
        "/sign-in", ["login": "ada", "password": EdgeHouse.password, "draft": draft, "to": to])
      #expect(back.location == "/works/\(work)")
      let page = try await ada.get(try #require(back.headers[.location]))
      #expect(page.status == 200 && page.text.contains("id=\"edit-words\" open") && page.text.contains(Self.shown))
      #expect(try await house.rows()[3] == before[3])

      // Somebody else who learns the link sees nothing of it.
      var ben = try await house.person("ben")
      let own = try await house.song(by: &ben)
      let stolen = try await ben.get("/works/\(own)?words=\(draft)")
      #expect(stolen.status == 200 && !stolen.text.contains(Self.shown))
    }
  }

  @Test func editedWordsOutliveAnotherSignIn() async throws {
    try await EdgeHouse.with { house in
      var ada = try await house.person("ada")
      var ben = try await house.person("ben")
      let work = try await house.song(by: &ada)
      let old = try await ada.token()
      _ = try await ada.post("/sign-in", ["login": "ada", "password": EdgeHouse.password])
      let before = try await house.rows()
      let page = try await ada.post("/works/\(work)/words", body: form(old, words: Self.words))
      #expect(page.status == 403 && page.text.contains("This form is from another session."))
      #expect(page.text.contains(Self.shown) && page.text.contains("id=\"edit-words\" open"))
      #expect(try await ben.post("/works/\(work)/words", body: form(old, words: Self.words)).status == 404)
      #expect(try await house.rows() == before)
      // Without words there is nothing to keep.
      #expect(try await ada.post("/works/\(work)/words", body: form(old, words: "")).status == 403)
    }
  }

  @Test func aDraftOutlivesTheSession() async throws {
    try await EdgeHouse.with { house in
      var ada = try await house.person("ada")
      let old = try await ada.token()
      let first = try await ada.post("/create", body: "form-token=x&recipient=Anna&story=In+the+rain")
      let draft = try #require(first.location)
      #expect(draft.hasPrefix("/draft/"))
      let works = try await house.rows()[2]
      // The session ends, and more was typed: it is in a draft of nobody, since the other one opens for Ada alone.
      ada.cookies["__Host-session"] = nil
      let more = try await ada.post(draft, body: "form-token=\(old)&recipient=Anna&story=In+the+snow")
      #expect(more.status == 303 && more.location == "/sign-up")
      let signUp = try await ada.get(try #require(more.headers[.location]))
      let token = try #require(signUp.hidden("draft"))
      #expect("/draft/" + token != draft)
      #expect(try await ada.get("/draft/" + token).text.contains("In the snow"))
      #expect(try await ada.get(draft).status == 410)
      #expect(try await house.rows()[2] == works)
    }
  }

  /// Language and theme are switched on the pages of signing up and in, and the song still waits behind them.
  @Test(arguments: ["/sign-up", "/sign-in"])
  func theSongStillWaitsInAnotherLanguage(_ path: String) async throws {
    try await EdgeHouse.with { house in
      var nobody = Browser(house)
      let asked = try await nobody.post("/create", ["recipient": "Anna"])
      let signUp = try #require(asked.headers[.location])
      let draft = try #require(try await nobody.get(signUp).hidden("draft"))
      for (setting, choice) in [("language", ["page-language": "ru"]), ("theme", ["theme": "dark"])] {
        let page = try await nobody.get("\(path)?draft=\(draft)&to=/my-data")
        let back = try #require(page.hidden("return-to"))
        let switched = try await nobody.post("/settings/\(setting)", choice.merging(["return-to": back]) { $1 })
        #expect(switched.status == 303)
        let again = try await nobody.get(try #require(switched.headers[.location]))
        #expect(again.hidden("draft") == draft && again.hidden("to") == "/my-data")
      }
    }
  }

  private func form(_ token: String, words: String) -> String {
    Browser.encoded(["form-token": token, "words": words, "idempotency-key": "0123456789"])
  }
}

extension Answer {
  /// What the page's hidden field of this name holds.
  func hidden(_ name: String) -> String? {
    guard let pattern = try? Regex("name=\"\(name)\" value=\"([^\"]*)\"") else { return nil }
    guard let match = text.firstMatch(of: pattern), let value = match[1].substring else { return nil }
    return String(value).replacing("&amp;", with: "&")
  }
}
