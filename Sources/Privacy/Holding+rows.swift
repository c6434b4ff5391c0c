import Core
import Persistence

/// Whose rows are meant: everything of an account but what is held, everything sealed under the keys of some objects
/// and what hangs on that (D43), or things that can be held with all that hangs on them.
enum Belonging {
  case account(Identifier, sparing: [HeldKind: [Identifier]] = [:])
  case objects([Identifier])
  case things(HeldKind, [Identifier])
}

extension Holding {
  /// The row of the account itself, on which rows that are held still hang.
  var isAccountItself: Bool { subject == .account(column: "id") }

  /// What an erasure leaves while something of the account is held (D20): the fence, and what says until when.
  var staysWithHeld: Bool { isAccountItself || datesHeldThings }

  /// The condition that picks the rows meant, through the parents where the table hangs on another; nil when no row of
  /// this table can be meant.
  func condition(_ belonging: Belonging, among declared: [Holding]) throws -> SQL? {
    if let own = ownCondition(belonging) { return own }
    guard case .parent(let table, let column, let key) = subject else { return nil }
    guard let index = declared.firstIndex(of: self),
      let parent = declared[..<index].last(where: { $0.table == table })
    else {
      throw DomainError(.fault, "holding-order", "A table is not declared after the one on which it hangs.")
    }
    guard let condition = try parent.condition(belonging, among: declared) else { return nil }
    return "\(column.sql) IN (SELECT \(key.sql) FROM \(table.sql) WHERE \(condition))"
  }

  /// The condition that this table answers by a column of its own.
  private func ownCondition(_ belonging: Belonging) -> SQL? {
    switch belonging {
    case .account(let account, let sparing):
      guard case .account(let column) = subject else { return nil }
      guard let kind = heldAs, let spared = sparing[kind], !spared.isEmpty else {
        return "\(column.sql) = \(account)"
      }
      return "\(column.sql) = \(account) AND id NOT IN (\(Self.list(spared)))"
    case .objects(let objects):
      guard case .object(let column)? = sealedBy else { return nil }
      return "\(column.sql) IN (\(Self.list(objects)))"
    case .things(let kind, let ids):
      return heldAs == kind ? "id IN (\(Self.list(ids)))" : nil
    }
  }

  private static func list(_ ids: [Identifier]) -> SQL {
    SQL.joined(ids.map { "\($0)" }, separator: ", ")
  }
}
