public import Core
import Foundation
public import Persistence

/// The key store as lines of JSON, so that a snapshot of one engine can be loaded into the other. Keys stay wrapped:
/// without the instance key, which is in no snapshot, the lines open nothing (D4).
extension Vault {
  /// Hands over every key that there is at one moment, line by line. The body may run again from the beginning, so
  /// each run begins with `begin`.
  public func snapshot(
    begin: @escaping @Sendable () throws -> Void, line: @escaping @Sendable ([UInt8]) throws -> Void
  ) async throws -> SnapshotCount {
    let head = SnapshotLine.head(format: SnapshotLine.format, madeAt: world.now)
    return try await keys.read { transaction in
      try begin()
      try line(head.bytes)
      var count = SnapshotCount()
      try Self.walk({ try Self.accounts(after: $0, in: transaction) }) { row in
        count.accounts += 1
        try line(row.bytes)
      }
      try Self.walk({ try Self.objects(after: $0, in: transaction) }) { row in
        count.objects += 1
        try line(row.bytes)
      }
      for row in try Self.dated(in: transaction) {
        count.dated += 1
        try line(row.bytes)
      }
      try line(SnapshotLine.end(count.accounts + count.objects + count.dated).bytes)
      return count
    }
  }

  /// Loads a snapshot into an empty key store and answers when it was made. Throws `keys-present` when the store has
  /// keys already, `key-snapshot-damaged`, and what the source throws; then the store is as empty as before.
  ///
  /// - Parameters:
  ///   - line: the next line, nil at the end. Asked from the beginning after `begin`.
  ///   - accept: told when the snapshot was made; throws to refuse it.
  @discardableResult
  public static func load(
    into keys: Database, begin: @escaping @Sendable () throws -> Void,
    line: @escaping @Sendable () throws -> [UInt8]?, accept: @escaping @Sendable (Instant) throws -> Void
  ) async throws -> SnapshotCount {
    try await keys.write { transaction in
      for table: SQL in ["account_keys", "object_keys", "dated_keys"] {
        guard try transaction.row("SELECT 1 FROM \(table) LIMIT 1") == nil else {
          throw DomainError(.conflict, "keys-present", "There are keys here already: a snapshot needs an empty store.")
        }
      }
      try begin()
      guard let first = try line(), case .head(SnapshotLine.format, let madeAt) = try SnapshotLine(first) else {
        throw SnapshotLine.damaged
      }
      try accept(madeAt)
      var count = SnapshotCount()
      while let bytes = try line() {
        let read = try SnapshotLine(bytes)
        if case .end(let number) = read {
          guard number == count.accounts + count.objects + count.dated, try line() == nil else { break }
          return count
        }
        try read.insert(in: transaction, counting: &count)
      }
      throw SnapshotLine.damaged
    }
  }

  private static func walk(
    _ page: (_ after: String) throws -> [SnapshotLine], _ visit: (SnapshotLine) throws -> Void
  ) throws {
    var last = ""
    while true {
      let lines = try page(last)
      for line in lines { try visit(line) }
      guard lines.count == batch, let end = lines.last?.id else { return }
      last = end
    }
  }

  private static func accounts(after: String, in transaction: any Transaction) throws -> [SnapshotLine] {
    try transaction.rows(
      """
      SELECT account, wrapped, made_at, destroyed_at FROM account_keys WHERE account > \(after)
      ORDER BY account LIMIT \(batch)
      """
    ).map { row in
      .account(
        try row.identifier(0), try row.optionalBytes(1), madeAt: try row.instant(2),
        destroyedAt: try row.optionalInstant(3))
    }
  }

  private static func objects(after: String, in transaction: any Transaction) throws -> [SnapshotLine] {
    try transaction.rows(
      """
      SELECT object, account, wrapped, made_at FROM object_keys WHERE object > \(after)
      ORDER BY object LIMIT \(batch)
      """
    ).map { row in
      .object(
        try row.identifier(0), try row.optionalIdentifier(1), try row.bytes(2), madeAt: try row.instant(3))
    }
  }

  /// One for each month and purpose: few.
  private static func dated(in transaction: any Transaction) throws -> [SnapshotLine] {
    try transaction.rows("SELECT purpose, period, wrapped, due_at FROM dated_keys ORDER BY purpose, period").map {
      row in
      .dated(
        purpose: try row.text(0), period: try row.text(1), try row.bytes(2), dueAt: try row.instant(3))
    }
  }
}

/// How many keys a snapshot holds.
public struct SnapshotCount: Sendable, Hashable {
  public var accounts = 0
  public var objects = 0
  public var dated = 0

  public init() {}
}

/// One line of a snapshot.
enum SnapshotLine: Codable {
  static let format = 1

  case head(format: Int, madeAt: Instant)
  case account(Identifier, [UInt8]?, madeAt: Instant, destroyedAt: Instant?)
  case object(Identifier, Identifier?, [UInt8], madeAt: Instant)
  case dated(purpose: String, period: String, [UInt8], dueAt: Instant)
  /// With the number of lines between: a file that was cut off lacks it.
  case end(Int)

  static let damaged = DomainError(.invalid, "key-snapshot-damaged", "This is no whole snapshot of keys.")

  init(_ bytes: [UInt8]) throws {
    guard let line = try? JSONDecoder().decode(SnapshotLine.self, from: Data(bytes)) else { throw Self.damaged }
    self = line
  }

  var bytes: [UInt8] {
    get throws { Array(try JSONEncoder().encode(self)) }
  }

  /// By which the next page is found.
  var id: String? {
    switch self {
    case .account(let id, _, _, _), .object(let id, _, _, _): id.description
    case .head, .dated, .end: nil
    }
  }

  func insert(in transaction: any Transaction, counting count: inout SnapshotCount) throws {
    switch self {
    case .account(let account, let wrapped, let madeAt, let destroyedAt):
      count.accounts += 1
      try transaction.run(
        """
        INSERT INTO account_keys (account, wrapped, made_at, destroyed_at)
        VALUES (\(account), \(wrapped), \(madeAt), \(destroyedAt))
        """)
    case .object(let object, let account, let wrapped, let madeAt):
      count.objects += 1
      try transaction.run(
        """
        INSERT INTO object_keys (object, account, wrapped, made_at)
        VALUES (\(object), \(account), \(wrapped), \(madeAt))
        """)
    case .dated(let purpose, let period, let wrapped, let dueAt):
      count.dated += 1
      try transaction.run(
        """
        INSERT INTO dated_keys (purpose, period, wrapped, due_at)
        VALUES (\(purpose), \(period), \(wrapped), \(dueAt))
        """)
    case .head, .end: throw Self.damaged
    }
  }
}
