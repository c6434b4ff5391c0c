import ArgumentParser
import Media

/// `songly doctor`: what this machine lacks, and what is wrong with the instance whose settings these are.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Name every missing program, font, voice or soundfont, and what is wrong with the instance.")

  @OptionGroup var options: ServiceOptions

  @Flag(help: "Print JSON.")
  var json = false

  func run() async throws {
    do {
      let settings = try options.settings()
      var findings = Requirements.all().map { Finding($0) }
      let instance = InstanceFindings(settings: settings)
      if instance.isThere { findings += await instance.all() }
      if json {
        try Terminal.printJSON(findings)
      } else {
        findings.forEach(Self.say)
        if !instance.isThere { Terminal.say("There is no instance in \(settings["data.folder"]) yet: songly serve") }
      }
      if findings.contains(where: { !$0.isPresent }) { throw ExitCode(69) }
    } catch let code as ExitCode {
      throw code
    } catch {
      throw Terminal.exit(for: error)
    }
  }

  private static func say(_ finding: Finding) {
    let isThing = Requirement.Kind(rawValue: finding.kind) != nil
    let state = finding.isPresent ? "ok     " : isThing ? "MISSING" : "WRONG  "
    let remedy = finding.isPresent ? "" : "  ->  \(finding.remedy)"
    Terminal.say("\(state) \(finding.kind) \(finding.name): \(finding.purpose)\(remedy)")
  }
}
