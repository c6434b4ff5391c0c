import Policy

/// What of the declared tables and columns is in a take-out, and what is not and why: derived from the declarations, so
/// that a table declared tomorrow is in it by itself, and nothing is left out in silence (§9.1, D31).
public struct ExportPlan: Sendable {
  /// Why something is not in a take-out.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// A keyed hash for looking up: only this instance can read it, and what it was made from is in the take-out.
    case blindIndex = "blind-index"
    /// It only proves a person, such as the hash of a password.
    case secret
    /// It joins to no person, so nobody can say whose it is.
    case nobody
    /// The bytes of an earlier take-out, which holds the same.
    case earlierTakeout = "earlier-take-out"
    /// Kept for an investigation, and served to nobody until that is over (§12, D20).
    case held
    /// Kept with no name of anybody; lines about work that was done for the person are there while they can be told.
    case namelessLog = "nameless-log"
    /// It was deleted while the take-out was made.
    case deletedMeanwhile = "deleted-meanwhile"
    /// Its bytes cannot be read any more.
    case unreadable
  }

  public struct LeftOut: Sendable, Hashable {
    /// A table, or a table and its column.
    public var what: String
    public var reason: Reason
  }

  public struct Table: Sendable {
    public var holding: Holding
    /// In the order of their names.
    public var columns: [Name]
    /// Columns whose objects are in the take-out as files.
    var files: Set<Name>
  }

  public private(set) var tables: [Table] = []
  public private(set) var leftOut: [LeftOut] = []

  /// - Parameter linked: tables that name nobody, of which some rows can still be told to be a person's.
  public init(_ holdings: [Holding], linked: Set<Name> = []) {
    for holding in holdings {
      guard holding.isSomebodys(among: holdings) || linked.contains(holding.table) else {
        leftOut.append(LeftOut(what: holding.table.description, reason: .nobody))
        continue
      }
      var table = Table(holding: holding, columns: [], files: [])
      for (name, column) in holding.columns.sorted(by: { $0.key < $1.key }) {
        switch column {
        case .blindIndex: leftOut.append(LeftOut(what: "\(holding.table).\(name)", reason: .blindIndex))
        case .secret: leftOut.append(LeftOut(what: "\(holding.table).\(name)", reason: .secret))
        case .objectName where holding.retention == .takeout:
          leftOut.append(LeftOut(what: "\(holding.table).\(name)", reason: .earlierTakeout))
        case .objectName:
          table.columns.append(name)
          table.files.insert(name)
        case .sealed, .clear: table.columns.append(name)
        }
      }
      tables.append(table)
    }
  }
}

extension Holding {
  /// Whether rows belong to an account, directly or through those on which they hang.
  func isSomebodys(among declared: [Holding]) -> Bool {
    switch subject {
    case .account: true
    case .nobody: false
    case .parent(let table, _, _):
      declared.first { $0.table == table && $0.table != self.table }?.isSomebodys(among: declared) ?? false
    }
  }
}

extension Name {
  /// Whether the column holds an instant: times are whole microseconds everywhere, and their names say so.
  var isTime: Bool {
    let name = description
    return name == "at" || ["_at", "_day", "_ends", "_from", "_since"].contains { name.hasSuffix($0) }
  }
}
