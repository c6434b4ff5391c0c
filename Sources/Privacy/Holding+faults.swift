extension Holding {
  /// Every fault between the tables that exist and those declared, as sentences in a fixed order; empty when they
  /// agree.
  public static func faults(in tables: [String: Set<String>], declared: [Holding]) -> [String] {
    var faults: [String] = []
    let byName = Dictionary(grouping: declared, by: \.table.description)
    for (table, columns) in tables.sorted(by: { $0.key < $1.key }) {
      guard let holdings = byName[table], let holding = holdings.first else {
        faults.append("table \(table) is not declared")
        continue
      }
      if holdings.count > 1 { faults.append("table \(table) is declared \(holdings.count) times") }
      let known = Set(holding.columns.keys.map(\.description))
      faults += columns.subtracting(known).sorted().map { "column \(table).\($0) is not declared" }
      faults += known.subtracting(columns).sorted().map { "column \(table).\($0) does not exist" }
      faults += faultsOfSubject(holding, columns, tables) + faultsOfKey(holding) + faultsOfEnds(holding)
    }
    for (index, holding) in declared.enumerated().sorted(by: { $0.element.table < $1.element.table }) {
      if tables[holding.table.description] == nil { faults.append("table \(holding.table) does not exist") }
      // Erasing goes from the last declared to the first, children before their parents.
      if case .parent(let parent, _, _) = holding.subject, !declared[..<index].contains(where: { $0.table == parent }) {
        faults.append("table \(holding.table) is declared before \(parent), on which it hangs")
      }
    }
    return faults
  }

  private static func faultsOfSubject(
    _ holding: Holding, _ columns: Set<String>, _ tables: [String: Set<String>]
  ) -> [String] {
    switch holding.subject {
    case .nobody: return []
    case .account(let column):
      return columns.contains(column.description) ? [] : ["table \(holding.table) names no account in \(column)"]
    case .parent(let table, let column, let key):
      var faults: [String] = []
      if !columns.contains(column.description) {
        faults.append("table \(holding.table) names no parent in \(column)")
      }
      if let parent = tables[table.description] {
        if !parent.contains(key.description) {
          faults.append("table \(holding.table) hangs on \(table).\(key), which does not exist")
        }
      } else {
        faults.append("table \(holding.table) hangs on \(table), which does not exist")
      }
      return faults
    }
  }

  private static func faultsOfEnds(_ holding: Holding) -> [String] {
    let named =
      holding.ends.compactMap { end -> Name? in
        switch end {
        case .at(let column), .after(let column): column
        case .asked: nil
        }
      } + holding.forms.keys
    return named.filter { holding.columns[$0] == nil }.sorted().map {
      "table \(holding.table) does not declare its column \($0)"
    }
  }

  private static func faultsOfKey(_ holding: Holding) -> [String] {
    switch holding.sealedBy {
    case nil:
      return holding.columns.values.contains { $0 == .sealed || $0 == .secret }
        ? ["table \(holding.table) has sealed columns and does not say whose key opens them"] : []
    case .account?:
      return holding.subject == .nobody ? ["table \(holding.table) is sealed by an account that it does not name"] : []
    case .object(let column)?:
      return holding.columns[column] == nil
        ? ["table \(holding.table) is sealed by an object that it does not name in \(column)"] : []
    }
  }
}
