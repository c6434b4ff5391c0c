import ArgumentParser
import Core
import Foundation
import Persistence
import Privacy

/// `songly restore`: brings a backup back into an empty data folder, and erases again what was erased since.
struct RestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Bring a backup back; erasures are replayed before anything may serve.")

  @OptionGroup var options: ServiceOptions
  @OptionGroup var secrets: RestoreSecrets

  @Option(help: "A backup, or the folder of backups for its newest.")
  var from: String?

  @Option(help: "The marks of what was erased, where they do not lie in the data folder.")
  var tombstones: String?

  @Flag(help: "The marks are lost: restore all the same, and say so on the page of proof.")
  var tombstonesLost = false

  func validate() throws {
    guard tombstones == nil || !tombstonesLost else {
      throw ValidationError("give --tombstones or --tombstones-lost, not both")
    }
    guard from != nil || tombstonesLost else { throw ValidationError("say what to restore with --from") }
  }

  func run() async throws {
    try await Terminal.act {
      let settings = try options.settings()
      guard let from else { return try await acceptLoss(settings) }
      var restore = RestoreBackup(settings: settings, world: .live)
      restore.keys = secrets.keys
      restore.operatorKey = try secrets.key()
      restore.graves = tombstonesLost ? .lost : tombstones.map { .file($0) } ?? .present
      let report = try await restore.run(from: try BackupCommand.newest(from)) { try await RestoreReport($0, $1) }
      report.sentences.forEach(Terminal.say)
      if !report.isSound { throw ExitCode(70) }
    }
  }

  /// For data that came back by other ways than this command.
  private func acceptLoss(_ settings: Settings) async throws {
    let path = settings.path(Tombstones.fileName)
    guard !FileManager.default.fileExists(atPath: path) else {
      throw DomainError(.conflict, "tombstones-present", "The marks of erasures are here: there is no loss to accept.")
    }
    let graves = try await Database.sqlite(path: path)
    _ = try await graves.migrate(Tombstones.migrations)
    await graves.close()
    try await Bootstrap.use(settings) { instance in
      try await OperatingMarks(database: instance.database).set(.tombstonesLost, at: instance.world.now)
    }
  }
}
