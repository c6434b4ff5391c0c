import ArgumentParser
import Core
import Privacy

/// `songly sweep`: forgets what is due now, as the schedule does; `--dry-run` counts it with the same code.
struct SweepCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep", abstract: "Forget what is due, class by class.")

  @OptionGroup var options: ServiceOptions

  @Flag(help: "Only count what is due.")
  var dryRun = false

  @Flag(help: "The clock is right although the sweeper doubts it: go on from this time.")
  var acceptClock = false

  func run() async throws {
    do {
      let instance = try await Bootstrap.open(try options.settings())
      let sweeper = instance.makeSweeper()
      if acceptClock { try await sweeper.acceptClock() }
      let report = try await sweeper.sweepOnce(dryRun: dryRun)
      report.sentences.forEach(Terminal.say)
      await instance.close()
      if report.halt != nil || !report.failures.isEmpty { throw ExitCode(75) }
    } catch let code as ExitCode {
      throw code
    } catch {
      throw Terminal.exit(for: error)
    }
  }
}
