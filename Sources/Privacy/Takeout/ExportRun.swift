import Core
import Persistence
import Policy
import Vault

/// One take-out on its way: what was written, and what has to be looked at again before it is finished.
struct ExportRun {
  let exporter: Exporter
  let account: Identifier
  var zip: ZipWriter
  var manifest: TakeoutManifest
  /// Rows that are in it and may end, by table.
  private var written: [Name: [Identifier]] = [:]
  /// What rows are called that others hang on.
  private var labels: [Identifier: String] = [:]

  init(exporter: Exporter, account: Identifier, zip: ZipWriter, manifest: TakeoutManifest) {
    self.exporter = exporter
    self.account = account
    self.zip = zip
    self.manifest = manifest
  }

  /// A table as JSON, its rows as a spreadsheet where that helps, and then its files.
  mutating func write(_ table: ExportPlan.Table) async throws {
    let holding = table.holding
    let reader = ExportReader(exporter: exporter, account: account, table: table)
    let name = holding.table.description
    let path = "data/\(name).json"
    var files: [ExportReader.File] = []
    var (output, count, unreadable, sheet) = (OpenEntry(path), 0, 0, [[UInt8]]())
    let isForSpreadsheets = exporter.guides[holding.table]?.isForSpreadsheets ?? false
    try await output.begin(in: &zip)
    try await output.add(Array("{\"table\": \"\(name)\", \"rows\": [".utf8), to: &zip)
    var place = ExportReader.Place.first
    while let page = try await reader.page(after: place) {
      for read in page.rows {
        try await output.add(Array((count == 0 ? "\n" : ",\n").utf8) + read.row.json, to: &zip)
        if isForSpreadsheets {
          if sheet.isEmpty { sheet.append(ExportSpreadsheet.line(read.row.values.map(\.name))) }
          sheet.append(ExportSpreadsheet.line(read.row))
        }
        if let id = read.id, let label = exporter.guides[holding.table]?.label(read.row) { labels[id] = label }
        files += read.files
        unreadable += read.unreadable
        count += 1
      }
      if holding.hasId, !holding.ends.isEmpty || holding.heldAs != nil || !table.files.isEmpty {
        written[holding.table, default: []] += page.rows.compactMap(\.id)
      }
      guard let next = page.next else { break }
      place = next
    }
    try await output.add(Array("\n]}\n".utf8), to: &zip)
    manifest.files.append(try await output.end(in: &zip, about: holding.retention.dataClass.rawValue))
    manifest.tables.append(
      TakeoutManifest.Table(
        table: name, path: path, rows: count, about: holding.retention.dataClass.rawValue,
        clause: holding.retention.dataClass.clause.rawValue))
    if !sheet.isEmpty { try await writeSheet(name, sheet, about: holding.retention.dataClass) }
    if unreadable > 0 { leave(name, .unreadable, unreadable) }
    for file in files { try await write(file, about: holding.retention.dataClass) }
    try await noteHeld(holding)
  }

  /// Records that lie in no table, a line each.
  mutating func write(_ source: ExportLines) async throws {
    var output = OpenEntry("data/\(source.name).jsonl")
    try await output.begin(in: &zip)
    // The closure may not hold the archive, which it would change; a pipe of one part does.
    let pipe = BytePipe()
    let (account, lines) = (account, source.lines)
    let writing = Task {
      do {
        try await lines(account) { try await pipe.write($0 + [UInt8(ascii: "\n")]) }
        await pipe.end()
      } catch {
        await pipe.end(error)
      }
    }
    do {
      while let line = try await pipe.read() { try await output.add(line, to: &zip) }
    } catch {
      await pipe.end(error)
      writing.cancel()
      throw error
    }
    manifest.files.append(try await output.end(in: &zip, about: DataClass.logs.rawValue))
  }

  /// Throws `takeout-outdated` when something that was written is over, held or erased by now.
  func refuseOutdated() async throws {
    for (table, ids) in written {
      guard let planned = exporter.plan.tables.first(where: { $0.holding.table == table }) else { continue }
      let reader = ExportReader(exporter: exporter, account: account, table: planned)
      for part in ids.parts(of: Limits.takeoutRowsAtOnce) where try await reader.isOutdated(part) {
        throw DomainError(
          .unavailable, "takeout-outdated", "Something came to its end while this was made; it is made again.")
      }
    }
    // An account that was closed meanwhile has no key any more (D44).
    _ = try await exporter.vault.accountKey(account)
  }

