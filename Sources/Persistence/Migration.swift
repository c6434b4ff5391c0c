public import Core

/// One step of the schema's history. Steps are run once, in order, and never edited afterwards: their checksum is
/// stored with their name, so an edited step is noticed before it does harm.
public struct Migration: Sendable, Hashable {
  public var name: String
  public var statements: [SQL]

  public init(_ name: String, _ statements: [SQL]) {
    self.name = name
    self.statements = statements
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
        case .value(let value): "\(value)".utf8.forEach(add)
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

  /// The steps still to run. Throws `schema-newer` when the database knows steps that this program does not (an
  /// old binary must not write to a newer schema) and `schema-edited` when a step behind us has changed.
  public static func pending(_ known: [Migration], after applied: [Applied]) throws(DomainError) -> [Migration] {
    guard applied.count <= known.count else {
      throw DomainError(.unavailable, "schema-newer", "The database was made by a newer version of this program.")
    }
    for (step, done) in zip(known, applied) {
      guard step.name == done.name else {
        throw DomainError(
          .unavailable, "schema-newer", "The database has the step \(done.name), which this program does not know.")
      }
      guard step.checksum == done.checksum else {
        throw DomainError(.fault, "schema-edited", "The step \(step.name) was edited after it had been run.")
      }
    }
    return Array(known.dropFirst(applied.count))
  }
}
