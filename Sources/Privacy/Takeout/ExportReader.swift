import Core
import Persistence
import Policy
import Vault

/// Reads and opens one table's rows of one account, page by page.
struct ExportReader {
  struct File: Sendable {
    var path: String
    var object: ObjectName
    var plainBytes: Int
    /// The object under whose key it is sealed; nil for the account's own.
    var key: Identifier?
    var account: Identifier
    /// The row on which its row hangs.
    var parent: Identifier?
  }

  struct ReadRow: Sendable {
    var id: Identifier?
    var row: ExportedRow
    var files: [File]
    /// Values that did not open.
    var unreadable: Int
  }

  struct Page: Sendable {
    var rows: [ReadRow]
    var next: Place?
  }

  struct Place: Sendable {
    var id: String
    static let first = Place(id: "")
  }

  let exporter: Exporter
  let account: Identifier
  let table: ExportPlan.Table

  private var holding: Holding { table.holding }
  private var isSealed: Bool { table.columns.contains { holding.columns[$0] == .sealed } }

  /// The rows after a place; nil when the person can have none in this table.
  func page(after place: Place) async throws -> Page? {
    let (columns, now) = (table.columns, exporter.world.now)
    guard let condition = try await condition(at: now) else { return nil }
    let list = SQL.joined(columns.map(\.sql), separator: ", ")
    let (holding, account) = (holding, account)
    let found = try await exporter.database.read { transaction -> (rows: [(Row, ExportGuide.Notes)], last: String?) in
      // Tables whose rows have no id are short: a few lines a person, or numbers only.
      let rows =
        holding.hasId
        ? try transaction.rows(
          """
          SELECT \(list) FROM \(holding.table.sql) WHERE \(condition) AND id > \(place.id)
          ORDER BY id LIMIT \(Limits.takeoutRowsAtOnce)
          """)
        : try transaction.rows("SELECT \(list) FROM \(holding.table.sql) WHERE \(condition)")
      let isFull = holding.hasId && rows.count == Limits.takeoutRowsAtOnce
      let last = try isFull ? rows.last.map { try $0.text(try index(of: "id")) } : nil
      return (try notes(of: rows, account, at: now, in: transaction), last)
    }
    let rows = try await open(found.rows)
    return Page(rows: rows, next: found.last.map(Place.init))
  }

  /// Whether any of some rows is not to be taken out any more.
  func isOutdated(_ ids: [Identifier]) async throws -> Bool {
    let now = exporter.world.now
    guard let condition = try await condition(at: now) else { return true }
    let (holding, account, look) = (holding, account, exporter.guides[holding.table]?.look)
    let isStrict = holding.isAsked || !table.files.isEmpty
    return try await exporter.database.read { transaction in
      let list = SQL.joined(ids.map { "\($0)" }, separator: ", ")
      func count(_ condition: SQL) throws -> Int {
        try transaction.row("SELECT count(*) FROM \(holding.table.sql) WHERE id IN (\(list)) AND \(condition)")?
          .int(0) ?? 0
      }
      if isStrict {
        let living = try look?(ids, account, now, transaction).count ?? ids.count
        return try min(living, count(condition)) < ids.count
      }
      // Rows that went by themselves, such as a mail that was sent, are no matter; those that are over are.
      return try count("NOT (\(condition))") > 0
    }
  }

  private func condition(at now: Instant) async throws -> SQL? {
    let linked = try await exporter.links[holding.table]?.condition(account)
    return try ExportCondition(holdings: exporter.holdings).rows(of: holding, account, at: now, linked: linked)
  }

  private func index(of name: Name) throws -> Int {
    guard let index = table.columns.firstIndex(of: name) else {
      throw DomainError(.fault, "row-shape", "A table of a take-out has no column \(name).")
    }
    return index
  }

  /// Rows that their module, and that of the row on which they hang, lets their owner see.
  private func notes(
    of rows: [Row], _ account: Identifier, at now: Instant, in transaction: any Transaction
  ) throws -> [(Row, ExportGuide.Notes)] {
    var rows = rows
    if case .parent(let name, let column, key: "id") = holding.subject, let look = exporter.guides[name]?.look {
      let link = try index(of: column)
      let parents = Set(try rows.map { try $0.identifier(link) })
      let living = try look(parents.sorted(), account, now, transaction)
      rows = try rows.filter { living[try $0.identifier(link)] != nil }
    }
    guard let look = exporter.guides[holding.table]?.look else {
      // Without its module nobody could say what of it is there: better a fault than a leak.
      guard !holding.isAsked else {
        throw DomainError(.fault, "takeout-guide", "Nobody says which rows of \(holding.table) may be taken out.")
      }
      return rows.map { ($0, []) }
    }
    let id = try index(of: "id")
    let living = try look(try rows.map { try $0.identifier(id) }, account, now, transaction)
    return try rows.compactMap { row in living[try row.identifier(id)].map { (row, $0) } }
  }

