import ArgumentParser
import Core
import Persistence
import Privacy
import Vault

/// `songly migrate`: brings the databases to this version; `--dry-run` says what would be done.
struct MigrateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate", abstract: "Bring the databases to this version of the program.")

  @OptionGroup var options: ServiceOptions

  @Flag(help: "Only say which steps would run.")
  var dryRun = false

  func run() async throws {
    do {
      let stores = try await Bootstrap.stores(try options.settings())
      for (database, migrations) in stores.steps {
        let names =
          dryRun ? try await database.pendingMigrations(migrations) : try await database.migrate(migrations)
        for name in names { Terminal.say((dryRun ? "would run " : "ran ") + name) }
      }
      await stores.close()
    } catch {
      throw Terminal.exit(for: error)
    }
  }
}
