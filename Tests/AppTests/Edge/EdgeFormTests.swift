import Core
import HTTPTypes
import Policy
import Studio
import TestSupport
import Testing

@testable import App
@testable import Web

/// Bad input in every form and header: a clear answer in the person's language, what was typed is kept, nothing is
/// stored or spent (threats: web edge).
@Suite struct EdgeFormTests {
  private static let nasty = [
    "", " ", String(repeating: "a", count: 10_000), "🎂🎂", "שרה بنت", "An\u{202E}na", "a\u{1}\u{7}\u{1b}[2Jb", "a\u{0}b",
    "<script>alert(1)</script>", "'; DROP TABLE accounts;--", "a\r\nSet-Cookie: b=c", "{{7*7}}${7*7}",
    "../../etc/passwd",
  ]

  /// Too great, no numbers at all, or none as people write them.
  static let numbers = [
    "1e300", "NaN", "Infinity", "-1", "0x10", "9223372036854775808", String(repeating: "9", count: 400),
  ]

  /// Everything that is tried in a field. Some of these numbers are names, and names are said and sung.
  private static func values(for field: String) -> [String] {
    ["recipient", "say-name", "words"].contains(field) ? nasty : nasty + numbers
  }

  /// A form of somebody who is signed in or not, with the fields that people type into.
  struct Form: Sendable, CustomTestStringConvertible {
    var path: String
    var isSignedIn: Bool
    var fields: [String]
    var testDescription: String { path + (isSignedIn ? " of somebody" : "") }
  }

  /// Every form without a token in its address, as the routes declare them, for whoever may send it: a new one is tried
  /// by being declared.
  static let forms: [Form] = {
    let gift = Set(Song().fields.map(\.name))
    return Route.plain.filter { $0.methods.contains(.post) }.flatMap { route in
      let fields = FormFields.known(to: route, gift: gift).subtracting([FormFields.token]).sorted()
      return [true, false].filter { isSignedIn in !fields.isEmpty && (isSignedIn || !route.access.needsAccount) }
        .map { Form(path: route.path, isSignedIn: $0, fields: fields) }
    }
  }()

  @Test(arguments: forms, Language.allCases)
  func whatIsWrongIsSaidAndNothingIsStored(_ form: Form, _ language: Language) async throws {
    try await EdgeHouse.with { house in
      var browser =
        form.isSignedIn ? try await house.person("ada", language: language) : Browser(house, language: language)
      for field in form.fields {
        for value in Self.values(for: field) {
          let before = try await house.rows()
          let answer = try await browser.post(form.path, [field: value])
          let what: Comment = "\(field) = \(value.prefix(20).debugDescription): \(answer.status)"
          #expect(answer.status < 500, what)
          #expect(!answer.text.contains("<script>alert"), what)
          #expect(answer.headers[values: .setCookie].allSatisfy { !$0.contains("b=c") }, what)
          guard answer.status >= 400 else { continue }
          #expect([400, 401, 404, 409, 410, 422, 429].contains(answer.status), what)
          #expect(answer.text.contains("<html lang=\"\(language.rawValue)\""), what)
          #expect(try await house.rows() == before, what)
          // A wait is over after a while; nobody is locked out.
          if answer.status == 429 { house.clock.pass(.hours(25)) }
        }
      }
    }
  }

  /// The same for what is done to a song of one's own.
  @Test(arguments: Language.allCases)
  func whatIsWrongWithASongIsSaid(_ language: Language) async throws {
    try await EdgeHouse.with { house in
      var ada = try await house.person("ada", language: language)
      let work = try await house.song(by: &ada)
      let acts: [(Route.WorkAct, String)] = [
        (.words, "words"), (.again, "style"), (.again, "tempo"), (.again, "voice"), (.show, "version"),
      ]
      for (act, field) in acts {
        for value in Self.values(for: field) {
          let before = try await house.rows()
          let answer = try await ada.post("/works/\(work)/\(act.rawValue)", [field: value])
          let what: Comment = "\(act) \(field) = \(value.prefix(20).debugDescription): \(answer.status)"
          // Leaving a choice empty is an answer too, and any readable line can be sung.
          let isLine = ["'; DROP TABLE accounts;--", "../../etc/passwd"].contains(value)
          let isMeant = act == .words ? isLine : value.allSatisfy { $0 == " " }
          if answer.status == 303, act == .again || act == .words, isMeant {
            try await house.work()
            continue
          }
          #expect([404, 422, 429].contains(answer.status), what)
          #expect(answer.text.contains("<html lang=\"\(language.rawValue)\""), what)
          #expect(try await house.rows() == before, what)
        }
      }
    }
  }

