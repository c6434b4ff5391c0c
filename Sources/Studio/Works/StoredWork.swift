import Core
import Persistence
import Privacy

/// A row of the table `works`.
struct StoredWork: Sendable {
  var id: Identifier
  var account: Identifier
  var kind: String
  var shown: Int
  var createdAt: Instant
  var deletedAt: Instant?
  var restoredAt: Instant?

  static let columns: SQL = "works.id, account, kind, shown, works.created_at, deleted_at, restored_at"

  init(_ row: Row) throws {
    id = try row.identifier(0)
    account = try row.identifier(1)
    kind = try row.text(2)
    shown = try row.int(3)
    createdAt = try row.instant(4)
    deletedAt = try row.optionalInstant(5)
    restoredAt = try row.optionalInstant(6)
  }

  static func find(_ id: Identifier, of account: Identifier, in transaction: any Transaction) throws -> StoredWork {
    let row = try transaction.row(
      "SELECT \(columns) FROM works WHERE id = \(id) AND account = \(account)")
    guard let row else { throw DomainError.workUnknown }
    return try StoredWork(row)
  }
}

/// A row of the table `versions` without what is sealed in it.
struct StoredVersion: Sendable {
  var id: Identifier
  var work: Identifier
  var number: Int
  var state: WorkState
  var failure: String?
  var createdAt: Instant
  var startedAt: Instant?
  var finishedAt: Instant?
  var milliseconds: Int?
  /// When its owner last had it back although its time was over (D2).
  var revivedAt: Instant?

  static let columns: SQL = """
    versions.id, work, number, state, failure, versions.created_at, started_at, finished_at, milliseconds, revived_at
    """

  init(_ row: Row) throws {
    id = try row.identifier(0)
    work = try row.identifier(1)
    number = try row.int(2)
    guard let state = WorkState(rawValue: try row.text(3)) else {
      throw DomainError(.fault, "row-shape", "A version is in a state that this program does not know.")
    }
    self.state = state
    failure = try row.optionalText(4)
    createdAt = try row.instant(5)
    startedAt = try row.optionalInstant(6)
    finishedAt = try row.optionalInstant(7)
    milliseconds = try row.optionalInt(8)
    revivedAt = try row.optionalInstant(9)
  }

  /// All versions of some works, by work and number.
  static func all(of works: [Identifier], in transaction: any Transaction) throws -> [StoredVersion] {
    guard !works.isEmpty else { return [] }
    let list = SQL.joined(works.map { "\($0)" as SQL }, separator: ", ")
    return try transaction.rows(
      "SELECT \(columns) FROM versions WHERE work IN (\(list)) ORDER BY work, number"
    ).map(StoredVersion.init)
  }
}

/// Where a version stands on its way.
public enum WorkState: String, Sendable, Hashable, CaseIterable {
  case queued, making, ready, failed, cancelled

  public var isUnderWay: Bool { self == .queued || self == .making }
}

/// A work with its versions and their dates at one instant: what every read path asks before it shows anything (D45).
struct Shelf: Sendable {
  var work: StoredWork
  /// In the order of their numbers.
  var versions: [StoredVersion]
  var prime: [PrimeSpan]
  /// Times in which the owner asked to keep it under a restriction (D30b).
  var keptOnRequest: [PrimeSpan] = []
  var now: Instant

  /// Each version is content of its own and lives from its own making; deleting and restoring are acts on the work.
  func life(_ version: StoredVersion) -> WorkLife {
    WorkLife(
      createdAt: version.createdAt, prime: prime, deletedAt: work.deletedAt, revivedAt: version.revivedAt,
      keptOnRequest: keptOnRequest)
  }

  func standing(_ version: StoredVersion) -> WorkLife.Standing { life(version).standing(at: now) }

  func keeping(_ version: StoredVersion) -> Keeping { Keeping(life(version), at: now) }

  func hasExpired(_ version: StoredVersion) -> Bool { life(version).expiresAt.map { now >= $0 } ?? false }

  /// The first instant at which this shelf may look different although nothing is written; nil when there is none.
  var holdsUntil: Instant? { versions.compactMap { life($0).nextDate(after: now) }.min() }

  var kept: [StoredVersion] {
    versions.filter { if case .kept = standing($0) { true } else { false } }
  }

  var inTrash: [StoredVersion] {
    versions.filter { if case .inTrash = standing($0) { true } else { false } }
  }

  /// In the library: at least one version is kept.
  var isKept: Bool { !kept.isEmpty }
  /// In the trash: none is kept and one can still be seen there.
  var isInTrash: Bool { !isKept && !inTrash.isEmpty }

  /// The version that a page shows among some: the chosen one, or the newest that is ready, or the newest of all.
  func shown(among versions: [StoredVersion]) -> StoredVersion? {
    versions.first { $0.number == work.shown && $0.state == .ready }
      ?? versions.last { $0.state == .ready } ?? versions.last
  }
}

extension Studio {
  /// Reads a work of an account with its versions. Throws `work-unknown`.
  func shelf(_ id: Identifier, of account: Identifier, in transaction: any Transaction) throws -> Shelf {
    let work = try StoredWork.find(id, of: account, in: transaction)
    return Shelf(
      work: work, versions: try StoredVersion.all(of: [id], in: transaction),
      prime: try person.prime([account], transaction)[account] ?? [],
      keptOnRequest: try person.keptOnRequest([account], transaction)[account] ?? [], now: world.now)
  }

  /// As `shelf`, for a work that must lie open in the library. Throws `work-in-trash`, `work-unknown`, and
  /// `work-held` for what is under hold: it is served to nobody (D20).
  func openShelf(_ id: Identifier, of account: Identifier, in transaction: any Transaction) throws -> Shelf {
    let shelf = try shelf(id, of: account, in: transaction)
    if shelf.isKept {
      guard try !Holds.isHeld(.work, id, at: shelf.now, in: transaction) else { throw DomainError.workHeld }
      return shelf
    }
    throw shelf.isInTrash ? DomainError.workInTrash : DomainError.workUnknown
  }

  /// Works of an account that stand under a condition and are not held, newest first unless said otherwise, with their
  /// versions: three statements, however many they are.
  ///
  /// - Parameter withHeld: held ones too, for what is told of dates. They are served to nobody (D20).
  func shelves(
    of account: Identifier, where condition: SQL, limit: Int, isNewestFirst: Bool = true, withHeld: Bool = false,
    in transaction: any Transaction
  ) throws -> [Shelf] {
    let order: SQL = isNewestFirst ? "DESC" : "ASC"
    let now = world.now
    let free: SQL = withHeld ? "1 = 1" : Holds.isFree(.work, "works.id", at: now)
    let works = try transaction.rows(
      """
      SELECT \(StoredWork.columns) FROM works
      WHERE account = \(account) AND \(condition) AND \(free)
      ORDER BY id \(order) LIMIT \(limit)
      """
    ).map(StoredWork.init)
    let versions = Dictionary(
      grouping: try StoredVersion.all(of: works.map(\.id), in: transaction), by: \.work)
    let prime = try person.prime([account], transaction)[account] ?? []
    let kept = try person.keptOnRequest([account], transaction)[account] ?? []
    return works.map {
      Shelf(work: $0, versions: versions[$0.id] ?? [], prime: prime, keptOnRequest: kept, now: now)
    }
  }
}
