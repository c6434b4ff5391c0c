public import Core
public import Persistence
import Policy
public import Vault

/// A disclosure to an authority (D42): on what basis, of what, who approved it, and what left, by reference.
public struct Disclosure: Sendable, Hashable {
  public var id: Identifier
  public var at: Instant
  /// Nil once the words are gone and only the fact is left.
  public var words: Words?

  public struct Words: Sendable, Hashable {
    public var authority: String
    /// The law or order on which it rests.
    public var basis: String
    /// What was asked for, and of that what was given.
    public var scope: String
    /// Where what left is written down, e.g. a file's name and its sum; never the thing itself.
    public var reference: String
    public var approver: String

    public init(authority: String, basis: String, scope: String, reference: String, approver: String) {
      self.authority = authority
      self.basis = basis
      self.scope = scope
      self.reference = reference
      self.approver = approver
    }
  }
}

/// Disclosures to authorities exist only as cases (D42, §7.1). This writes them down and counts them for the public
/// page; it sends nothing to anybody.
public struct Disclosures: Sendable {
  let database: Database
  let vault: Vault
  let eraser: Eraser
  let world: World

  public init(database: Database, vault: Vault, eraser: Eraser, world: World) {
    self.database = database
    self.vault = vault
    self.eraser = eraser
    self.world = world
  }

  /// Writes one down and answers its id. Throws `disclosure-invalid` where something is missing or endless.
  public func record(_ words: Disclosure.Words) async throws -> Identifier {
    let texts = [words.authority, words.basis, words.scope, words.reference].map(RequestText.tidy)
    guard texts.allSatisfy({ DisclosureLimits.textLength.contains($0.count) && $0.contains(where: \.isLetter) }),
      DisclosureLimits.personLength.contains(words.approver.count), words.approver.contains(where: \.isLetter)
    else {
      throw DomainError(
        .invalid, "disclosure-invalid",
        "A disclosure needs the authority, the basis, the scope, who approved it, and where it says what left.")
    }
    let id = world.identifier()
    let key = try await vault.makeObjectKey(id, in: nil)
    let sealed = try zip(Self.places(id), texts + [words.approver]).map { place, text in
      try key.seal(text, at: place, entropy: world.entropy)
    }
    do {
      try await database.write { transaction in
        try transaction.run("INSERT INTO disclosures (id, at) VALUES (\(id), \(world.now))")
        try transaction.run(
          """
          INSERT INTO disclosure_texts (disclosure, authority_sealed, basis_sealed, scope_sealed, reference_sealed,
            approver_sealed)
          VALUES (\(id), \(sealed[0]), \(sealed[1]), \(sealed[2]), \(sealed[3]), \(sealed[4]))
          """)
      }
    } catch {
      try? await vault.destroyObjectKeys([id])
      throw error
    }
    return id
  }

  /// The newest first; those whose time is over have no words any more.
  public func list() async throws -> [Disclosure] {
    let rows = try await database.read { transaction in
      try transaction.rows(
        """
        SELECT id, at, authority_sealed, basis_sealed, scope_sealed, reference_sealed, approver_sealed
        FROM disclosures LEFT JOIN disclosure_texts ON disclosure_texts.disclosure = disclosures.id
        ORDER BY id DESC LIMIT \(DisclosureLimits.listedMax)
        """)
    }
    let keys = try await vault.objectKeys(try rows.map { try $0.identifier(0) })
    let now = world.now
    return try rows.map { row in
      let (id, at) = (try row.identifier(0), try row.instant(1))
      var disclosure = Disclosure(id: id, at: at)
      guard let key = keys[id], Retention.log.keep.map({ now < $0.end(from: at) }) ?? true,
        try row.optionalBytes(2) != nil
      else { return disclosure }
      let words = try Self.places(id).enumerated().map { place, seat in try key.open(row.bytes(place + 2), at: seat) }
      disclosure.words = Disclosure.Words(
        authority: words[0], basis: words[1], scope: words[2], reference: words[3], approver: words[4])
      return disclosure
    }
  }

  /// Forgets the words after the time of a log (§5.6); that there was a disclosure stays, and stays counted.
  public var forgetter: any Forgetter { DisclosureWords(disclosures: self) }

  private static func places(_ id: Identifier) -> [SealedPlace] {
    [
      SealedPlace("disclosure_texts", "authority_sealed", id), SealedPlace("disclosure_texts", "basis_sealed", id),
      SealedPlace("disclosure_texts", "scope_sealed", id), SealedPlace("disclosure_texts", "reference_sealed", id),
      SealedPlace("disclosure_texts", "approver_sealed", id),
    ]
  }
}

private struct DisclosureWords: Forgetter {
  let name = "disclosures"
  let clause = Clause.disclosureCases
  let retention: Retention? = .log
  let disclosures: Disclosures

  func count(dueAt now: Instant) async throws -> Int {
    try await disclosures.database.read { transaction in
      try transaction.row("SELECT count(*) FROM disclosures WHERE \(Self.isDue(at: now))")?.int(0) ?? 0
    }
  }

  func forget(dueAt now: Instant, limit: Int) async throws -> Int {
    try await inParts(limit) { part in
      let taken = try await disclosures.database.write { transaction in
        let due = try transaction.rows(
          "SELECT id FROM disclosures WHERE \(Self.isDue(at: now)) ORDER BY id LIMIT \(part)"
        ).map { try $0.identifier(0) }
        return try disclosures.eraser.take(due, in: transaction)
      }
      try await disclosures.eraser.finish(taken)
      return taken.objects.count
    }
  }

  private static func isDue(at now: Instant) -> SQL {
    guard let keep = Retention.log.keep else { return "1 = 0" }
    return """
      \(keep.hasPassed(since: "at", at: now))
      AND EXISTS (SELECT 1 FROM disclosure_texts WHERE disclosure_texts.disclosure = disclosures.id)
      """
  }
}

extension Disclosures {
  public static let migrations: [Migration] = [
    Migration(
      "disclosures-1",
      [
        "CREATE TABLE disclosures (id TEXT PRIMARY KEY NOT NULL, at \(.integer) NOT NULL) \(.strict)",
        """
        CREATE TABLE disclosure_texts (
          disclosure TEXT PRIMARY KEY NOT NULL REFERENCES disclosures (id),
          authority_sealed \(.blob) NOT NULL,
          basis_sealed \(.blob) NOT NULL,
          scope_sealed \(.blob) NOT NULL,
          reference_sealed \(.blob) NOT NULL,
          approver_sealed \(.blob) NOT NULL
        ) \(.strict)
        """,
      ])
  ]

  public static let holdings: [Holding] = [
    // A random id and a time: the fact, which is counted for good.
    Holding(table: "disclosures", subject: .nobody, retention: .account, columns: ["id": .clear, "at": .clear]),
    Holding(
      table: "disclosure_texts", subject: .parent(table: "disclosures", column: "disclosure"), retention: .log,
      sealedBy: .object(column: "disclosure"),
      columns: [
        "disclosure": .clear, "authority_sealed": .sealed, "basis_sealed": .sealed, "scope_sealed": .sealed,
        "reference_sealed": .sealed, "approver_sealed": .sealed,
      ]),
  ]
}
