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
    #expect(audit.lineCount > 700)
  }

  /// One name of each length and stress; every occasion has hooks for it, those of any occasion counted in.
  @Test func everyNameFindsAHook() async throws {
    let hooks = try Bank.of(.english).couplets.filter { $0.role == .hook }
    let names = ["Anne", "Anna", "Marie", "Emily", "Maria", "Elizabeth", "Anastasia", "Grandma Rose", "Alexander"]
    let general = try await fits(hooks.filter(\.occasions.isEmpty), names)
    for occasion in Occasion.allCases {
      let own = try await fits(hooks.filter { $0.occasions.contains(occasion) }, names)
      let sums = zip(own, general).map { $0 + $1 }
      #expect(sums.allSatisfy { $0 >= 5 }, "\(occasion) \(zip(names, sums).map { "\($0) \($1)" })")
    }
  }

  private func fits(_ hooks: [Couplet], _ names: [String]) async throws -> [Int] {
    try await BankAudit.hookFits(hooks, names: names, language: .english, pronouncer: EspeakPronouncer.live)
  }
}
