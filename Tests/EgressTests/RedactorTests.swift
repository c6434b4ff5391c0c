import Egress
import Testing

/// §7.2, D19: what identifies the user is taken out of what leaves, the gift's own name stays.
@Suite struct RedactorTests {
  private func redacted(_ text: String, known: [String] = []) -> String { Redactor(known: known).redact(text).text }

  @Test(arguments: [
    ("write to anna.k+1@mail.example.org!", "write to [email]!"),
    ("почта: анна@почта.рф.", "почта: [email]."),
    ("see https://vk.com/id1?x=2, or t.me/anna_k", "see [link], or [link]"),
    ("Instagram: @anna.k.", "Instagram: [handle]."),
    ("call +7 (701) 123-45-67 tonight", "call [phone] tonight"),
    ("8 701 123 45 67", "[phone]"),
    ("tel. (212) 555-0147", "tel. [phone]"),
    ("хабарлас: 87011234567", "хабарлас: [phone]"),
    // From seven digits, a number of a town, to the fifteen of E.164.
    ("call 1234567", "call [phone]"), ("call 555-0147", "call [phone]"), ("ring 5550 0147", "ring [phone]"),
    ("ring 22 33 44 55", "ring [phone]"), ("звони 701 123 456", "звони [phone]"),
    ("+123456789012345", "[phone]"), ("+12 345 678 901 2345 is my number", "[phone] is my number"),
    ("She lives at 221B Baker Street, London", "She lives at [address], London"),
    ("Мы жили на ул. Абая, д. 15, кв. 3 у парка", "Мы жили на [address] у парка"),
    ("проспект Мира 7, весной", "[address], весной"),
    ("Абай көшесі, 15 үй, 4 пәтер", "[address]"),
    ("Біз Достық даңғылы 5 тұрдық", "[address] тұрдық"),
    ("индекс 010000, Астана", "индекс [address], Астана"),
    ("London SW1A 1AA", "London [address]"),
    ("квартира 12", "[address]"),
  ])
  func whatPointsAtAPersonGoes(_ text: String, _ expected: String) {
    #expect(redacted(text) == expected)
  }

  @Test(arguments: [
    "Anna loves tulips and the sea", "улица нашего детства", "the street where we grew up", "We met on 12.05.1990",
    "2015-06-20", "1990-2020, thirty years", "He is 40 and ran 42 km in 3:59", "в 2019 году мы поженились",
    "анамыз 70 жаста", "100 000 roses", "Room for 2 @ home", "5 o'clock, 3 cats, 1 dog",
  ])
  func whatMakesTheGiftStays(_ text: String) {
    #expect(redacted(text) == text)
  }

  @Test func theUsersOwnNamesGoInAnyCase() {
    let result = Redactor(known: ["Stargazer", "id"]).redact("From STARGAZER with love, stargazers forever, id")
    #expect(result.text == "From [known] with love, stargazers forever, id")
    #expect(result.findings == [.known])
  }

  @Test func theSecondPassFindsNothing() {
    let text = "anna@mail.kz +77011234567 @annak https://a.kz/b ул. Абая 15 010000"
    let once = Redactor().redact(text)
    #expect(Set(once.findings) == [.email, .handle, .phone, .link, .address])
    #expect(redacted(once.text) == once.text)
  }

  @Test func hostileTextEnds() {
    for unit in ["@", "1-", "a@", "улица ", "+", "http://", "a.", "1 1 "] {
      _ = redacted(String(repeating: unit, count: 2_000))
    }
  }
}
