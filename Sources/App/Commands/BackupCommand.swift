import ArgumentParser
import Core
import Foundation
import Privacy
import Vault

/// `songly backup`: copies a running instance as ciphertext, and what belongs to that.
struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copy a running instance: ciphertext only, never keys, never marks of erasures.",
    subcommands: [Take.self, Prune.self, Verify.self, MakeKey.self], defaultSubcommand: Take.self)

  struct Take: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Make a backup, remove those whose time is over.")

    @OptionGroup var options: ServiceOptions
    @Option(help: "The folder in which backups lie.") var to: String
    @Option(help: "Seal the files for this operator; otherwise as backup.recipient says.") var recipient: String?

    func run() async throws {
      try await Terminal.act {
        try await Bootstrap.use(try options.settings()) { instance in
          let folder = try BackupFolder(to)
          let recipient = try BackupCommand.recipient(recipient, instance.settings)
          Terminal.say(try await TakeBackup(instance: instance, recipient: recipient).run(into: folder))
          // The new backup counts as made, whatever the clock does to the old ones.
          do { try await BackupCommand.prune(folder, instance) } catch {
            Terminal.complain("songly: \((error as? DomainError)?.safe ?? "Old backups could not be removed.")")
          }
        }
      }
    }
  }

  struct Prune: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Remove the backups whose rotation is over.")

    @OptionGroup var options: ServiceOptions
    @Option(help: "The folder in which backups lie.") var to: String

    func run() async throws {
      try await Terminal.act {
        try await Bootstrap.use(try options.settings()) { try await BackupCommand.prune(try BackupFolder(to), $0) }
      }
    }
  }

  struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Exercise a restore in a place of its own, and note when it last succeeded.")

    @OptionGroup var options: ServiceOptions
    @OptionGroup var secrets: RestoreSecrets
    @Argument(help: "A backup, or the folder of backups for its newest.") var folder: String
    @Option(help: "An empty PostgreSQL database to restore into, for an instance on PostgreSQL.")
    var scratchDatabase: String?
    @Flag(help: "Print JSON.") var json = false

    func run() async throws {
      try await Terminal.act {
        try await Bootstrap.use(try options.settings()) { instance in
          let report = try await Drill(
            instance: instance, keys: secrets.keys, operatorKey: try secrets.key(), scratchDatabase: scratchDatabase
          ).run(try BackupCommand.newest(folder))
          if json { try Terminal.printJSON(report) } else { report.sentences.forEach(Terminal.say) }
          if !report.isSound { throw ExitCode(70) }
        }
      }
    }
  }

  struct MakeKey: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "make-key", abstract: "Make the operator's key for backups; keep it away from this machine.")

    @Option(help: "A new file for the secret half.") var to: String

    func run() throws {
      do {
        let key = try OperatorKey(entropy: World.live.entropy)
        let writer = try BackupFileWriter(to, for: nil, entropy: World.live.entropy)
        try writer.write(Array((key.text + "\n").utf8))
        _ = try writer.finish()
        Terminal.say(key.recipient.text)
      } catch {
        throw Terminal.exit(for: error)
      }
    }
  }

  static func recipient(_ given: String?, _ settings: Settings) throws -> OperatorKey.Recipient? {
    let text = given ?? settings["backup.recipient"]
    return text.isEmpty ? nil : try OperatorKey.Recipient(text: text)
  }

  /// Reads the secret half. Throws `operator-key`, and `operator-key-open` when others may read the file.
  static func operatorKey(_ path: String) throws -> OperatorKey {
    let text: String
    do throws(SecretFile.Fault) {
      text = try SecretFile.read(path)
    } catch {
      throw error == .open
        ? DomainError(
          .forbidden, "operator-key-open",
          "The file of the operator's key may be read by others; allow its owner alone (mode 0600).")
        : DomainError(.notFound, "operator-key", "The file of the operator's key cannot be read.")
    }
    return try OperatorKey(text: text)
  }

  /// A clock that jumped must not cost the backups: what the sweeper does not dare is not done here either.
  static func prune(_ folder: BackupFolder, _ instance: Instance) async throws {
    guard try await instance.makeSweeper().doubt() == nil else { throw BackupFault.clock }
    let removed = try folder.prune(at: instance.world.now)
    if removed > 0 { Terminal.say("removed \(removed)") }
  }

  static func newest(_ folder: String) throws -> String {
    if FileManager.default.fileExists(atPath: folder + "/" + BackupManifest.name) { return folder }
    guard FileManager.default.fileExists(atPath: folder), let last = try BackupFolder(folder).backups().last else {
      throw BackupFault.none
    }
    return last.path
  }
}

/// What opens a backup: options, since the files lie elsewhere on ordinary days.
struct RestoreSecrets: ParsableArguments {
  @Option(help: "A snapshot of the keys; without it the key store that is there is used.") var keys: String?
  @Option(help: "The file of the operator's key, where something is sealed for it.") var operatorKey: String?

  func key() throws -> OperatorKey? {
    try operatorKey.map(BackupCommand.operatorKey)
  }
}
