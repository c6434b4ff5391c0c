public import Core

/// A statement. What is interpolated always becomes a bound value; text enters only as it stands in the source
/// code, so no value can ever be read as a command. The same statement runs on both engines.
///
///     "SELECT kind FROM works WHERE id = \(work) AND owner = \(account)"
public struct SQL: Sendable, Hashable, ExpressibleByStringInterpolation {
  /// What differs between the engines. A fifth fragment needs a decision record.
  public enum Fragment: Sendable, Hashable {
    /// A column of 64-bit integers.
    case integer
    /// A column of bytes.
    case blob
    /// Types are enforced (ends a CREATE TABLE).
    case strict
    /// Rows that another worker holds are passed over (ends the claim of a job).
    case skipLocked
  }

  enum Part: Sendable, Hashable {
    case text(String)
    /// With its kind, which a missing value does not show and PostgreSQL has to know.
    case value(Value, Value.Kind)
    case fragment(Fragment)
  }

  var parts: [Part]

  /// Only literals of the source code are static strings, so a text made at run time does not compile here.
  public init(stringLiteral value: StaticString) {
    parts = [.text(value.description)]
  }

  public init(stringInterpolation: StringInterpolation) {
    parts = stringInterpolation.parts
  }

  private init(parts: [Part]) {
    self.parts = parts
  }

  /// Statements or conditions one after the other, e.g. a list of values separated by commas.
  public static func joined(_ statements: [SQL], separator: SQL) -> SQL {
    SQL(parts: statements.enumerated().flatMap { ($0.offset == 0 ? [] : separator.parts) + $0.element.parts })
  }

  public struct StringInterpolation: StringInterpolationProtocol {
    var parts: [Part] = []

    public init(literalCapacity: Int, interpolationCount: Int) {
      parts.reserveCapacity(2 * interpolationCount + 1)
    }

    public mutating func appendLiteral(_ literal: StaticString) { parts.append(.text(literal.description)) }
    public mutating func appendInterpolation(_ value: String?) { bind(value.map(Value.text), .text) }
    public mutating func appendInterpolation(_ value: Int64?) { bind(value.map(Value.integer), .integer) }
    public mutating func appendInterpolation(_ value: Int?) { bind(value.map { .integer(Int64($0)) }, .integer) }
    public mutating func appendInterpolation(_ value: Double?) { bind(value.map(Value.real), .real) }
    public mutating func appendInterpolation(_ value: [UInt8]?) { bind(value.map(Value.bytes), .bytes) }
    /// Booleans are 0 and 1, guarded by a CHECK.
    public mutating func appendInterpolation(_ value: Bool) { bind(.integer(value ? 1 : 0), .integer) }
    public mutating func appendInterpolation(_ value: Identifier?) { bind(value.map { .text($0.description) }, .text) }
    public mutating func appendInterpolation(_ value: Instant?) {
      bind(value.map { .integer($0.microseconds) }, .integer)
    }
    public mutating func appendInterpolation(_ statement: SQL) { parts.append(contentsOf: statement.parts) }
    public mutating func appendInterpolation(_ fragment: Fragment) { parts.append(.fragment(fragment)) }

    private mutating func bind(_ value: Value?, _ kind: Value.Kind) { parts.append(.value(value ?? .null, kind)) }
  }
}

/// What can be stored.
public enum Value: Sendable, Hashable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case bytes([UInt8])

  enum Kind: Sendable, Hashable {
    case integer, real, text, bytes
  }
}
