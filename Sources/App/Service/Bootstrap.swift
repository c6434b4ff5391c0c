import Accounts
import Adapters
import Core
import Egress
import Energy
import Foundation
import Jobs
import Persistence
import Policy
import Privacy
import Studio
import Vault

/// Builds an instance from its settings: opens what is there, makes what is missing, refuses what cannot be right.
enum Bootstrap {
  /// The three databases of an instance, each apart from the others (D4).
  struct Stores: Sendable {
    var data: Database
    var keys: Database
    var graves: Database

    var steps: [(Database, [Migration])] {
      [(data, Instance.migrations), (keys, Vault.migrations), (graves, Tombstones.migrations)]
    }

    /// In memory, for one task alone.
    static func alone() throws -> Stores {
      Stores(data: try .alone(), keys: try .alone(), graves: try .alone())
    }

    /// Others in memory with the same content.
    func copyAlone() throws -> Stores {
      Stores(data: try data.copyAlone(), keys: try keys.copyAlone(), graves: try graves.copyAlone())
    }

    func migrate() async throws {
      for (database, migrations) in steps { _ = try await database.migrate(migrations) }
    }

    func close() async {
      for (database, _) in steps { await database.close() }
    }
  }

  /// Throws what stands in the way, with what to do.
  ///
  /// - Parameters:
  ///   - isRestoring: a restore opens what it has not finished; nobody else may.
  ///   - kinds: what can be made; tests put kinds of their own here.
  static func open(
    _ settings: Settings, world: World = .live, isRestoring: Bool = false, kinds: [any GenerationKind] = Kinds.all
  ) async throws -> Instance {
    try refuseContradictions()
    if !isRestoring { try RestoreMark(settings).refuseUnfinished() }
    let stores = try await stores(settings)
    try await stores.migrate()
    return try await open(
      settings, on: stores, world: world, isRestoring: isRestoring, kinds: kinds, hasher: PasswordHasher())
  }

  /// The same on databases that are open and have their tables; they are closed with the instance. The time machine's
  /// passwords cost nothing.
  static func open(
    _ settings: Settings, on stores: Stores, world: World, isRestoring: Bool = false,
    kinds: [any GenerationKind] = Kinds.all, hasher: PasswordHasher
  ) async throws -> Instance {
    let instance = try await build(settings, world, stores, kinds, hasher)
    // People are told of a change before it binds, or the instance does not start with it (D36). A backup that is
    // being restored was made under the policy of its day; its instance is asked when it starts.
    if !isRestoring {
      let hasPeople = try await stores.data.read { try $0.row("SELECT 1 FROM accounts LIMIT 1") != nil }
      try await instance.history.enter(settings.policyValues, hasPeople: hasPeople)
    }
    // A restored backup may hold people who asked to be forgotten: they go again before anything is served (D4).
    _ = try await instance.eraser.replay()
    return instance
  }

  /// Opens the databases, as they are.
  static func stores(_ settings: Settings) async throws -> Stores {
    try makeFolder(settings["data.folder"])
    let data = try await backend(settings["data.backend"], file: settings.path("songly.sqlite"))
    do { try await Tombstones.refuseLoss(settings, beside: data) } catch {
      await data.close()
      throw error
    }
    return Stores(
      data: data,
      keys: try await backend(settings["keys.backend"], file: settings.path("keys.sqlite")),
      graves: try await .sqlite(path: settings.path("tombstones.sqlite")))
  }

