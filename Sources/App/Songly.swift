import ArgumentParser

/// The program `songly`.
@main
struct Songly: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "songly",
    abstract: "Makes personal gifts: a song for somebody, sung and mastered on this machine.",
    subcommands: [MakeCommand.self, DoctorCommand.self, RenderCommand.self])
}
