import ArgumentParser
import Core
import Energy
import Jobs
import Persistence
import Privacy

extension AdminCommand {
  /// What the books say of themselves, after a crash or before a backup is trusted.
  struct Audit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check the ledger of energy, and count what is open and what nobody names.",
      discussion: "Changes nothing. Ends with a status that is not 0 when the ledger contradicts itself.")

    @OptionGroup var options: ServiceOptions

    func run() async throws {
      try await AdminCommand.act(options) { instance in
        let faults = try await instance.energy.faults()
        let (holds, jobs, forfeits) = try await instance.database.read { transaction in
          (
            try instance.energy.openHolds(in: transaction), try instance.queue.census(in: transaction),
            try instance.forfeits.sum(in: transaction)
          )
        }
        let due = try await instance.makeSweeper().sweepOnce(dryRun: true)
        for fault in faults { Terminal.say("ledger fault: not true that \(fault)") }
        Terminal.say("ledger faults: \(faults.count)")
        Terminal.say("open holds: \(holds)")
        Terminal.say("points forfeited by deleted accounts: \(forfeits.points), accounts: \(forfeits.wallets)")
        for phase in JobState.Phase.allCases { Terminal.say("jobs \(phase.rawValue): \(jobs[phase] ?? 0)") }
        for line in due.lines where line.name.hasPrefix("orphan") { Terminal.say("\(line.name) due: \(line.count)") }
        guard faults.isEmpty else {
          throw DomainError(.fault, "ledger-unsound", "The ledger contradicts itself: keep a copy and ask for help.")
        }
      }
    }
  }
}
