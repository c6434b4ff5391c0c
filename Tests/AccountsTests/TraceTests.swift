import Accounts
import Core
import Foundation
import Jobs
import Persistence
import Policy
import Privacy
import TestSupport
import Testing
import Vault

/// Threats: traces. What is personal is nowhere readable on the disk.
@Suite struct TraceTests {
  @Test func noPlainTextOfAPersonInTheDatabaseFiles() async throws {
    try await withTemporaryFolder { folder in
      let clock = TestClock()
      let world = clock.world()
      let database = try await Database.sqlite(path: folder + "/data.sqlite")
      let keys = try await Database.sqlite(path: folder + "/keys.sqlite")
      _ = try await database.migrate(Queue.migrations + Accounts.migrations + AddressSightings.migrations)
      _ = try await keys.migrate(Vault.migrations)
      let vault = Vault(keys: keys, instanceKey: try .test(), world: world)
      let queue = Queue(world: world)
      let accounts = Accounts(
        database: database, vault: vault, queue: queue, hasher: PasswordHasher(parameters: AccountsHouse.cheap),
        origin: "https://songs.example", siteName: "Songly", world: world,
        clock: SweepClock(database: database, world: world))
      let visit = Visit(address: Array(repeating: 1, count: 32), device: "Firefox on Android")
      let form = SignUpForm(
        email: "canary.mail@example.org", username: "canaryname", password: "canary password", isAdult: true,
        policyVersion: "canary-version", language: .english)
      let signedIn = try await accounts.signUp(form, from: visit)
      try await accounts.changeEmail(
        of: signedIn.account, password: "canary password", new: "canary.next@example.org")
      try await accounts.requestRecovery(email: "canary.mail@example.org", language: .english, from: visit)
      clock.pass(Limits.mailWindow)
      try await accounts.requestDeletion(of: signedIn.account, password: "canary password", phrase: "canaryname")

      let bytes = try Self.everything(in: folder)
      for text in [
        "canary.mail", "canaryname", "canary password", "canary.next", signedIn.token.text, "$argon2id$", "example.org",
      ] {
        #expect(!Self.occurs(text, in: bytes), "\(text)")
      }
      // The same search finds what is meant to be readable, so it would have found the rest.
      #expect(Self.occurs("canary-version", in: bytes) && Self.occurs("Firefox on Android", in: bytes))
      await database.close()
      await keys.close()
    }
  }

  @Test func everyTableAndColumnIsDeclared() async throws {
    try await withDatabase(.sqlite, migrations: Queue.migrations + Accounts.migrations) {
      database in
      let names = Set(Accounts.holdings.map(\.table.description))
      let tables = try await database.columns().filter { names.contains($0.key) }
      #expect(tables.count == Accounts.holdings.count && tables.count == 10)
      #expect(Holding.faults(in: tables, declared: Accounts.holdings) == [])
      // A line that is missing would be noticed.
      #expect(!Holding.faults(in: tables, declared: Array(Accounts.holdings.dropLast())).isEmpty)
    }
  }

  private static func everything(in folder: String) throws -> [Data] {
    try FileManager.default.contentsOfDirectory(atPath: folder).map {
      try Data(contentsOf: URL(fileURLWithPath: folder + "/" + $0))
    }
  }

  private static func occurs(_ text: String, in files: [Data]) -> Bool {
    let forms = [Data(text.utf8), Data(text.uppercased().utf8), text.data(using: .utf16LittleEndian) ?? Data()]
    return files.contains { file in forms.contains { file.range(of: $0) != nil } }
  }
}
