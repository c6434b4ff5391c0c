import Core
import Persistence
import Policy

/// Which rows of which tables are a person's and are there at an instant: neither over nor held (D20, D45).
struct ExportCondition: Sendable {
  let holdings: [Holding]

  /// The condition for the rows of an account that may be taken out; nil when none of the table can be. More than the
  /// rows decide is asked of the module beside it (`ExportGuide.look`).
  func rows(of holding: Holding, _ account: Identifier, at now: Instant, linked: SQL? = nil) throws -> SQL? {
    var conditions: [SQL] = []
    switch holding.subject {
    case .account(let column): conditions.append("\(column.sql) = \(account)")
    case .nobody:
      guard let linked else { return nil }
      conditions.append("(\(linked))")
    case .parent(let table, let column, let key):
      guard let parent = holdings.first(where: { $0.table == table && $0.table != holding.table }),
        let above = try rows(of: parent, account, at: now)
      else { return nil }
      conditions.append("\(column.sql) IN (SELECT \(key.sql) FROM \(table.sql) WHERE \(above))")
    }
    return SQL.joined(conditions + holding.living(at: now), separator: " AND ")
  }

  /// The condition for those that a hold keeps from everybody; nil where nothing can be held.
  func held(_ holding: Holding, _ account: Identifier, at now: Instant) -> SQL? {
    guard let kind = holding.heldAs, case .account(let column) = holding.subject else { return nil }
    return "\(column.sql) = \(account) AND NOT (\(Holds.isFree(kind, "\(holding.table.sql).id", at: now)))"
  }
}

extension Holding {
  var hasId: Bool { columns["id"] != nil }
  var isAsked: Bool { ends.contains(.asked) }

  /// The conditions under which a row is neither over nor held at an instant, as far as the row itself says.
  func living(at now: Instant) -> [SQL] {
    var conditions = ends.compactMap { end -> SQL? in
      switch end {
      case .at(let column): "(\(column.sql) IS NULL OR \(column.sql) > \(now))"
      case .after(let column):
        retention.keep.map { keep in
          "(\(column.sql) IS NULL OR NOT (\(keep.hasPassed(since: column.sql, at: now))))"
        }
      case .asked: nil
      }
    }
    if let kind = heldAs { conditions.append(Holds.isFree(kind, "\(table.sql).id", at: now)) }
    return conditions
  }
}
