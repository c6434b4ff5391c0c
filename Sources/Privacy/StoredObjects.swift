public import Core
public import Persistence
import Policy

/// The stored objects that rows name, over the declarations by which everything else walks: a backup copies them, a
/// restore looks for them. An object store itself says nothing of what belongs to whom.
public struct StoredObjects: Sendable {
  /// An object and whose key seals it.
  public struct Sealed: Sendable, Hashable {
    public enum Key: Sendable, Hashable {
      case account(Identifier)
      case object(Identifier)

      /// The id of an object that has a key of its own.
      public var object: Identifier? {
        if case .object(let id) = self { id } else { nil }
      }
    }

    public var name: ObjectName
    public var key: Key
  }

  private let database: Database
  private let holdings: [Holding]

  /// - Parameter holdings: of all modules, in the order in which their tables were made.
  public init(database: Database, holdings: [Holding]) {
    self.database = database
    self.holdings = holdings
  }

  /// Visits every named object, in bounded parts, or the first so many of them; what is written meanwhile may be met
  /// or not.
  public func walk(most: Int = .max, _ visit: ([Sealed]) async throws -> Void) async throws {
    var left = most
    for holding in holdings {
      for column in holding.objectColumns {
        guard let source = try source(of: holding, column.name) else { continue }
        left -= try await walk(source, most: left, visit)
      }
    }
  }

  /// Whether a row names the object now.
  public func isNamed(_ name: ObjectName) async throws -> Bool {
    let columns = holdings.flatMap { holding in holding.objectColumns.map { (holding.table.sql, $0.name.sql) } }
    return try await database.read { transaction in
      try columns.contains { table, column in
        try transaction.row("SELECT 1 FROM \(table) WHERE \(column) = \(name.description)") != nil
      }
    }
  }

  private struct Source {
    var object: SQL
    var key: SQL
    var tables: SQL
    var isAccount: Bool
  }

  /// Answers how many it met.
  private func walk(_ source: Source, most: Int, _ visit: ([Sealed]) async throws -> Void) async throws -> Int {
    var (last, met) = ("", 0)
    while met < most {
      let (after, limit) = (last, min(SweepLimits.batch, most - met))
      let rows = try await database.read { transaction in
        try transaction.rows(
          """
          SELECT DISTINCT \(source.object) AS object, \(source.key) AS sealed_by FROM \(source.tables)
          WHERE \(source.object) > \(after) ORDER BY object LIMIT \(limit)
          """
        ).map { (try $0.text(0), try $0.identifier(1)) }
      }
      guard let end = rows.last?.0 else { break }
      try await visit(
        rows.compactMap { text, key in
          ObjectName(text).map { Sealed(name: $0, key: source.isAccount ? .account(key) : .object(key)) }
        })
      (last, met) = (end, met + rows.count)
    }
    return met
  }

  /// Where the key stands: in the row itself or in the one on which it hangs (D43); nil when nothing seals it.
  private func source(of holding: Holding, _ column: Name) throws -> Source? {
    let own: SQL = "\(holding.table.sql).\(column.sql)"
    if let key = keyColumn(holding) {
      return Source(
        object: own, key: "\(holding.table.sql).\(key.name.sql)", tables: holding.table.sql,
        isAccount: key.isAccount)
    }
    guard case .parent(let table, let link, let key) = holding.subject,
      let parent = holdings.first(where: { $0.table == table }), let sealing = keyColumn(parent)
    else { return nil }
    return Source(
      object: own, key: "\(table.sql).\(sealing.name.sql)",
      tables: "\(holding.table.sql) JOIN \(table.sql) ON \(table.sql).\(key.sql) = \(holding.table.sql).\(link.sql)",
      isAccount: sealing.isAccount)
  }

  private func keyColumn(_ holding: Holding) -> (name: Name, isAccount: Bool)? {
    switch (holding.sealedBy, holding.subject) {
    case (.object(let column)?, _): (column, false)
    case (.account?, .account(let column)): (column, true)
    default: nil
    }
  }
}
