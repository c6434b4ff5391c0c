public import Core
import Policy

/// Writes an archive from its first byte to its last: memory grows by a line for each file and never with their bytes.
public struct ZipWriter {
  private struct Entry {
    var name: String
    var offset: Int
    var bytes = 0
    var checksum: UInt32 = 0
    /// Declared beforehand: whoever reads the archive as it comes must know how wide the sizes behind it are.
    var isLarge: Bool
  }

  private let sink: (_ bytes: [UInt8]) async throws -> Void
  private let date: (day: UInt16, time: UInt16)
  private var entries: [Entry] = []
  private var current: Entry?
  private var written = 0

  /// - Parameters:
  ///   - instant: the time that every file bears, in UTC.
  ///   - sink: takes the archive's bytes in order.
  public init(at instant: Instant, sink: @escaping (_ bytes: [UInt8]) async throws -> Void) {
    self.sink = sink
    date = Self.date(instant)
  }

  /// Begins a file. Throws `archive-name` for a name that is not safe everywhere or comes twice.
  ///
  /// - Parameter bytes: its size where it is known, so that a large one is declared as such; a file of unknown size may
  ///   not be large.
  public mutating func begin(_ name: String, bytes: Int = 0) async throws {
    guard ArchiveName.isSafe(name), current == nil else {
      throw DomainError(.fault, "archive-name", "A file of an archive has a name that is not safe.")
    }
    let entry = Entry(name: name, offset: written, isLarge: bytes >= ZipFormat.limit32)
    current = entry
    var header = LittleEndian()
    header.add(ZipFormat.localHeader)
    addCommon(&header, entry, isLocal: true)
    header.add(name)
    if entry.isLarge { addExtra(&header, [0, 0]) }
    try await put(header.bytes)
  }

  public mutating func add(_ bytes: [UInt8]) async throws {
    guard var entry = current else { return }
    entry.checksum = ZipFormat.checksum(bytes, after: entry.checksum)
    entry.bytes += bytes.count
    guard entry.isLarge || entry.bytes < ZipFormat.limit32 else {
      throw DomainError(.fault, "archive-size", "A file of an archive grew larger than was said.")
    }
    current = entry
    try await put(bytes)
  }

  /// Ends the file that was begun.
  public mutating func end() async throws {
    guard let entry = current else { return }
    var descriptor = LittleEndian()
    descriptor.add(ZipFormat.descriptor)
    descriptor.add(entry.checksum)
    for _ in 0..<2 {
      if entry.isLarge { descriptor.add(UInt64(entry.bytes)) } else { descriptor.add(UInt32(entry.bytes)) }
    }
    try await put(descriptor.bytes)
    entries.append(entry)
    current = nil
  }

  /// Writes the list of all files, which is the archive's end.
  public mutating func finish() async throws {
    let start = written
    for entry in entries {
      var header = LittleEndian()
      header.add(ZipFormat.centralHeader)
      header.add(ZipFormat.version)
      addCommon(&header, entry, isLocal: false)
      for _ in 0..<3 { header.add(UInt16(0)) }
      header.add(UInt32(0))
      header.addCapped(entry.offset)
      header.add(entry.name)
      addExtra(&header, Self.large(entry))
      try await put(header.bytes)
    }
    try await put(endRecords(start: start, bytes: written - start))
  }

  private mutating func put(_ bytes: [UInt8]) async throws {
    try await sink(bytes)
    written += bytes.count
  }

  /// From the version needed to the length of the extra part, the same in both headers of a file.
  private func addCommon(_ header: inout LittleEndian, _ entry: Entry, isLocal: Bool) {
    header.add(ZipFormat.version)
    header.add(ZipFormat.flags)
    header.add(ZipFormat.stored)
    header.add(date.time)
    header.add(date.day)
    header.add(isLocal ? 0 : entry.checksum)
    for _ in 0..<2 {
      if isLocal { header.add(entry.isLarge ? UInt32.max : 0) } else { header.addCapped(entry.bytes) }
    }
    header.add(UInt16(entry.name.utf8.count))
    let large = isLocal ? (entry.isLarge ? 2 : 0) : Self.large(entry).count
    header.add(UInt16(large == 0 ? 0 : 4 + 8 * large))
  }

  private func addExtra(_ header: inout LittleEndian, _ values: [Int]) {
    guard !values.isEmpty else { return }
    header.add(ZipFormat.extra64)
    header.add(UInt16(8 * values.count))
    for value in values { header.add(UInt64(value)) }
  }

  /// The numbers of a file that its own fields are too narrow for, in their order.
  private static func large(_ entry: Entry) -> [Int] {
    (entry.bytes >= ZipFormat.limit32 ? [entry.bytes, entry.bytes] : [])
      + (entry.offset >= ZipFormat.limit32 ? [entry.offset] : [])
  }

  private func endRecords(start: Int, bytes: Int) -> [UInt8] {
    var records = LittleEndian()
    let needs64 = entries.count >= Int(UInt16.max) || start >= ZipFormat.limit32 || bytes >= ZipFormat.limit32
    if needs64 {
      records.add(ZipFormat.end64)
      records.add(UInt64(ZipFormat.end64Bytes - 12))
      records.add(ZipFormat.version)
      records.add(ZipFormat.version)
      records.add(UInt32(0))
      records.add(UInt32(0))
      for value in [entries.count, entries.count, bytes, start] { records.add(UInt64(value)) }
      records.add(ZipFormat.locator64)
      records.add(UInt32(0))
      records.add(UInt64(start + bytes))
      records.add(UInt32(1))
    }
    let count = UInt16(min(entries.count, Int(UInt16.max)))
    records.add(ZipFormat.end)
    for value in [0, 0, count, count] as [UInt16] { records.add(value) }
    records.addCapped(bytes)
    records.addCapped(start)
    records.add(UInt16(0))
    return records.bytes
  }

  /// A day since 1980 and a time in steps of two seconds.
  private static func date(_ instant: Instant) -> (day: UInt16, time: UInt16) {
    let day = CivilDate(instant)
    let second = Int((instant.microseconds - day.start.microseconds) / Span.second)
    let year = min(max(day.year - 1980, 0), 127)
    let (hour, minute, half) = (second / 3600, second / 60 % 60, second % 60 / 2)
    return (UInt16(year << 9 | day.month << 5 | day.day), UInt16(hour << 11 | minute << 5 | half))
  }
}
