import ArgumentParser
import Core

/// `songly keys`: snapshots of the key store, apart from every backup.
struct KeysCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Copy the key store, sealed for the operator.", subcommands: [Snapshot.self])

  struct Snapshot: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make a snapshot of the keys, remove those that grow too old.")

    @OptionGroup var options: ServiceOptions
    @Option(help: "The folder of snapshots; otherwise as keys.snapshot-folder says.") var to: String?
    @Option(help: "Seal it for this operator; otherwise as backup.recipient says.") var recipient: String?

    func run() async throws {
      try await Terminal.act {
        try await Bootstrap.use(try options.settings()) { instance in
          guard let recipient = try BackupCommand.recipient(recipient, instance.settings) else {
            throw BackupFault.recipientMissing
          }
          let folder = to ?? instance.settings["keys.snapshot-folder"]
          guard !folder.isEmpty else {
            throw DomainError(.invalid, "snapshot-folder", "Say where with --to or the setting keys.snapshot-folder.")
          }
          Terminal.say(try await KeySnapshots(folder).make(instance, for: recipient))
        }
      }
    }
  }
}
