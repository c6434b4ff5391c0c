import ArgumentParser
import Core

/// `songly import`: brings a take-out back, e.g. into a fresh instance (D31).
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Bring a take-out back as a new account.")

  @OptionGroup var options: ServiceOptions
  @Argument(help: "The take-out, as it was downloaded.") var file: String
  @Option(help: "Another username than the one in it.") var username: String?
  @Option(help: "Another e-mail address than the one in it.") var email: String?

  func run() async throws {
    try await Terminal.act {
      try await Bootstrap.use(try options.settings()) { instance in
        let report = try await ImportTakeout(instance: instance).run(file, username: username, email: email)
        Terminal.say("account \(report.username) (\(report.account))")
        Terminal.say("password for the first time, to be changed: \(report.password)")
        Terminal.say("works: \(report.works), versions: \(report.versions), files: \(report.files)")
        Terminal.say("uploads: \(report.uploads), messages: \(report.messages)")
        if report.unfinished > 0 { Terminal.say("never finished, left out: \(report.unfinished)") }
        if report.over > 0 { Terminal.say("over by now, gone with the next sweep: \(report.over)") }
        Terminal.say("points and Prime are not taken from a file: songly admin grant, songly admin prime")
      }
    }
  }
}
