public import Core
import Energy
import Jobs
import Moderation
import Persistence
import Policy
import Privacy
import Vault

extension Studio {
  /// Asks for a new work: sets its price aside and puts it in the queue, all or nothing. The same name with the same
  /// body answers the same work and does nothing again.
  ///
  /// - Parameters:
  ///   - fields: what the form held; empty values count as left out.
  ///   - language: the person's own; the gift's, unless a field says otherwise.
  ///   - idempotencyKey: the client's name for this request, 8 to 64 letters, digits, `-` or `_`.
  /// - Returns: the work's id.
  /// - Throws: the first problem of `check`; `text-not-allowed` (§12); `points-too-few`; `works-in-the-making`;
  ///   `idempotency-mismatch` for the same name with another body; `account-closed`; `restricted` (D30).
  @discardableResult
  public func requestWork(
    _ fields: [String: String], kind id: String = "song", by account: Identifier, language: Language,
    idempotencyKey: String
  ) async throws -> Identifier {
    let kind = try kind(id)
    let fields = cleaned(fields, of: kind, language: language)
    let mark = try RequestMark(idempotencyKey, account: account, body: ["new", id], fields: fields, vault: vault)
    return try await place(fields, kind: kind, mark: mark, on: nil, by: account)
  }

  /// Makes a work anew with some fields changed; an empty value takes a field back. The new version costs what the
  /// first did, and is shown once it is ready; the others stay.
  ///
  /// - Returns: the work's id. Throws as `requestWork`, and `work-unknown`, `work-in-trash`, `versions-too-many`.
  @discardableResult
  public func singAgain(
    _ id: Identifier, changes: [String: String] = [:], of account: Identifier, idempotencyKey: String
  ) async throws -> Identifier {
    let (shelf, bytes) = try await database.read { transaction in
      let shelf = try openShelf(id, of: account, in: transaction)
      guard let shown = shelf.shown(among: shelf.kept) else { throw DomainError.workUnknown }
      return (shelf, try SealedVersion.bytes(shown.id, in: transaction))
    }
    let opened = try SealedVersion(bytes, key: try await vault.objectKey(bytes.id))
    let kind = try kind(shelf.work.kind)
    let fields = cleaned((opened.brief?.fields ?? [:]).merging(changes) { $1 }, of: kind, language: nil)
    let mark = try RequestMark(
      idempotencyKey, account: account, body: ["again", id.description], fields: fields, vault: vault)
    return try await place(fields, kind: kind, mark: mark, on: id, by: account)
  }

  /// Makes a work anew with the person's own words. Throws as `singAgain`, and `words-missing` where there are none: an
  /// emptied field would be paid for and sung with words of ours.
  @discardableResult
  public func editWords(
    _ id: Identifier, words: String, of account: Identifier, idempotencyKey: String
  ) async throws -> Identifier {
    guard !FieldText.cleaned(words).isEmpty else {
      throw DomainError(.invalid, "words-missing", "Write the words first.")
    }
    return try await singAgain(
      id, changes: ["words": words, "instrumental": ""], of: account, idempotencyKey: idempotencyKey)
  }

  private func cleaned(
    _ fields: [String: String], of kind: any GenerationKind, language: Language?
  ) -> [String: String] {
    var clean = fields.mapValues(FieldText.cleaned).filter { !$0.value.isEmpty }
    if let language, kind.fields.contains(where: { $0.name == "language" }), clean["language"] == nil {
      clean["language"] = language.rawValue
    }
    return clean
  }

  private func place(
    _ fields: [String: String], kind: any GenerationKind, mark: RequestMark, on work: Identifier?,
    by account: Identifier
  ) async throws -> Identifier {
    if let done = try await database.read({ try mark.answered(in: $0) }) { return done }
    if let problem = kind.check(fields).first {
      throw DomainError(.invalid, problem.code, "Something in the form needs another look: \(problem.field).")
    }
    try await moderation.screen(kind.texts(fields))
    let version = world.identifier()
    let order = Order(
      work: work ?? world.identifier(), isNew: work == nil, version: version, price: try Points(Int64(kind.price)),
      kind: kind.id)
    let seal = VersionSeal(
      id: version, key: try await vault.makeObjectKey(version, in: account), entropy: world.entropy)
    do {
      let brief = try seal.brief(Brief(fields: fields, seed: drawnSeed()))
      let made = try await database.write { transaction in
        if let done = try mark.claim(for: order.work, world: world, in: transaction) { return done }
        try begin(order, brief: brief, by: account, in: transaction)
        return order.work
      }
      if made != order.work { try await vault.destroyObjectKeys([version]) }
      return made
    } catch {
      // Nothing was stored, so nothing needs the key; one that a crash leaves here is an orphan for the walk of keys.
      try? await vault.destroyObjectKeys([version])
      throw error
    }
  }

