import ArgumentParser
import Core
import Policy

/// What every command on a running or stopped instance takes.
struct ServiceOptions: ParsableArguments {
  @Option(help: "A JSON file of settings; the environment goes before it. See songly config --reference.")
  var config: String?

  /// Reads the settings and puts the operator's rules in force, before anything else of the process reads a rule.
  /// Throws what `Settings.load` throws, `tightening-late`, `contractors-late`, and `policy-contradiction`.
  func settings() throws -> Settings {
    let settings = try Settings.load(file: config)
    try settings.tightening().enforce()
    try settings.contractors().enforce()
    try Bootstrap.refuseContradictions()
    return settings
  }
}
