public import Core
public import Persistence
import Policy
public import Vault

/// Copies of everything that is held of a person, made when they ask (§9.1, D31): by a job, sealed under a key of their
/// own, there for seven days and then gone. Asking is a right: it costs nothing, with or without Prime (D5), and a
/// restriction or a block does not stop it (D30).
///
/// A copy keeps its own seven days, also of things whose time ends meanwhile: the person asked to have it, the page says
/// the date, and they can delete it at once.
public struct Takeouts: Sendable {
  /// What this module asks about a person and does not know itself.
  public struct Person: Sendable {
    /// False once the account is closed, or due to be (D44).
    public var isLiving: @Sendable (_ account: Identifier, _ transaction: any Transaction) throws -> Bool
    /// Puts the making into the queue, in the same transaction.
    public var enqueue:
      @Sendable (_ takeout: Identifier, _ account: Identifier, _ transaction: any Transaction) throws -> Void

    public init(
      isLiving: @escaping @Sendable (_ account: Identifier, _ transaction: any Transaction) throws -> Bool,
      enqueue:
        @escaping @Sendable (
          _ takeout: Identifier, _ account: Identifier, _ transaction: any Transaction
        ) throws -> Void
    ) {
      self.isLiving = isLiving
      self.enqueue = enqueue
    }
  }

  /// Where a person's take-out stands.
  public enum Standing: Sendable, Hashable {
    case none
    case waiting(since: Instant)
    case ready(Ready)
    /// It could not be made; they may ask again at once.
    case failed
    /// They deleted it.
    case deleted(at: Instant)
  }

  public struct Ready: Sendable, Hashable {
    public var id: Identifier
    public var plainBytes: Int
    public var sha256: [UInt8]
    public var madeAt: Instant
    /// From this instant on it is gone (D31, D45b).
    public var until: Instant

    public init(id: Identifier, plainBytes: Int, sha256: [UInt8], madeAt: Instant, until: Instant) {
      self.id = id
      self.plainBytes = plainBytes
      self.sha256 = sha256
      self.madeAt = madeAt
      self.until = until
    }
  }

  let database: Database
  let vault: Vault
  let store: SealedStore
  let eraser: Eraser
  let exporter: Exporter
  let world: World
  let person: Person

  public init(
    database: Database, vault: Vault, store: SealedStore, eraser: Eraser, exporter: Exporter, world: World,
    person: Person
  ) {
    self.database = database
    self.vault = vault
    self.store = store
    self.eraser = eraser
    self.exporter = exporter
    self.world = world
    self.person = person
  }

  /// Asks for a new take-out; the one before goes. Answers its id.
  /// Throws `takeout-waiting` while one is being made, `takeout-too-soon` with the seconds to wait within a day of the
  /// last one, `account-closed`.
  @discardableResult
  public func ask(by account: Identifier, in language: Language) async throws -> Identifier {
    let (id, now) = (world.identifier(), world.now)
    let taken: Eraser.Taken
    do {
      taken = try await database.write { try ask(id, by: account, language, at: now, in: $0) }
    } catch let conflict as Conflict where conflict.kind == .unique {
      throw Self.waiting
    }
    try await eraser.finish(taken)
    return id
  }

  /// Answers what gives way.
  private func ask(
    _ id: Identifier, by account: Identifier, _ language: Language, at now: Instant, in transaction: any Transaction
  ) throws -> Eraser.Taken {
    guard try person.isLiving(account, transaction) else {
      throw DomainError(.gone, "account-closed", "This account is closed: nothing new can be begun.")
    }
    let rows = try StoredTakeout.all(of: account, in: transaction)
    guard !rows.contains(where: { $0.state == .waiting }) else {
      throw Self.waiting
    }
    let last = rows.filter { $0.state != .failed }.map(\.askedAt).max()
    if let next = last.map({ Limits.takeoutEvery.end(from: $0) }), now < next {
      let seconds = Int((next.microseconds - now.microseconds + Span.second - 1) / Span.second)
      throw DomainError(
        .tooMany, "takeout-too-soon", "A new copy can be made once a day.", retryAfterSeconds: seconds)
    }
    let taken = try eraser.take(rows.map(\.id), in: transaction)
    try transaction.run(
      """
      INSERT INTO takeouts (id, account, state, language, asked_at)
      VALUES (\(id), \(account), 'waiting', \(language.rawValue), \(now))
      """)
    try person.enqueue(id, account, transaction)
    return taken
  }

  /// Where the newest stands at this moment.
  public func standing(of account: Identifier) async throws -> Standing {
    let now = world.now
    let rows = try await database.read { try StoredTakeout.all(of: account, in: $0) }
    guard let row = rows.last(where: { $0.isThere(at: now) }) else { return .none }
    return switch row.state {
    case .waiting: .waiting(since: row.askedAt)
    case .ready: row.ready.map { .ready($0) } ?? .none
    case .failed: .failed
    case .deleted: .deleted(at: row.madeAt ?? row.askedAt)
    }
  }

  /// From when on the person may ask for a new one; nil for now.
  public func mayAskFrom(_ account: Identifier) async throws -> Instant? {
    let rows = try await database.read { try StoredTakeout.all(of: account, in: $0) }
    let next = rows.filter { $0.state != .failed }.map { Limits.takeoutEvery.end(from: $0.askedAt) }.max()
    return next.flatMap { world.now < $0 ? $0 : nil }
  }

  /// Deletes a take-out at once: key and bytes. The line stays for its days, since one a day is the measure. Throws
  /// `takeout-unknown`.
  public func delete(_ id: Identifier, of account: Identifier) async throws {
    let taken = try await database.write { transaction in
      guard let row = try StoredTakeout.find(id, of: account, in: transaction), row.isThere(at: world.now),
        let object = row.object
      else { throw Self.unknown }
      try transaction.run(
        "UPDATE takeouts SET state = 'deleted', object = \(nil as String?) WHERE id = \(id) AND state = 'ready'")
      return try eraser.take(id, bytes: object, in: transaction)
    }
    try await eraser.finish(taken)
  }

  private static let waiting = DomainError(.conflict, "takeout-waiting", "Your copy is being made already.")
  static let unknown = DomainError(.notFound, "takeout-unknown", "This copy of your data is not there any more.")
}
