import Core
import Egress
import Persistence
import Policy
import Privacy
import TestSupport
import Vault

/// The only way out over fresh databases, with one contractor and one person.
struct DeparturesHouse: Sendable {
  let data: Database
  let vault: Vault
  let clock: TestClock
  let world: World
  let departures: Departures
  let eraser: Eraser
  let ada: Identifier

  static let voices = Contractor(
    name: "Voices", country: "DE", purpose: "singing", ground: "contract",
    contractDate: CivilDate(daysSince1970: 19_000), retention: "none", trainingExcluded: true,
    classes: [.promptText, .transformedImage], hosts: ["api.voices.example"], deliveries: [])
  static let post = Contractor(
    name: "Post", country: "KZ", purpose: "mail", ground: "contract", contractDate: CivilDate(daysSince1970: 19_000),
    retention: "30 days", trainingExcluded: true, classes: [], hosts: ["relay.example"], deliveries: [.ownMail])

  static func with<T>(
    _ engine: Engine, isolation: isolated (any Actor)? = #isolation, _ body: (DeparturesHouse) async throws -> T
  ) async throws -> T {
    let accounts = Migration("house-1", ["CREATE TABLE accounts (id TEXT PRIMARY KEY NOT NULL) \(.strict)"])
    return try await withDatabase(engine, migrations: Eraser.migrations + [accounts] + Departures.migrations) { data in
      try await withDatabase(engine, migrations: Vault.migrations) { keys in
        try await withDatabase(engine, migrations: Tombstones.migrations) { graves in
          try await body(DeparturesHouse(data: data, keys: keys, graves: graves))
        }
      }
    }
  }

  private init(data: Database, keys: Database, graves: Database) async throws {
    self.data = data
    clock = TestClock()
    world = clock.world()
    vault = Vault(keys: keys, instanceKey: try .test(), world: world)
    departures = Departures(
      database: data, vault: vault, gate: Gate(register: [Self.voices, Self.post]), world: world)
    let accounts = Holding(
      table: "accounts", subject: .account(column: "id"), retention: .account, columns: ["id": .clear])
    eraser = Eraser(
      database: data, holdings: Eraser.holdings + [accounts] + Departures.holdings, vault: vault,
      store: MemoryStore().port, tombstones: Tombstones(database: graves), world: world)
    let ada = world.identifier()
    self.ada = ada
    try await vault.makeAccountKey(ada)
    try await data.write { _ = try $0.run("INSERT INTO accounts (id) VALUES (\(ada))") }
  }

  func prompt(_ text: String = "A song for Anna", to host: String = "api.voices.example", country: String? = "DE")
    -> Departure.Wish
  {
    Departure.Wish(
      .prompt(text), of: ada, purpose: "song", to: host, country: country, known: ["ada.l", "a@l.example"])
  }

  func lines() async throws -> [Departure.Line] { try await departures.lines(of: ada).items }

  func count(_ statement: SQL) async throws -> Int { try await data.read { try $0.row(statement)?.int(0) ?? -1 } }
}
