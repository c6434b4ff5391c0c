/// The values of a statement in PostgreSQL's binary form: no quoting, no parsing, bytes as they are.
struct PostgresParameters {
  /// The engine's numbers for the types, also of values that are missing.
  private(set) var types: [UInt32] = []
  private var bytes: [UInt8] = []
  /// Where each value lies in the bytes; nil for one that is missing.
  private var places: [Range<Int>?] = []

  init(_ values: [Value], _ kinds: [Value.Kind], of statement: String) throws {
    guard values.count <= EngineLimits.valuesPerStatement else {
      throw StatementFault(statement: statement, reason: "too many values")
    }
    types = kinds.map(PostgresType.number)
    for value in values {
      let start = bytes.count
      switch value {
      case .null:
        places.append(nil)
        continue
      case .integer(let integer): append(UInt64(bitPattern: integer))
      case .real(let real): append(real.bitPattern)
      case .text(let text): bytes.append(contentsOf: text.utf8)
      case .bytes(let blob): bytes.append(contentsOf: blob)
      }
      guard bytes.count - start <= Int(Int32.max) else {
        throw StatementFault(statement: statement, reason: "a value is too large")
      }
      places.append(start..<bytes.count)
    }
    // An empty value needs an address too: null would mean that it is missing.
    bytes.append(0)
  }

  typealias Pointers<T> = (
    _ count: Int32, _ types: UnsafePointer<UInt32>?, _ values: UnsafePointer<UnsafePointer<CChar>?>?,
    _ lengths: UnsafePointer<Int32>?, _ formats: UnsafePointer<Int32>?
  ) -> T

  func withPointers<T>(_ body: Pointers<T>) -> T {
    let lengths = places.map { Int32($0?.count ?? 0) }
    let formats = places.map { _ in Int32(1) }
    return bytes.withUnsafeBytes { buffer in
      let base = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      let values = places.map { place in
        place.flatMap { range in base.map { $0 + range.lowerBound } }
      }
      return body(Int32(places.count), types, values, lengths, formats)
    }
  }

  private mutating func append(_ word: UInt64) {
    withUnsafeBytes(of: word.bigEndian) { bytes.append(contentsOf: $0) }
  }
}

/// The few types that we send and read, by the numbers under which PostgreSQL has always known them.
enum PostgresType: UInt32 {
  case boolean = 16
  case bytes = 17
  case name = 19
  case integer64 = 20
  case integer16 = 21
  case integer32 = 23
  case text = 25
  case real32 = 700
  case real64 = 701
  case unknown = 705
  case varchar = 1043
  case void = 2278

  static func number(_ kind: Value.Kind) -> UInt32 {
    let type: PostgresType =
      switch kind {
      case .integer: .integer64
      case .real: .real64
      case .text: .text
      case .bytes: .bytes
      }
    return type.rawValue
  }
}
