import Accounts
import Core
import Testing

@Suite struct NameTests {
  @Test(arguments: [
    (" Anna@Example.ORG ", "anna@example.org"), ("ANNA+gift@mail.kz", "anna+gift@mail.kz"),
    ("ａnna@example.org", "anna@example.org"), ("a@xn--80a1acny.xn--p1ai", "a@xn--80a1acny.xn--p1ai"),
  ])
  func oneSpellingPerAddress(_ typed: String, _ canonical: String) throws {
    #expect(try EmailAddress(typed).canonical == canonical)
  }

  @Test(arguments: [
    "", "anna", "@example.org", "anna@", "anna@host", "a@b@c.org", "a b@c.org", "a@c.org\r\nBcc: x@y.z", "a@-c.org",
    "a@c..org", ".a@c.org", "a..b@c.org", "a@1.2.3.4", "\"a\"@c.org", "анна@c.org", "a@c.org\u{0}",
    String(repeating: "a", count: 65) + "@c.org", "a@" + String(repeating: "b.", count: 130) + "org",
  ])
  func whatNoServerTakesIsRefused(_ typed: String) {
    #expect(throws: DomainError.self) { try EmailAddress(typed) }
  }

  @Test(arguments: [
    ("Anna_K", "anna_k"), ("ＡＮＮＡ", "anna"), ("Жанна-7", "жанна-7"), ("Әсем", "әсем"), ("Straße", "strasse"),
    ("é́lan".replacingOccurrences("é́", "é"), "élan"),
  ])
  func oneFormPerName(_ typed: String, _ canonical: String) throws {
    #expect(try Username(typed).canonical == canonical)
  }

  @Test(arguments: [
    ("an", "username-length"), (String(repeating: "a", count: 31), "username-length"), ("аnna", "username-scripts"),
    ("anna\u{200B}k", "username-letters"), ("anna k", "username-letters"), ("7anna", "username-letters"),
    ("anna😀", "username-letters"), ("anna\u{202E}k", "username-letters"), ("安娜安娜", "username-letters"),
    ("Admin", "username-reserved"), ("a.d-m_i-n", "username-reserved"), ("r00t", "username-reserved"),
    ("suрport", "username-scripts"), ("ѕоngly", "username-scripts"), ("songIy", nil),
  ])
  func otherNamesAreRefused(_ typed: String, _ code: String?) {
    do {
      _ = try Username(typed)
      #expect(code == nil)
    } catch {
      #expect(error.code == code)
    }
  }

  @Test func foldingIsStable() throws {
    for name in ["Straße", "ǅungla", "ﬁnal", "İzmir", "ЁЛКА", "ΣΟΦΟΣ"] {
      if let once = try? Username(name).canonical { #expect(try Username(once).canonical == once) }
    }
  }
}

extension String {
  fileprivate func replacingOccurrences(_ old: String, _ new: String) -> String {
    split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
  }
}
