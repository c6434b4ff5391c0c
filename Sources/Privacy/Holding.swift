public import Policy

/// What a module says about one of its tables: whose rows they are, which rule keeps them, and what every column
/// is. A table or column without a line here fails the coverage test, so nothing is stored in silence.
public struct Holding: Sendable, Hashable {
  public enum Subject: Sendable, Hashable {
    /// Rows belong to the account named by this column.
    case account(column: String)
    /// Rows belong to another row, with its expiry, key and deletion (D43).
    case parent(table: String, column: String)
    /// Rows join to no person (D10).
    case nobody
  }

  public enum Column: Sendable, Hashable {
    /// Sealed under the account's or object's key; in the take-out.
    case sealed
    /// A keyed hash for looking things up; not in the take-out, since only we can read it.
    case blindIndex
    /// Readable, because a query needs it; in the take-out.
    case clear
  }

  public var table: String
  public var subject: Subject
  public var retention: Retention
  public var columns: [String: Column]

  public init(table: String, subject: Subject, retention: Retention, columns: [String: Column]) {
    self.table = table
    self.subject = subject
    self.retention = retention
    self.columns = columns
  }

  /// Every fault between the tables that exist and those declared, as sentences in a fixed order; empty when they
  /// agree.
  public static func faults(in tables: [String: Set<String>], declared: [Holding]) -> [String] {
    var faults: [String] = []
    let byName = Dictionary(grouping: declared, by: \.table)
    for (table, columns) in tables.sorted(by: { $0.key < $1.key }) {
      guard let holdings = byName[table], let holding = holdings.first else {
        faults.append("table \(table) is not declared")
        continue
      }
      if holdings.count > 1 { faults.append("table \(table) is declared \(holdings.count) times") }
      for column in columns.sorted() where holding.columns[column] == nil {
        faults.append("column \(table).\(column) is not declared")
      }
      for column in holding.columns.keys.sorted() where !columns.contains(column) {
        faults.append("column \(table).\(column) does not exist")
      }
      faults += faultsOfSubject(holding, columns, tables)
    }
    for holding in declared.sorted(by: { $0.table < $1.table }) where tables[holding.table] == nil {
      faults.append("table \(holding.table) does not exist")
    }
    return faults
  }

  private static func faultsOfSubject(
    _ holding: Holding, _ columns: Set<String>, _ tables: [String: Set<String>]
  ) -> [String] {
    switch holding.subject {
    case .nobody: return []
    case .account(let column):
      return columns.contains(column) ? [] : ["table \(holding.table) names no account in \(column)"]
    case .parent(let table, let column):
      return (columns.contains(column) ? [] : ["table \(holding.table) names no parent in \(column)"])
        + (tables[table] != nil ? [] : ["table \(holding.table) hangs on \(table), which does not exist"])
    }
  }
}
