public import Persistence
public import Policy

/// What a module says about one of its tables: whose rows they are, which rule keeps them, whose key seals them, and
/// what every column is. The walkers of this module (sweep, erase, orphans) know tables only through these lines; a
/// table or column without one fails the coverage test, so nothing is stored in silence.
///
/// Declared in the order in which the tables are made: a row's parent stands before it. Erasing goes the other way.
public struct Holding: Sendable, Hashable {
  public enum Subject: Sendable, Hashable {
    /// Rows belong to the account named by this column.
    case account(column: Name)
    /// Rows belong to the row of another table that this column names, with its expiry, key and deletion (D43).
    /// `key` is the column of the parent that is named.
    case parent(table: Name, column: Name, key: Name = "id")
    /// Rows join to no person (D10). Nothing in such a table may refer to a row of an account.
    case nobody
  }

  public enum Column: Sendable, Hashable {
    /// Sealed under the account's or object's key (`sealedBy`); in the take-out.
    case sealed
    /// Sealed as well, and not in the take-out: what only proves a person, such as the hash of a password, would serve
    /// nobody but whoever finds the file.
    case secret
    /// A keyed hash for looking things up; not in the take-out, since only we can read it.
    case blindIndex
    /// Readable, because a query needs it; in the take-out.
    case clear
    /// The name of a stored object, as `ObjectName` spells it, or NULL. The object goes before its row does, and an
    /// object of this class that no row names is an orphan.
    case objectName(class: Name)
  }

  /// Whose key opens the sealed columns.
  public enum Key: Sendable, Hashable {
    /// That of the account to which the row belongs.
    case account
    /// That of the object whose id stands in this column. An object key that no such column names is an orphan.
    case object(column: Name)
  }

  /// How a row is known to be over although it still lies there: then no reader is shown it (D45), and no take-out.
  public enum End: Sendable, Hashable {
    /// At the instant in this column; NULL is never.
    case at(Name)
    /// When the time of the rule (`retention`) has passed since the instant in this column; NULL is never.
    case after(Name)
    /// More than the row decides, such as Prime: its module is asked (`ExportGuide`).
    case asked
  }

  /// What the bytes of a sealed column are; a column that is not named holds text.
  public enum Form: Sendable, Hashable {
    case json, bytes
  }

  public var table: Name
  public var subject: Subject
  public var retention: Retention
  public var sealedBy: Key?
  public var columns: [Name: Column]
  /// Rows are things that can be put under hold by their `id`, with everything that hangs on them (§12, D20).
  public var heldAs: HeldKind?
  /// Any of them ends a row; none where rows live as long as what they hang on.
  public var ends: [End]
  public var forms: [Name: Form]
  /// Rows that say when other things of the account are due. They stay as long as something of it is held: without them
  /// what is held would be taken for overdue (D20b). Their columns name nobody but the account.
  public var datesHeldThings: Bool

  public init(
    table: Name, subject: Subject, retention: Retention, sealedBy: Key? = nil, heldAs: HeldKind? = nil,
    datesHeldThings: Bool = false, ends: [End] = [], forms: [Name: Form] = [:], columns: [Name: Column]
  ) {
    self.table = table
    self.subject = subject
    self.retention = retention
    self.sealedBy = sealedBy
    self.columns = columns
    self.heldAs = heldAs
    self.ends = ends
    self.forms = forms
    self.datesHeldThings = datesHeldThings
  }

  /// Columns that name stored objects, in a fixed order.
  var objectColumns: [(name: Name, objectClass: Name)] {
    columns.compactMap { name, column in
      guard case .objectName(let objectClass) = column else { return nil }
      return (name, objectClass)
    }.sorted { $0.name < $1.name }
  }
}

/// The name of a table or column. Only a literal of the source code can be one, so that a statement built from names
/// holds no text that came from elsewhere.
public struct Name: Sendable, Hashable, Comparable, ExpressibleByStringLiteral, CustomStringConvertible {
  public let description: String
  /// The name as part of a statement.
  public let sql: SQL
  /// The name as the source code spells it, for places of sealed values.
  let literal: StaticString

  public init(stringLiteral value: StaticString) {
    description = value.description
    sql = SQL(stringLiteral: value)
    literal = value
  }

  public static func == (left: Name, right: Name) -> Bool { left.description == right.description }

  public func hash(into hasher: inout Hasher) { hasher.combine(description) }

  public static func < (left: Name, right: Name) -> Bool { left.description < right.description }
}
