import Core
import Testing

@testable import Writing

@Suite struct EnglishBankTests {
  @Test func everyLineScansAndEveryCoupletRhymes() async throws {
    let bank = try Bank.of(.english)
    let audit = try await BankAudit.hear(bank.couplets, language: .english, pronouncer: EspeakPronouncer.live)
    let faults = (audit.metreFaults + audit.rhymeFaults).joined(separator: "\n")
    #expect(audit.faultShare <= 0.02, "\(faults)")
    #expect(audit.repeatedLines.isEmpty, "\(audit.repeatedLines)")
    #expect(audit.lineCount > 800)
  }

  /// One name of each length and stress; every occasion has hooks for it.
  @Test(arguments: Occasion.allCases)
  func everyNameFindsAHook(_ occasion: Occasion) async throws {
    let bank = try Bank.of(.english)
    let hooks = bank.couplets.filter { $0.role == .hook && $0.suits(occasion, .warm) }
    let names = ["Anne", "Anna", "Marie", "Emily", "Maria", "Elizabeth", "Anastasia", "Grandma Rose", "Alexander"]
    let fits = try await BankAudit.hookFits(
      hooks, names: names, language: .english, pronouncer: EspeakPronouncer.live)
    #expect(fits.allSatisfy { $0 >= 5 }, "\(occasion) \(zip(names, fits).map { "\($0) \($1)" }) of \(hooks.count)")
  }
}
