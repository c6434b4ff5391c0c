import Core
import Persistence
import TestSupport
import Testing

private let things = Migration(
  "things-1",
  [
    """
    CREATE TABLE things (
      id \(.integer) NOT NULL PRIMARY KEY,
      name TEXT,
      size \(.integer),
      flag \(.integer) CHECK (flag IN (0, 1)),
      body \(.blob)
    ) \(.strict)
    """
  ])

/// The places in which the two engines are known to differ, and how our SQL is written so that they do not.
@Suite struct EngineTrapTests {
  private func withThings(
    _ engine: Engine, _ rows: [SQL] = [], _ body: (Database) async throws -> Void
  ) async throws {
    try await withDatabase(engine, migrations: [things]) { database async throws in
      try await database.write { tx in
        for row in rows { try tx.run("INSERT INTO things (id, name, size, flag, body) VALUES (\(row))") }
      }
      try await body(database)
    }
  }

  private func texts(_ database: Database, _ query: SQL) async throws -> [String?] {
    try await database.read { tx in try tx.rows(query).map { try $0.optionalText(0) } }
  }

  @Test(arguments: Engine.allCases)
  func missingValuesSortWhereItIsWritten(_ engine: Engine) async throws {
    try await withThings(
      engine, ["1, 'a', 0, 0, NULL", "2, NULL, 0, 0, NULL", "3, 'b', 0, 0, NULL"]
    ) { database async throws in
      #expect(try await texts(database, "SELECT name FROM things ORDER BY name NULLS LAST") == ["a", "b", nil])
      #expect(try await texts(database, "SELECT name FROM things ORDER BY name DESC NULLS LAST") == ["b", "a", nil])
      #expect(try await texts(database, "SELECT name FROM things ORDER BY name NULLS FIRST") == [nil, "a", "b"])
    }
  }

  @Test(arguments: Engine.allCases)
  func likeTellsUpperFromLowerCase(_ engine: Engine) async throws {
    try await withThings(engine, ["1, 'Anna', 0, 0, NULL", "2, '50%_off', 0, 0, NULL"]) { database async throws in
      #expect(try await texts(database, "SELECT name FROM things WHERE name LIKE \("an%")") == [])
      #expect(try await texts(database, "SELECT name FROM things WHERE name LIKE \("An%")") == ["Anna"])
      #expect(try await texts(database, "SELECT name FROM things WHERE lower(name) LIKE \("an%")") == ["Anna"])
      let escaped: SQL = "SELECT name FROM things WHERE name LIKE \("50!%!_%") ESCAPE '!'"
      #expect(try await texts(database, escaped) == ["50%_off"])
    }
  }

