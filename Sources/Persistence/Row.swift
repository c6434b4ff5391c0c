public import Core

/// One row of an answer, read by position. Every reading is checked: a column that is not what the caller takes it
/// for throws `row-shape`, which is a fault of ours and never of the person.
public struct Row: Sendable, Hashable {
  public let values: [Value]

  public init(_ values: [Value]) {
    self.values = values
  }

  public func text(_ index: Int) throws(DomainError) -> String { try present(optionalText(index), index) }
  public func integer(_ index: Int) throws(DomainError) -> Int64 { try present(optionalInteger(index), index) }
  public func real(_ index: Int) throws(DomainError) -> Double { try present(optionalReal(index), index) }
  public func bytes(_ index: Int) throws(DomainError) -> [UInt8] { try present(optionalBytes(index), index) }

  public func identifier(_ index: Int) throws(DomainError) -> Identifier {
    try present(optionalIdentifier(index), index)
  }

  public func instant(_ index: Int) throws(DomainError) -> Instant { try present(optionalInstant(index), index) }
  public func int(_ index: Int) throws(DomainError) -> Int { try present(optionalInt(index), index) }
  public func bool(_ index: Int) throws(DomainError) -> Bool { try present(optionalBool(index), index) }

  public func optionalText(_ index: Int) throws(DomainError) -> String? {
    switch try value(index) {
    case .null: nil
    case .text(let text): text
    default: throw shape(index, "text")
    }
  }

  public func optionalInteger(_ index: Int) throws(DomainError) -> Int64? {
    switch try value(index) {
    case .null: nil
    case .integer(let integer): integer
    default: throw shape(index, "an integer")
    }
  }

  /// Whole numbers are numbers too: SQLite stores 2.0 as it was written, a sum may come as either.
  public func optionalReal(_ index: Int) throws(DomainError) -> Double? {
    switch try value(index) {
    case .null: nil
    case .real(let real): real
    case .integer(let integer): Double(integer)
    default: throw shape(index, "a number")
    }
  }

  public func optionalBytes(_ index: Int) throws(DomainError) -> [UInt8]? {
    switch try value(index) {
    case .null: nil
    case .bytes(let bytes): bytes
    default: throw shape(index, "bytes")
    }
  }

  public func optionalInt(_ index: Int) throws(DomainError) -> Int? {
    guard let integer = try optionalInteger(index) else { return nil }
    guard let int = Int(exactly: integer) else { throw shape(index, "an integer of this machine") }
    return int
  }

  public func optionalBool(_ index: Int) throws(DomainError) -> Bool? {
    switch try optionalInteger(index) {
    case nil: nil
    case 0: false
    case 1: true
    default: throw shape(index, "0 or 1")
    }
  }

  public func optionalIdentifier(_ index: Int) throws(DomainError) -> Identifier? {
    guard let text = try optionalText(index) else { return nil }
    guard let identifier = Identifier(text) else { throw shape(index, "an id") }
    return identifier
  }

  public func optionalInstant(_ index: Int) throws(DomainError) -> Instant? {
    try optionalInteger(index).map(Instant.init(microseconds:))
  }

  private func value(_ index: Int) throws(DomainError) -> Value {
    guard values.indices.contains(index) else { throw shape(index, "there") }
    return values[index]
  }

  private func present<T>(_ value: T?, _ index: Int) throws(DomainError) -> T {
    guard let value else { throw shape(index, "present") }
    return value
  }

  private func shape(_ index: Int, _ expected: String) -> DomainError {
    DomainError(.fault, "row-shape", "Column \(index) of a stored row is not \(expected).")
  }
}
