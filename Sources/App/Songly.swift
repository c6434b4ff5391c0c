import ArgumentParser
import Foundation

/// The program `songly`.
@main
struct Songly: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "songly",
    abstract: "Makes personal gifts: a song for somebody, sung and mastered on this machine.",
    subcommands: [
      ServeCommand.self, WorkCommand.self, MakeCommand.self, MigrateCommand.self, SweepCommand.self,
      ForecastCommand.self, SimulateCommand.self, AdminCommand.self, BackupCommand.self, RestoreCommand.self,
      KeysCommand.self, ExportCommand.self, ImportCommand.self, ReceiptCommand.self, RequestsCommand.self,
      ConfigCommand.self, PolicyCommand.self, DoctorCommand.self, RenderCommand.self,
    ])

  /// As the parser's own, but for what it says about wrong arguments: one line, as every other complaint.
  static func main() async {
    // A child that dies before it has read its job shall be an error here, not the end.
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let code as ExitCode {
      Foundation.exit(code.rawValue)
    } catch {
      // Help and version are errors to the parser, and successes.
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      Terminal.complain("songly: \(Terminal.oneLine(message(for: error))): see songly make song --help [arguments]")
      Foundation.exit(exitCode(for: error).rawValue)
    }
  }
}