  mutating func noteLeftOut(_ planned: [ExportPlan.LeftOut]) {
    manifest.leftOut += planned.map { TakeoutManifest.LeftOut(what: $0.what, reason: $0.reason.rawValue) }
    manifest.leftOut.append(
      TakeoutManifest.LeftOut(what: "log", reason: ExportPlan.Reason.namelessLog.rawValue))
  }

  /// The pages around it, and the list of everything as the last file.
  mutating func writePapers(_ language: Language) async throws {
    try await write(TakeoutManifest.schemaPath, Array(TakeoutManifest.schema.utf8))
    for (path, bytes) in exporter.papers(manifest, language) { try await write(path, bytes) }
    var output = OpenEntry(TakeoutManifest.path)
    try await output.begin(in: &zip)
    try await output.add(try manifest.bytes(), to: &zip)
    _ = try await output.end(in: &zip, about: nil)
    try await zip.finish()
  }

  private mutating func write(_ path: String, _ bytes: [UInt8]) async throws {
    var output = OpenEntry(path)
    try await output.begin(in: &zip)
    try await output.add(bytes, to: &zip)
    manifest.files.append(try await output.end(in: &zip, about: nil))
  }

  private mutating func writeSheet(_ name: String, _ lines: [[UInt8]], about dataClass: DataClass) async throws {
    var output = OpenEntry("data/\(name).csv")
    try await output.begin(in: &zip)
    try await output.add(ExportSpreadsheet.mark, to: &zip)
    for line in lines { try await output.add(line, to: &zip) }
    manifest.files.append(try await output.end(in: &zip, about: dataClass.rawValue))
  }

  /// A file, part by part. One that was deleted after its row was read is named as missing, not written by halves.
  private mutating func write(_ file: ExportReader.File, about dataClass: DataClass) async throws {
    var output = OpenEntry(file.path, bytes: file.plainBytes)
    do {
      output.prepare(try await exporter.read(file, from: 0))
    } catch let error as DomainError where error.kind == .gone || error.kind == .notFound {
      return leave(file.path, .deletedMeanwhile, 1)
    }
    try await output.begin(in: &zip)
    while output.bytes < file.plainBytes {
      try await output.add(try await exporter.read(file, from: output.bytes), to: &zip)
    }
    var line = try await output.end(in: &zip, about: dataClass.rawValue)
    line.label = file.parent.flatMap { labels[$0] }
    manifest.files.append(line)
  }

  private mutating func noteHeld(_ holding: Holding) async throws {
    guard let condition = ExportCondition(holdings: exporter.holdings).held(holding, account, at: exporter.world.now)
    else { return }
    let count = try await exporter.database.read { transaction in
      try transaction.row("SELECT count(*) FROM \(holding.table.sql) WHERE \(condition)")?.int(0) ?? 0
    }
    if count > 0 { leave(holding.table.description, .held, count) }
  }

  private mutating func leave(_ what: String, _ reason: ExportPlan.Reason, _ count: Int) {
    manifest.leftOut.append(TakeoutManifest.LeftOut(what: what, reason: reason.rawValue, count: count))
  }
}

/// A file of the archive that is being written, with what its line in the list will say.
struct OpenEntry {
  let path: String
  private let size: Int
  private(set) var bytes = 0
  private var digest = RunningDigest()
  private var prepared: [UInt8] = []

  init(_ path: String, bytes: Int = 0) {
    self.path = path
    size = bytes
  }

  /// What is written as soon as the file has begun.
  mutating func prepare(_ part: [UInt8]) { prepared = part }

  mutating func begin(in zip: inout ZipWriter) async throws {
    try await zip.begin(path, bytes: size)
    let part = prepared
    prepared = []
    if !part.isEmpty { try await add(part, to: &zip) }
  }

  mutating func add(_ part: [UInt8], to zip: inout ZipWriter) async throws {
    digest.add(part)
    bytes += part.count
    try await zip.add(part)
  }

  mutating func end(in zip: inout ZipWriter, about: String?) async throws -> TakeoutManifest.File {
    try await zip.end()
    return TakeoutManifest.File(path: path, bytes: bytes, sha256: Digest.hex(digest.bytes), about: about)
  }
}
