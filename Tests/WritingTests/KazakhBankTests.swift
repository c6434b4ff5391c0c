import Testing

@testable import Writing

@Suite("Kazakh bank")
struct KazakhBankTests {
  private let couplets: [Couplet]

  init() throws {
    couplets = try BankParser.parse(KazakhBank.texts)
  }

  @Test("Every line has the syllables of its metre in every choice, and its caesura")
  func metre() {
    for couplet in couplets {
      for line in couplet.lines where !line.contains("{") {
        for reading in Template.all(line) {
          let ends = Self.wordEnds(reading)
          let count = ends.last ?? 0
          switch couplet.metre {
          case .s11:
            #expect(count == 11 && ends.contains(7) && (ends.contains(3) || ends.contains(4)), "\(reading)")
          case .s8:
            let feet = count == 7 ? [3, 4] : [3, 4, 5]
            #expect((7...8).contains(count) && feet.contains(where: ends.contains), "\(reading)")
          default: #expect(couplet.role == .title, "\(reading)")
          }
        }
      }
    }
  }

  @Test("Every occasion and tone has enough of every role")
  func amount() {
    let least: [(CoupletRole, Int)] = [
      (.open, 4), (.verse, 6), (.pre, 2), (.hook, 8), (.chorus, 5), (.bridge, 4), (.detail, 4), (.title, 4),
    ]
    for occasion in Occasion.allCases {
      for tone in Tone.allCases {
        for (role, count) in least {
          let found = couplets.count { $0.role == role && $0.suits(occasion, tone) }
          #expect(found >= count, "\(role) \(occasion) \(tone)")
        }
      }
      let own = couplets.filter { $0.occasions.contains(occasion) }
      #expect(own.count { $0.role == .open || $0.role == .verse } >= 12, "\(occasion)")
      #expect(own.count { $0.role == .hook } >= 8, "\(occasion)")
      #expect(own.count { $0.role == .chorus } >= 6, "\(occasion)")
    }
  }

  @Test("Names of one to five syllables find hooks that scan in every occasion and tone")
  func hooks() {
    let names = ["Ян", "Дана", "Мадина", "Нұрсұлтанбек", "Александрина"]
    for occasion in Occasion.allCases {
      for tone in Tone.allCases {
        for (index, name) in names.enumerated() {
          #expect(KazakhLetters.syllables(name) == index + 1)
          let forms = KazakhName.forms(name)
          let fitting = couplets.filter { couplet in
            couplet.role == .hook && couplet.suits(occasion, tone)
              && (7...8).contains(KazakhLetters.syllables(Template.fill(couplet.lines[0], forms)))
          }
          #expect(fitting.count >= 3, "\(name) \(occasion) \(tone)")
        }
      }
    }
  }

  @Test("No line stands twice")
  func repeats() {
    var seen: Set<String> = []
    for couplet in couplets where couplet.role != .title {
      for line in couplet.lines where line != "{detail}" {
        #expect(seen.insert(line).inserted, "\(line)")
      }
    }
  }

  /// Syllables up to the end of each word.
  private static func wordEnds(_ line: String) -> [Int] {
    var count = 0
    return line.split { !$0.isLetter }.map { word in
      count += KazakhLetters.syllables(String(word))
      return count
    }
  }
}