  private func open(_ rows: [(Row, ExportGuide.Notes)]) async throws -> [ReadRow] {
    var keys: [Identifier: DataKey] = [:]
    switch isSealed ? holding.sealedBy : nil {
    case .account?: keys[account] = try await exporter.vault.accountKey(account)
    case .object(let column)?:
      let place = try index(of: column)
      keys = try await exporter.vault.objectKeys(rows.map { try $0.0.identifier(place) })
    case nil: break
    }
    return try rows.compactMap { row, notes in try open(row, notes, keys) }
  }

  /// Nil when the row's key is gone: it was erased while the rows were read.
  private func open(_ row: Row, _ notes: ExportGuide.Notes, _ keys: [Identifier: DataKey]) throws -> ReadRow? {
    var key: DataKey?
    if isSealed, let sealedBy = holding.sealedBy {
      let owner: Identifier
      if case .object(let column) = sealedBy { owner = try row.identifier(index(of: column)) } else { owner = account }
      guard let found = keys[owner] else { return nil }
      key = found
    }
    let id = holding.hasId ? try row.identifier(index(of: "id")) : nil
    var read = ReadRow(id: id, row: ExportedRow(values: []), files: [], unreadable: 0)
    for (place, name) in table.columns.enumerated() {
      var value = Self.clear(row.values[place], name)
      if holding.columns[name] == .sealed, case .bytes(let sealed) = row.values[place], let key {
        let seat = SealedPlace(holding.table.literal, name.literal, id ?? account)
        let plain = try? key.openBytes(sealed, at: seat)
        if plain == nil { read.unreadable += 1 }
        value = plain.map { Self.opened($0, holding.forms[name]) } ?? .null
      }
      read.row.values.append((name.description, value))
    }
    read.row.values += notes
    try addFiles(to: &read)
    return read
  }

  private func addFiles(to read: inout ReadRow) throws {
    for column in table.files.sorted() {
      guard case .text(let text) = read.row[column.description], let object = ObjectName(text),
        case .integer(let size) = read.row["plain_bytes"], let bytes = Int(exactly: size)
      else { continue }
      let parent = parent(of: read.row)
      var key: Identifier?
      if case .object(let sealing)? = holding.sealedBy {
        key = read.row[sealing.description].text.flatMap { Identifier($0) }
      } else if holding.sealedBy == nil {
        key = parent
      }
      let wished = exporter.guides[holding.table]?.path(read.row).map { "files/\($0)" }
      let path = wished.flatMap { ArchiveName.isSafe($0) ? $0 : nil } ?? "files/\(text)"
      if let place = read.row.values.firstIndex(where: { $0.name == column.description }) {
        read.row.values[place].value = .text(path)
      }
      read.files.append(
        File(path: path, object: object, plainBytes: bytes, key: key, account: account, parent: parent ?? read.id))
    }
  }

  private func parent(of row: ExportedRow) -> Identifier? {
    guard case .parent(_, let column, _) = holding.subject else { return nil }
    return row[column.description].text.flatMap { Identifier($0) }
  }

  private static func clear(_ value: Value, _ name: Name) -> ExportValue {
    switch value {
    case .null: .null
    case .integer(let number): name.isTime ? .time(Instant(microseconds: number)) : .integer(number)
    case .real(let number): .real(number)
    case .text(let text): .text(text)
    case .bytes(let bytes): .bytes(bytes)
    }
  }

  private static func opened(_ bytes: [UInt8], _ form: Holding.Form?) -> ExportValue {
    switch form {
    case .json?: .json(bytes)
    case .bytes?: .bytes(bytes)
    case nil: String(validating: bytes, as: UTF8.self).map { .text($0) } ?? .bytes(bytes)
    }
  }
}

extension Exporter {
  /// A part of a file. Throws `key-destroyed` and `object-missing` once it is gone.
  func read(_ file: ExportReader.File, from start: Int) async throws -> [UInt8] {
    let key =
      if let object = file.key { try await vault.objectKey(object) } else {
        try await vault.accountKey(file.account)
      }
    let end = min(start + Limits.takeoutReadBytes, file.plainBytes)
    return try await store.read(file.object, key: key, plainBytes: file.plainBytes, range: start..<end)
  }
}
