import Moderation
import Testing

@Suite struct TextScreenTests {
  private let screen = TextScreen()

  @Test(arguments: [
    "Kill them all!", "K I L L them", "k.i.l.l them all", "kiiiill thеm", "k1ll th3m", "ki\u{200B}ll them",
    "ｋｉｌｌ them", "k\u{0336}i\u{0336}l\u{0336}l\u{0336} them", "kіll them", "Let us KILL somebody",
    "death to the neighbours",
    "Убей их", "уб€й их, убeй иx", "у б е й их", "УБЕЕЕЙ ИХ", "смерть всем соседям", "yбей иx всех",
    "оларды өлтіріңдер", "Оларды  ӨЛТІР", "бәрін атып тастаңдар",
  ])
  func callsToViolenceAreFlagged(_ text: String) {
    #expect(screen.flags(in: text).contains { $0.category == .violence })
  }

  @Test(arguments: [
    "You kill them with kindness", "dressed to kill", "skill them all", "We killed the lights and danced",
    "my killer heels",
    "Смерть всем печалям", "он убил время за книгой", "Ты убей их добротой", "уйти от них", "өлең айтты, өлмес ән",
    "Anna, 40 today", "", "!!!", "1 2 3 4 5", "I love you to death",
  ])
  func songsAreNot(_ text: String) {
    #expect(screen.flags(in: text).isEmpty)
  }

  @Test func aFlagSaysWhere() {
    let flags = screen.flags(in: "Anna, kill them with kindness, then kill them all")
    #expect(flags.map(\.start) == [6])
    #expect(flags.first?.words == ["kil", "them"])
  }

  @Test func numbersStayNumbersAndLettersOfTheirOwnStayToo() {
    #expect(NormalText("2024 year").words == ["2024", "year"])
    #expect(NormalText("Ёлка й Ә").words == ["елка", "й", "ә"])
    #expect(NormalText("$ing h3llo").words == ["ing", "helo"])
  }

  @Test func hostileTextEnds() {
    #expect(screen.flags(in: String(repeating: "k i l l ", count: 5_000)).isEmpty)
    #expect(screen.flags(in: "a" + String(repeating: "\u{0301}", count: 50_000)).isEmpty)
  }
}
