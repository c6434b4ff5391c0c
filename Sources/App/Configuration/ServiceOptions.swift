import ArgumentParser

/// What every command on a running or stopped instance takes.
struct ServiceOptions: ParsableArguments {
  @Option(help: "A JSON file of settings; the environment goes before it. See songly config --reference.")
  var config: String?

  func settings() throws -> Settings {
    try Settings.load(file: config)
  }
}