  @Test func whatWasTypedIsKept() async throws {
    try await EdgeHouse.with { house in
      var nobody = Browser(house)
      let story = "We met in the rain & \"laughed\" <b>"
      let create = try await nobody.post("/create", ["recipient": "4nna", "story": story])
      #expect(create.status == 422)
      #expect(
        create.text.contains("We met in the rain &amp; \"laughed\" &lt;b&gt;")
          || create.text.contains("We met in the rain &amp; &quot;laughed&quot; &lt;b&gt;"))
      let signUp = try await nobody.post("/sign-up", ["email": "ada@", "username": "ада-ada", "password": "short"])
      #expect(signUp.status == 422)
      #expect(signUp.text.contains("value=\"ada@\"") && signUp.text.contains("value=\"ада-ada\""))
      #expect(!signUp.text.contains("short\""))
      let signIn = try await nobody.post("/sign-in", ["login": "ada", "password": "no such word"])
      #expect(signIn.text.contains("value=\"ada\"") && !signIn.text.contains("no such word"))
    }
  }

  /// Points too few, too many songs at once: the form comes back with all that was typed, nothing was spent.
  @Test func aSongThatCannotBeBegunLosesNothing() async throws {
    try await EdgeHouse.with { house in
      var ada = try await house.person("ada")
      for _ in 0..<Limits.worksInTheMakingMax {
        #expect(try await ada.post("/create", ["recipient": "Anna"]).status == 303)
      }
      let before = try await house.rows()
      let answer = try await ada.post("/create", ["recipient": "Anna", "story": "We met in the rain"])
      #expect(answer.status == 429 && answer.retryAfter == Limits.worksInTheMakingRetrySeconds)
      #expect(answer.text.contains("We met in the rain") && answer.text.contains("class=\"notice warning\""))
      #expect(try await house.rows() == before)
    }
  }

  @Test func editedWordsThatCannotBeSungAreKept() async throws {
    try await EdgeHouse.with { house in
      var ada = try await house.person("ada")
      let work = try await house.song(by: &ada)
      let before = try await house.rows()
      let answer = try await ada.post("/works/\(work)/words", ["words": "[Verse]\nTihoye slovo 🎂\n"])
      #expect(answer.status == 422)
      #expect(answer.text.contains("Tihoye slovo 🎂") && answer.text.contains("id=\"edit-words\" open"))
      #expect(try await house.rows() == before)
    }
  }

  /// The switch of languages takes a half-filled form along, also for somebody without an account.
  @Test func switchingTheLanguageKeepsWhatWasTyped() async throws {
    try await EdgeHouse.with { house in
      var nobody = Browser(house)
      let typed = ["recipient": "Anna", "story": "We met in the rain", "idempotency-key": "0123456789"]
      let answer = try await nobody.post("/settings/language", typed.merging(["page-language": "ru"]) { $1 })
      let draft = try #require(answer.location)
      #expect(answer.status == 303 && draft.hasPrefix("/draft/"))
      let page = try await nobody.get(draft).text
      #expect(
        page.contains("<html lang=\"ru\"") && page.contains("We met in the rain") && page.contains("value=\"Anna\""))
      // Switching again goes on with the same draft.
      let token = String(draft.dropFirst("/draft/".count))
      let again = try await nobody.post(
        "/settings/language", ["page-language": "kk", "recipient": "Anna", "draft": token, "story": "In the snow"])
      #expect(again.location == draft)
      #expect(try await nobody.get(draft).text.contains("In the snow"))
      // Nothing typed, nothing kept.
      let before = try await house.rows()
      #expect(
        try await nobody.post("/settings/language", ["page-language": "en", "return-to": "/create"]).location
          == "/create")
      #expect(try await house.rows() == before)
    }
  }

  @Test func damagedFormsAreRefusedInThePersonsLanguage() async throws {
    try await EdgeHouse.with { house in
      var nobody = Browser(house, language: .kazakh)
      let before = try await house.rows()
      let token = "form-token=" + (try await nobody.token())
      let million = (0..<1_000_000).map { "k\($0)=v" }.joined(separator: "&")
      let cases: [(String, Int)] = [
        ("\(token)&email=%zz", 400), ("\(token)&email=%C3%28", 400), ("\(token)&email=%FF%FE", 400),
        ("\(token)&email=a&email=b", 400), ("\(token)&email=a&role=admin", 422), ("\(token)&email=a&price=0", 422),
        ("\(token)&_method=DELETE", 422), ("\(token)&" + million, 413),
        (token + String(repeating: "&a", count: Limits.formFieldsMax + 1), 400),
        ("\(token)&email=" + String(repeating: "a", count: Limits.formBytesMax), 413),
        ("\(token)&" + String(repeating: "[a]", count: 20_000) + "=1", 422), ("{\"email\": \"a\"}", 400),
      ]
      for (body, status) in cases {
        let answer = try await nobody.post("/recover", body: body)
        #expect(answer.status == status, "\(body.prefix(60)): \(answer.status)")
        #expect(answer.text.contains("<html lang=\"kk\""))
      }
      for type in ["application/json", "text/plain", "multipart/form-data; boundary=x"] {
        #expect(try await nobody.post("/recover", body: "{}", [.contentType: type]).status == 400, "\(type)")
      }
      // The control: the same form, sound.
      #expect(try await nobody.post("/recover", body: "\(token)&email=nobody%40example.org").status == 200)
      #expect(try await house.rows()[6] == before[6] + 1)
    }
  }
}
