import Core
import Testing

@testable import Writing

@Suite("Russian bank")
struct RussianBankTests {
  @Test("Lines scan and couplets rhyme as the voice says them")
  func sound() async throws {
    let bank = try Bank.of(.russian)
    let audit = try await BankAudit.hear(bank.couplets, language: .russian, pronouncer: EspeakPronouncer.live)
    let faults = (audit.metreFaults + audit.rhymeFaults).prefix(60).joined(separator: "\n")
    #expect(audit.faultShare <= 0.02, "\(audit.faultShare) of \(audit.lineCount)\n\(faults)")
    #expect(audit.repeatedLines.isEmpty, "\(audit.repeatedLines)")
  }

  @Test("Every occasion and tone has enough of every role")
  func amount() throws {
    let couplets = try BankParser.parse(RussianBank.texts)
    let least: [(CoupletRole, Int)] = [
      (.open, 2), (.verse, 6), (.pre, 6), (.hook, 20), (.chorus, 6), (.bridge, 6), (.detail, 20), (.title, 6),
    ]
    for occasion in Occasion.allCases {
      for tone in Tone.allCases {
        for (role, count) in least {
          let found = couplets.count { $0.role == role && $0.suits(occasion, tone) }
          #expect(found >= count, "\(role) \(occasion) \(tone): \(found)")
        }
      }
      let own = couplets.filter { $0.occasions.contains(occasion) }
      #expect(own.count { $0.role == .open || $0.role == .verse } >= 12, "\(occasion)")
      #expect(own.count { $0.role == .hook } >= 8, "\(occasion)")
      #expect(own.count { $0.role == .chorus } >= 6, "\(occasion)")
    }
  }

  @Test("Names of any length and stress find hooks in every occasion")
  func hooks() async throws {
    let hooks = try Bank.of(.russian).couplets.filter { $0.role == .hook }
    let names = [
      "Глеб", "Лев", "Анна", "Игорь", "Илья", "Андрей", "Мария", "Лидия", "Михаил", "Виктория", "Ангелина",
      "Екатерина", "Айгуль", "Отто",
    ]
    for occasion in Occasion.allCases {
      let suitable = hooks.filter { $0.suits(occasion, .warm) }
      let counts = try await BankAudit.hookFits(
        suitable, names: names, language: .russian, pronouncer: EspeakPronouncer.live)
      let short = zip(names, counts).filter { $0.1 < 3 }
      #expect(short.isEmpty, "\(occasion) \(zip(names, counts).map { "\($0) \($1)" })")
    }
  }
}
