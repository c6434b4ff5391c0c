public import Core

/// One step of the schema's history. Steps are run once, in order, and never edited afterwards: their checksum is
/// stored with their name, so an edited step is noticed before it does harm.
public struct Migration: Sendable, Hashable {
  public var name: String
  public var statements: [SQL]
  /// The engine whose business it is; on the other it counts as done.
  public var only: Dialect?

  public init(_ name: String, _ statements: [SQL], only: Dialect? = nil) {
    self.name = name
    self.statements = statements
    self.only = only
  }

  /// Types that mean something else on the other engine, or nothing: PostgreSQL's INTEGER and REAL are half as wide
  /// as SQLite's. Columns are `.integer`, TEXT or `.blob`; a real number is stored as an integer of a smaller unit.
  static let unequalTypes: Set<String> = [
    "INT", "INTEGER", "SMALLINT", "BIGINT", "SERIAL", "REAL", "FLOAT", "DOUBLE", "NUMERIC", "DECIMAL", "BOOLEAN",
    "BLOB", "BYTEA", "VARCHAR", "CHAR", "DATE", "TIME", "TIMESTAMP", "JSON", "JSONB", "UUID", "AUTOINCREMENT",
  ]

  /// The first of these types that a statement of the step spells out.
  var unequalType: String? {
    for case .text(let text) in statements.flatMap(\.parts) {
      let words = text.split { !($0.isLetter || $0.isNumber || $0 == "_") }
      // Upper case only: a column may well be called `time` or `date`.
      if let word = words.first(where: { Self.unequalTypes.contains(String($0)) }) { return String(word) }
    }
    return nil
  }

  /// FNV-1a over the statements, equal for both engines and blind to the amount of white space. It guards against
  /// mistakes, not against an attacker, who could rewrite the stored sum as well.
  public var checksum: UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    for statement in statements {
      for part in statement.parts {
        switch part {
        case .text(let text):
          text.split(whereSeparator: \.isWhitespace).forEach { word in
            word.utf8.forEach(add)
            add(UInt8(ascii: " "))
          }
        case .fragment(let fragment): "\(fragment)".utf8.forEach(add)
        case .value(let value, _): "\(value)".utf8.forEach(add)
        }
        add(0)
      }
      add(1)
    }
    return hash
  }

  /// A step that the database says it has behind it.
  public struct Applied: Sendable, Hashable {
    public var name: String
    public var checksum: UInt64

    public init(name: String, checksum: UInt64) {
      self.name = name
      self.checksum = checksum
    }
  }

  /// The steps still to run, in the order in which they are listed. Throws `schema-newer` when the database knows
  /// steps that this program does not (an old binary must not write to a newer schema), `schema-edited` when a step
  /// behind us has changed, `schema-ambiguous` when two steps share a name, `schema-types` when one names a type that
  /// differs between the engines. Each module brings its own steps, so a new one of an early module may stand before
  /// steps of others that have been run already.
  public static func pending(_ known: [Migration], after applied: [Applied]) throws(DomainError) -> [Migration] {
    let names = Set(known.map(\.name))
    guard names.count == known.count else {
      throw DomainError(.fault, "schema-ambiguous", "Two steps of the database's history have the same name.")
    }
    for step in known {
      guard let type = step.unequalType else { continue }
      throw DomainError(
        .fault, "schema-types", "The step \(step.name) spells out \(type), which the engines differ in.")
    }
    guard applied.count <= known.count else {
      throw DomainError(.unavailable, "schema-newer", "The database was made by a newer version of this program.")
    }
    if let foreign = applied.first(where: { !names.contains($0.name) }) {
      throw DomainError(
        .unavailable, "schema-newer", "The database has the step \(foreign.name), which this program does not know.")
    }
    let sums = Dictionary(applied.map { ($0.name, $0.checksum) }) { first, _ in first }
    for step in known {
      guard let sum = sums[step.name], sum != step.checksum else { continue }
      throw DomainError(.fault, "schema-edited", "The step \(step.name) was edited after it had been run.")
    }
    return known.filter { sums[$0.name] == nil }
  }
}