  private static func build(
    _ settings: Settings, _ world: World, _ stores: Stores, _ kinds: [any GenerationKind],
    _ hasher: PasswordHasher
  ) async throws -> Instance {
    let (database, keys) = (stores.data, stores.keys)
    let instanceKey = try InstanceKey.load(orMakeAt: settings.instanceKeyPath, entropy: world.entropy)
    let vault = Vault(keys: keys, instanceKey: instanceKey, world: world)
    let objects = try objectStore(settings, world)
    let queue = Queue(world: world)
    let signals = Signals(database: database, world: world)
    let energy = Energy(database: database, world: world)
    let forfeits = Forfeits(database: database, world: world, fiscalYear: settings.fiscalYear)
    let tombstones = Tombstones(database: stores.graves)
    let eraser = Eraser(
      database: database, holdings: Instance.holdings, vault: vault, store: objects, tombstones: tombstones,
      world: world)
    let clock = SweepClock(database: database, world: world)
    let accounts = Accounts(
      database: database, vault: vault, queue: queue, hasher: hasher, origin: settings.origin,
      siteName: settings["site.name"], world: world, clock: clock, onSignUp: { try energy.openWallet($0, in: $1) },
      onClose: { account, transaction in
        try forfeits.book(account, in: transaction)
        try eraser.request(account, in: transaction)
      })
    let rights = Rights(database: database, world: world)
    let studio = Studio(
      database: database, vault: vault, store: SealedStore(store: objects, world: world), queue: queue,
      signals: signals, energy: energy, eraser: eraser, world: world,
      person: Studio.Person(
        prime: { try accounts.primeSpans(of: $0, in: $1) },
        primeEnded: { try accounts.accountsWhosePrimeEnded(in: $0, after: $1, limit: $2, transaction: $3) },
        mayAsk: { try accounts.isActive($0, in: $1) }, isRestricted: { try rights.isRestricted($0, in: $1) },
        keptOnRequest: { try rights.keptOnRequest($0, in: $1) }), kinds: kinds)
    let departures = Departures(database: database, vault: vault, world: world)
    let scratch = try Scratch(root: settings.path("scratch"), world: world)
    return Instance(
      settings: settings, world: world, database: database, keys: keys, graves: stores.graves, vault: vault,
      objects: objects, clock: clock, queue: queue, signals: signals, energy: energy, accounts: accounts,
      rights: rights, studio: studio, addressHash: AddressHash(vault: vault, world: world),
      eraser: eraser, tombstones: tombstones, mailer: try mailer(settings, world, departures), scratch: scratch,
      samples: Samples(folder: settings.path("samples"), scratch: scratch), metrics: Metrics(),
      visits: VisitCounts(database: database, world: world))
  }

  /// The stored objects, as they are.
  static func objectStore(_ settings: Settings, _ world: World) throws -> ObjectStore {
    let local = try LocalObjectStore(root: URL(filePath: settings.path("objects"))) {
      Digest.hex(world.entropy.bytes(8))
    }
    try local.sweepTemporaryFiles()
    return local.port
  }

  private static func backend(_ address: String, file: String) async throws -> Database {
    address.isEmpty ? try await .sqlite(path: file) : try await .postgres(address)
  }

  /// Mails as files stay on this machine; whatever goes to a mail server leaves through the ledger (D16).
  private static func mailer(_ settings: Settings, _ world: World, _ departures: Departures) throws -> Mailer {
    let sender = try MailSender(address: settings["mail.sender"], name: settings["site.name"])
    if settings["mail.transport"] == "maildir" {
      return try MaildirMailer(root: URL(filePath: settings.path("mail")), sender: sender, world: world).port
    }
    if let refusal = departures.refusal(of: .delivery(.ownMail), to: settings["mail.host"]) {
      throw DomainError(
        .invalid, "mail-undeclared",
        "Mails may not go to \(settings["mail.host"]) (\(refusal.rawValue)): declare it in contractors.file (§7.1).")
    }
    func optional(_ key: String) -> String? { settings[key].isEmpty ? nil : settings[key] }
    let server = SMTPMailer.Server(
      host: settings["mail.host"], port: settings.integer("mail.port"),
      security: SMTPMailer.Security(rawValue: settings["mail.security"]) ?? .startTLS, user: optional("mail.user"),
      password: optional("mail.password"), authorities: optional("mail.authorities"))
    return departures.mailer(try SMTPMailer(server: server, sender: sender, world: world).port, to: server.host)
  }

  /// Numbers of the policy that contradict each other must not be served.
  static func refuseContradictions() throws(DomainError) {
    if let broken = Relation.all.first(where: { !$0.holds }) {
      throw DomainError(.fault, "policy-contradiction", "The policy's numbers contradict each other: \(broken.claim).")
    }
  }

  private static func makeFolder(_ path: String) throws(DomainError) {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw DomainError(.invalid, "data-unwritable", "The data folder \(path) cannot be made: choose another.")
    }
  }
}
