import Core
import Persistence

/// Whose rows are meant: everything of an account, or everything sealed under the keys of some objects and what hangs
/// on that (D43).
enum Belonging {
  case account(Identifier)
  case objects([Identifier])
}

extension Holding {
  /// The condition that picks the rows meant, through the parents where the table hangs on another; nil when no row of
  /// this table can be meant.
  func condition(_ belonging: Belonging, among declared: [Holding]) throws -> SQL? {
    switch belonging {
    case .account(let account):
      if case .account(let column) = subject { return "\(column.sql) = \(account)" }
    case .objects(let objects):
      if case .object(let column)? = sealedBy {
        return "\(column.sql) IN (\(SQL.joined(objects.map { "\($0)" }, separator: ", ")))"
      }
    }
    guard case .parent(let table, let column, let key) = subject else { return nil }
    guard let index = declared.firstIndex(of: self),
      let parent = declared[..<index].last(where: { $0.table == table })
    else {
      throw DomainError(.fault, "holding-order", "A table is not declared after the one on which it hangs.")
    }
    guard let condition = try parent.condition(belonging, among: declared) else { return nil }
    return "\(column.sql) IN (SELECT \(key.sql) FROM \(table.sql) WHERE \(condition))"
  }
}
