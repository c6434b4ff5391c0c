import Core
import Testing

@testable import Writing

/// The bank as espeak-ng says it, respelled as the singer gets it.
@Suite("Kazakh bank, heard")
struct KazakhBankSoundTests {
  private static let pronouncer = Pronouncer { lines, language in
    try await EspeakPronouncer.pronounce(lines.map(KazakhSpelling.spoken), language)
  }

  @Test("Metre and rhyme hold on sounds in at least 98 lines of 100, and no line stands twice")
  func sounds() async throws {
    let couplets = try BankParser.parse(KazakhBank.texts)
    let audit = try await BankAudit.hear(couplets, language: .kazakh, pronouncer: Self.pronouncer)
    let faults = audit.metreFaults + audit.rhymeFaults
    #expect(audit.faultShare <= 0.02, "\(faults.joined(separator: "\n"))")
    #expect(audit.repeatedLines.isEmpty, "\(audit.repeatedLines)")
    #expect(audit.lineCount >= 700 && audit.coupletCount >= 350)
  }

  @Test("Names of one to five syllables find hooks that scan and rhyme")
  func hooks() async throws {
    let names = [
      "Ян", "Дана", "Айгерім", "Нұрсұлтан", "Игорь", "Юлия", "Тимур", "Гүлнұр", "Нұрсұлтанбек", "Александрина",
    ]
    let couplets = try BankParser.parse(KazakhBank.texts)
    let fits = try await BankAudit.hookFits(
      couplets, names: names, language: .kazakh, pronouncer: Self.pronouncer)
    for (name, count) in zip(names, fits) { #expect(count >= 15, "\(name) \(count)") }
  }
}
