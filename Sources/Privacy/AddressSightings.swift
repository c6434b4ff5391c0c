public import Core
public import Persistence
public import Policy

/// Keyed hashes of network addresses that are kept with an account, against abuse: from where it was made and signed
/// into (§2.1.4, D13). One line a month for each purpose and address, since a month has its own key; a line goes twelve
/// months after its making (D13b) and with its account, and is part of the take-out.
public struct AddressSightings: Sendable {
  /// What the account did there.
  public enum Purpose: String, Sendable, Hashable, CaseIterable {
    case signUp = "sign-up"
    case signIn = "sign-in"
  }

  public static let migrations: [Migration] = [
    Migration(
      "address-sightings-1",
      [
        """
        CREATE TABLE address_sightings (
          id TEXT PRIMARY KEY NOT NULL,
          account TEXT NOT NULL REFERENCES accounts (id),
          purpose TEXT NOT NULL CHECK (purpose IN ('sign-up', 'sign-in')),
          hash \(.blob) NOT NULL,
          made_at \(.integer) NOT NULL,
          UNIQUE (account, purpose, hash)
        ) \(.strict)
        """,
        "CREATE INDEX address_sightings_hash ON address_sightings (hash, purpose)",
        "CREATE INDEX address_sightings_made ON address_sightings (made_at, id)",
      ])
  ]

  public static let holdings: [Holding] = [
    Holding(
      table: "address_sightings", subject: .account(column: "account"), retention: .addressHash,
      ends: [.after("made_at")],
      columns: ["id": .clear, "account": .clear, "purpose": .clear, "hash": .clear, "made_at": .clear])
  ]

  private let database: Database
  private let world: World

  public init(database: Database, world: World) {
    self.database = database
    self.world = world
  }

  /// Notes in the caller's transaction where an account did something; what is noted already in this month changes
  /// nothing.
  /// - Parameter hash: of `AddressHash`.
  public static func note(
    _ purpose: Purpose, _ hash: [UInt8], of account: Identifier, world: World, in transaction: any Transaction
  ) throws {
    try transaction.run(
      """
      INSERT INTO address_sightings (id, account, purpose, hash, made_at)
      VALUES (\(world.identifier()), \(account), \(purpose.rawValue), \(hash), \(world.now))
      ON CONFLICT (account, purpose, hash) DO NOTHING
      """)
  }

  /// As above, in a transaction of its own.
  public func record(_ purpose: Purpose, _ hash: [UInt8], of account: Identifier) async throws {
    let world = world
    try await database.write { try Self.note(purpose, hash, of: account, world: world, in: $0) }
  }

  /// How many living accounts did something from an address in the month of its hash.
  public static func accounts(
    _ purpose: Purpose, from hash: [UInt8], at now: Instant, in transaction: any Transaction
  ) throws -> Int {
    try transaction.row(
      """
      SELECT count(DISTINCT account) FROM address_sightings
      WHERE hash = \(hash) AND purpose = \(purpose.rawValue) AND NOT \(isDue(at: now))
      """)?.int(0) ?? 0
  }

  /// One line of what is kept with an account, for its owner (§9.1).
  public struct Sighting: Sendable, Hashable, Identifiable {
    public var id: Identifier
    public var purpose: Purpose
    public var hash: [UInt8]
    public var madeAt: Instant
    /// From this instant on it is gone (D13b).
    public var until: Instant
  }

  /// What is kept with an account, the newest first.
  public func sightings(
    of account: Identifier, limit: PageLimit = PageLimit(PageLimit.most)
  ) async throws -> [Sighting] {
    let isDue = Self.isDue(at: world.now)
    return try await database.read { transaction in
      try transaction.rows(
        """
        SELECT id, purpose, hash, made_at FROM address_sightings
        WHERE account = \(account) AND NOT \(isDue) ORDER BY made_at DESC, id DESC LIMIT \(limit.value)
        """
      ).map { row in
        let madeAt = try row.instant(3)
        guard let purpose = Purpose(rawValue: try row.text(1)),
          let until = DueDates.addressHash(madeAt: madeAt)
        else { throw DomainError(.fault, "row-shape", "A sighting has a purpose that this program does not know.") }
        return Sighting(
          id: try row.identifier(0), purpose: purpose, hash: try row.bytes(2), madeAt: madeAt, until: until)
      }
    }
  }

  /// When each hash that is kept with an account goes (D2b, D13b).
  public func ends(of account: Identifier) async throws -> [Instant] {
    let isDue = Self.isDue(at: world.now)
    return try await database.read { transaction in
      try transaction.rows(
        "SELECT made_at FROM address_sightings WHERE account = \(account) AND NOT \(isDue)"
      ).compactMap { DueDates.addressHash(madeAt: try $0.instant(0)) }
    }
  }

  /// Forgets hashes twelve months after their making (§5.6, D13b).
  public var forgetters: [any Forgetter] {
    [
      RowForgetter(
        name: "address-hashes", clause: .addressHashMonth, retention: .addressHash, database: database,
        table: "address_sightings", by: "made_at"
      ) { Self.isDue(at: $0) }
    ]
  }

  /// The condition under which a line is due at an instant.
  private static func isDue(at now: Instant) -> SQL {
    Retention.addressHash.keep?.hasPassed(since: "made_at", at: now) ?? "(1 = 0)"
  }
}
