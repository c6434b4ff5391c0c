import CLibPQ

/// What the server answered, valid while it is being read.
struct PostgresAnswer {
  let result: OpaquePointer
  let statement: String

  /// Rows inserted, updated or deleted; a SELECT changes none.
  var changes: Int {
    let tag = String(cString: PQcmdStatus(result))
    guard ["INSERT", "UPDATE", "DELETE"].contains(where: tag.hasPrefix) else { return 0 }
    return Int(String(cString: PQcmdTuples(result))) ?? 0
  }

  func rows() throws -> [Row] {
    let types = try (0..<PQnfields(result)).map { column in
      guard let type = PostgresType(rawValue: PQftype(result, column)) else {
        // A sum of integers, for instance, is a decimal here: the statement says CAST(sum(…) AS …).
        throw StatementFault(statement: statement, reason: "column \(column) has a type that needs a CAST")
      }
      return type
    }
    return try (0..<PQntuples(result)).map { row in
      Row(try types.enumerated().map { try value(row, Int32($0.offset), $0.element) })
    }
  }

  private func value(_ row: Int32, _ column: Int32, _ type: PostgresType) throws -> Value {
    guard PQgetisnull(result, row, column) == 0, let start = PQgetvalue(result, row, column) else { return .null }
    let bytes = UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result, row, column)))
    switch type {
    case .boolean: return .integer(Int64(try number(bytes, UInt8.self)))
    case .integer16: return .integer(Int64(Int16(bitPattern: try number(bytes, UInt16.self))))
    case .integer32: return .integer(Int64(Int32(bitPattern: try number(bytes, UInt32.self))))
    case .integer64: return .integer(Int64(bitPattern: try number(bytes, UInt64.self)))
    case .real32: return .real(Double(Float(bitPattern: try number(bytes, UInt32.self))))
    case .real64: return .real(Double(bitPattern: try number(bytes, UInt64.self)))
    case .text, .name, .varchar, .unknown: return .text(String(decoding: bytes, as: UTF8.self))
    case .bytes: return .bytes([UInt8](bytes))
    case .void: return .null
    }
  }

  /// Numbers travel with their highest byte first.
  private func number<Number: FixedWidthInteger & UnsignedInteger>(
    _ bytes: UnsafeRawBufferPointer, _: Number.Type
  ) throws -> Number {
    guard bytes.count == MemoryLayout<Number>.size else {
      throw StatementFault(statement: statement, reason: "a number of \(bytes.count) bytes")
    }
    return bytes.reduce(0) { Number(truncatingIfNeeded: UInt64($0) << 8 | UInt64($1)) }
  }
}
