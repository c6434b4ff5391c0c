import ArgumentParser
import Media

/// `songly doctor`.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Name every missing program, font, voice or soundfont and how to get it.")

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let requirements = Requirements.all()
    let missing = requirements.filter { !$0.isPresent }
    if json {
      try Terminal.printJSON(requirements)
    } else {
      for item in requirements {
        let state = item.isPresent ? "ok     " : "MISSING"
        let remedy = item.isPresent ? "" : "  ->  \(item.remedy)"
        Terminal.say("\(state) \(item.kind.rawValue) \(item.name): \(item.purpose)\(remedy)")
      }
    }
    if !missing.isEmpty { throw ExitCode(69) }
  }
}