  @Test(arguments: Engine.allCases)
  func aSumIsCast(_ engine: Engine) async throws {
    try await withThings(
      engine, ["1, 'a', 40, 0, NULL", "2, 'b', 2, 0, NULL"]
    ) { database async throws in
      let row = try await database.read { tx in
        try tx.row("SELECT CAST(sum(size) AS \(.integer)), count(*), max(size), \(0.75) FROM things")
      }
      #expect(row == Row([.integer(42), .integer(2), .integer(40), .real(0.75)]))
      let empty = try await database.read { tx in
        try tx.row("SELECT CAST(coalesce(sum(size), 0) AS \(.integer)) FROM things WHERE id > \(9)")?.integer(0)
      }
      #expect(empty == 0)
      if engine == .postgres {
        // Without the cast it is a decimal, which is refused rather than rounded.
        await #expect(throws: StatementFault.self) {
          try await database.read { tx in try tx.rows("SELECT sum(size) FROM things") }
        }
      }
    }
  }

  @Test(arguments: Engine.allCases)
  func textsSortByTheirBytes(_ engine: Engine) async throws {
    let names = ["a", "B", "Z", "é", "Я", "б", "Ә", "ә", "😀", "\u{ffff}", "aa", "a b", "_", "1", "10", "9"]
    let sorted = names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    let rows = names.enumerated().map { "\($0.offset), \($0.element), 0, 0, NULL" as SQL }
    try await withThings(engine, rows) { database async throws in
      #expect(try await texts(database, "SELECT name FROM things ORDER BY name") == sorted)
      #expect(try await texts(database, "SELECT name FROM things WHERE name > \("é") ORDER BY name LIMIT 1") == ["Я"])
    }
  }

  @Test(arguments: Engine.allCases)
  func booleansAreZeroAndOne(_ engine: Engine) async throws {
    try await withThings(engine, ["1, 'a', 0, \(true), NULL", "2, 'b', 0, \(false), NULL"]) { database async throws in
      let flags = try await database.read { tx in
        try tx.rows("SELECT flag, flag = \(true) FROM things ORDER BY id").map { [try $0.bool(0), try $0.bool(1)] }
      }
      #expect(flags == [[true, true], [false, false]])
      #expect(try await texts(database, "SELECT name FROM things WHERE flag = \(false)") == ["b"])
      await #expect(throws: Conflict(.check)) {
        try await database.write { tx in try tx.run("UPDATE things SET flag = \(2)") }
      }
    }
  }

  @Test(arguments: Engine.allCases)
  func everyValueComesBackAsItWas(_ engine: Engine) async throws {
    let everyByte = [UInt8](0...255)
    let texts = [
      "", "Әсел, қош келдің — Ғ Ң Ө Ұ Ү Һ І", "😀👩‍👩‍👧 e\u{301} é", "'; DROP TABLE things; --", "\\x00 \\0 %s $1 ?1",
    ]
    let integers: [Int64] = [.min, -1, 0, 1, 1 << 53 + 1, .max]
    let blobs: [[UInt8]] = [[], [0], [0, 0, 1], everyByte, Array(repeating: 0, count: 100_000)]
    try await withThings(engine) { database async throws in
      try await database.write { tx in
        for index in 0..<8 {
          let text = texts.indices.contains(index) ? texts[index] : nil
          let integer = integers.indices.contains(index) ? integers[index] : nil
          let blob = blobs.indices.contains(index) ? blobs[index] : nil
          try tx.run(
            "INSERT INTO things (id, name, size, body) VALUES (\(index), \(text), \(integer), \(blob))")
        }
      }
      let rows = try await database.read { tx in
        try tx.rows("SELECT name, size, body FROM things ORDER BY id")
      }
      #expect(try rows.compactMap { try $0.optionalText(0) }.map { Array($0.utf8) } == texts.map { Array($0.utf8) })
      #expect(try rows.compactMap { try $0.optionalInteger(1) } == integers)
      #expect(try rows.compactMap { try $0.optionalBytes(2) } == blobs)
      let found = try await database.read { tx in
        try tx.row("SELECT id FROM things WHERE body = \(everyByte) AND length(body) = \(256)")?.int(0)
      }
      #expect(found == 3)
    }
  }

  /// No column holds them (`Migration.pending` refuses the type), but a query may compute with them.
  @Test(arguments: Engine.allCases)
  func realsKeepTheirPrecision(_ engine: Engine) async throws {
    let reals = [0.1, .pi, 1e300, Double.leastNonzeroMagnitude, .greatestFiniteMagnitude, .infinity, -2.5]
    try await withThings(engine) { database in
      for real in reals {
        let row = try await database.read { tx in try tx.row("SELECT \(real), \(real) * 1.0") }
        #expect(row == Row([.real(real), .real(real)]))
      }
    }
  }

  @Test(arguments: Engine.allCases)
  func aMissingValueFitsEverywhere(_ engine: Engine) async throws {
    try await withThings(engine, ["1, 'a', 5, 0, NULL"]) { database async throws in
      for after in [nil, Int64(0)] {
        let found = try await texts(database, "SELECT name FROM things WHERE \(after) IS NULL OR id > \(after)")
        #expect(found == ["a"])
      }
      let noText: String? = nil
      let row = try await database.read { tx in
        try tx.row("SELECT coalesce(\(noText), 'default'), \(noText), coalesce(size, \(7)) FROM things")
      }
      #expect(row == Row([.text("default"), .null, .integer(5)]))
    }
  }

  @Test(arguments: Engine.allCases)
  func aZeroCharacterIsRefused(_ engine: Engine) async throws {
    try await withThings(engine) { database async throws in
      let error = await #expect(throws: DomainError.self) {
        try await database.write { tx in try tx.run("INSERT INTO things (id, name) VALUES (1, \("a\0b"))") }
      }
      #expect(error?.code == "text-zero-byte")
    }
  }

  @Test(arguments: Engine.allCases)
  func typesAreEnforced(_ engine: Engine) async throws {
    try await withThings(engine) { database async throws in
      for value in ["\("seven")", "\([7] as [UInt8])"] as [SQL] {
        await #expect(throws: StatementFault.self) {
          try await database.write { tx in try tx.run("INSERT INTO things (id, size) VALUES (1, \(value))") }
        }
      }
    }
  }

  @Test(arguments: Engine.allCases)
  func longListsOfValues(_ engine: Engine) async throws {
    try await withThings(engine) { database async throws in
      let rows = SQL.joined((0..<3000).map { "(\($0), \("n\($0)"))" }, separator: ", ")
      #expect(try await database.write { tx in try tx.run("INSERT INTO things (id, name) VALUES \(rows)") } == 3000)
      let wanted = SQL.joined((0..<2000).map { "\($0 * 2)" }, separator: ", ")
      let found = try await database.read { tx in try tx.rows("SELECT id FROM things WHERE id IN (\(wanted))").count }
      #expect(found == 1500)
    }
  }

  @Test(arguments: Engine.allCases)
  func theClaimPassesOverLockedRows(_ engine: Engine) async throws {
    try await withThings(engine, ["1, 'a', 0, 0, NULL", "2, 'b', 0, 0, NULL"]) { database async throws in
      let claimed = try await withThrowingTaskGroup(of: Int?.self) { group in
        for _ in 0..<6 {
          group.addTask {
            try await database.claim { tx in
              try tx.row(
                """
                UPDATE things SET flag = 1 WHERE id = (
                  SELECT id FROM things WHERE flag = 0 ORDER BY id LIMIT 1 \(.skipLocked)
                ) AND flag = 0 RETURNING id
                """)?.int(0)
            }
          }
        }
        return try await group.reduce(into: [Int]()) { if let id = $1 { $0.append(id) } }
      }
      #expect(claimed.sorted() == [1, 2])
    }
  }
}