  /// A seed that people can read out and type.
  private func drawnSeed() -> Seed {
    let drawn = world.entropy.bytes(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return Seed(1 + drawn % 999_999_999)
  }

  /// What one request sets in motion.
  private struct Order: Sendable {
    var work: Identifier
    var isNew: Bool
    var version: Identifier
    var price: Points
    var kind: String
  }

  private func begin(
    _ order: Order, brief: [UInt8], by account: Identifier, in transaction: any Transaction
  ) throws {
    try checkRoom(account, in: transaction)
    let now = world.now
    var number = 1
    if order.isNew {
      try transaction.run(
        """
        INSERT INTO works (id, account, kind, shown, created_at)
        VALUES (\(order.work), \(account), \(order.kind), 1, \(now))
        """)
    } else {
      let shelf = try openShelf(order.work, of: account, in: transaction)
      number = (shelf.versions.last?.number ?? 0) + 1
      guard shelf.versions.count < Limits.versionsMax else {
        throw DomainError(
          .tooLarge, "versions-too-many", "A gift can be made anew \(Limits.versionsMax) times: begin another one.")
      }
    }
    try transaction.run(
      """
      INSERT INTO versions (id, work, number, state, created_at, brief, ages_from)
      VALUES (\(order.version), \(order.work), \(number), 'queued', \(now), \(brief), \(now))
      """)
    try energy.hold(order.price, for: order.version, by: account, in: transaction)
    try queue.enqueue(MakeWork.kind, subject: order.version, account: account, in: transaction)
    try tell(.queued, version: number, of: order.work, account, in: transaction)
  }

  /// Throws `restricted` while the person restricts the use of their data (D30).
  func refuseIfRestricted(_ account: Identifier, in transaction: any Transaction) throws {
    if try person.isRestricted(account, transaction) { throw Rights.restricted }
  }

  /// Whether the account may begin one more. Throws `account-closed`, `restricted` or `works-in-the-making`.
  func checkRoom(_ account: Identifier, in transaction: any Transaction) throws {
    guard try person.mayAsk(account, transaction) else {
      throw DomainError.accountClosed
    }
    try refuseIfRestricted(account, in: transaction)
    let making = try transaction.row(
      """
      SELECT count(*) FROM versions JOIN works ON works.id = versions.work
      WHERE account = \(account) AND state IN ('queued', 'making')
      """)?.int(0)
    guard (making ?? 0) < Limits.worksInTheMakingMax else {
      throw DomainError(
        .tooMany, "works-in-the-making", "\(Limits.worksInTheMakingMax) gifts are being made already: wait for one.",
        retryAfterSeconds: Limits.worksInTheMakingRetrySeconds)
    }
  }
}

/// A request by the name that its client gave it, so that a repetition is known.
struct RequestMark: Sendable {
  private let account: Identifier
  private let name: [UInt8]
  private let body: [UInt8]

  /// Name and body are kept as keyed hashes: enough to compare, nothing to read. Throws `idempotency-key`.
  init(
    _ key: String, account: Identifier, body: [String], fields: [String: String], vault: Vault
  ) throws {
    let isPlain = key.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
    guard isPlain, Limits.idempotencyKeyLength.contains(key.utf8.count) else {
      throw DomainError(.invalid, "idempotency-key", "Load the page again and repeat what you did.")
    }
    self.account = account
    name = vault.blindIndex("studio.request.name", "\(account)/\(key)")
    let parts = body + [String(decoding: try VersionSeal.json(fields), as: UTF8.self)]
    self.body = vault.blindIndex("studio.request.body", parts.joined(separator: "\n"))
  }

  /// The work that this request began before; nil if it is new. Throws `idempotency-mismatch`.
  func answered(in transaction: any Transaction) throws -> Identifier? {
    let row = try transaction.row(
      "SELECT body, work FROM work_requests WHERE account = \(account) AND name = \(name)")
    guard let row else { return nil }
    guard Digest.equal(try row.bytes(0), body) else {
      throw DomainError(
        .invalid, "idempotency-mismatch", "This request was made before with other contents: load the page again.")
    }
    return try row.identifier(1)
  }

  /// Takes the name for a work, or answers the work for which it was taken before.
  func claim(for work: Identifier, world: World, in transaction: any Transaction) throws -> Identifier? {
    let isNew = try transaction.run(
      """
      INSERT INTO work_requests (id, account, name, body, work, made_at)
      VALUES (\(world.identifier()), \(account), \(name), \(body), \(work), \(world.now)) ON CONFLICT DO NOTHING
      """)
    return isNew == 1 ? nil : try answered(in: transaction)
  }
}
