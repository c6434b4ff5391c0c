import Core
import Foundation
import Policy
import TestSupport
import Testing

@testable import Privacy

/// The archive's form: what we write others read, and what others write to hurt us is refused.
@Suite(.startsPrograms) struct ZipTests {
  private static let now = Instant(microseconds: 1_795_428_000_000_000)

  private func archive(_ files: [(name: String, bytes: [UInt8])], at path: String) async throws {
    var written: [UInt8] = []
    var zip = ZipWriter(at: Self.now) { written += $0 }
    for (name, bytes) in files {
      try await zip.begin(name, bytes: bytes.count)
      for part in bytes.parts(of: 1000) { try await zip.add(part) }
      try await zip.end()
    }
    try await zip.finish()
    try Data(written).write(to: URL(filePath: path))
  }

  private func python(_ script: String, _ arguments: String...) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script] + arguments
    let pipe = Pipe()
    (process.standardOutput, process.standardError) = (pipe, pipe)
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  /// The witness is the archive module of another language.
  @Test func othersReadWhatWeWrite() async throws {
    try await withTemporaryFolder { folder in
      let files = [
        (name: "data/a.json", bytes: Array("{}".utf8)), (name: "files/x/empty.bin", bytes: []),
        (name: "files/x/song.mp3", bytes: (0..<250_000).map { UInt8(truncatingIfNeeded: $0 % 251) }),
      ]
      try await archive(files, at: folder + "/a.zip")
      let seen = try python(
        """
        import sys, zipfile, hashlib
        z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None
        for i in z.infolist(): print(i.filename, i.file_size, i.date_time, z.read(i)[:2])
        """, folder + "/a.zip")
      #expect(
        seen.output == """
          data/a.json 2 (2026, 11, 23, 10, 0, 0) b'{}'
          files/x/empty.bin 0 (2026, 11, 23, 10, 0, 0) b''
          files/x/song.mp3 250000 (2026, 11, 23, 10, 0, 0) b'\\x00\\x01'

          """)
      let reader = try ZipReader(folder + "/a.zip")
      for (entry, file) in zip(reader.entries, files) {
        var bytes: [UInt8] = []
        try reader.read(entry) { bytes += $0 }
        #expect(entry.name == file.name && bytes == file.bytes)
      }
    }
  }

  /// Sizes and places beyond 4 GiB stand in their own fields. A file of holes costs no disk.
  @Test func largeNumbersAreWrittenAndRead() async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/large.zip"
      let file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
      let large = ZipFormat.limit32 + 10
      var place = 0
      // The large blocks are zeros, which are skipped and not written.
      var zip = ZipWriter(at: Self.now) { bytes in
        if bytes.count < 1 << 20 {
          _ = bytes.withUnsafeBytes { pwrite(file, $0.baseAddress, $0.count, off_t(place)) }
        }
        place += bytes.count
      }
      try await zip.begin("large.bin", bytes: large)
      let block = [UInt8](repeating: 0, count: 64 << 20)
      var left = large
      while left > 0 {
        try await zip.add(left >= block.count ? block : Array(block.prefix(left)))
        left -= min(left, block.count)
      }
      try await zip.end()
      try await zip.begin("after.txt")
      try await zip.add(Array("behind".utf8))
      try await zip.end()
      try await zip.finish()
      _ = close(file)
      let reader = try ZipReader(path)
      #expect(reader.entries.map(\.bytes) == [large, 6])
      #expect(try reader.bytes(of: reader.entries[1], in: 0..<6) == Array("behind".utf8))
      let seen = try python(
        """
        import sys, zipfile
        z = zipfile.ZipFile(sys.argv[1]); i = z.infolist()
        print(i[0].file_size, z.read(i[1]))
        """, path)
      #expect(seen.output == "\(large) b'behind'\n")
    }
  }

  /// Threats: paths that lead out, packed bombs, doubled and lying entries.
  @Test(arguments: [
    ("../evil", "stored", "archive-name"), ("/etc/passwd", "stored", "archive-name"),
    ("a\\..\\b", "stored", "archive-name"), ("data/.hidden", "stored", "archive-name"),
    ("data//x", "stored", "archive-name"), ("con:stream", "stored", "archive-name"),
    ("data/ok.json", "deflated", "archive-packed"),
  ])
  func tricksAreRefused(_ name: String, _ method: String, _ expected: String) async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/trick.zip"
      let made = try python(
        """
        import sys, zipfile
        z = zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED if sys.argv[3] == 'deflated' else zipfile.ZIP_STORED)
        i = zipfile.ZipInfo('x'); i.filename = sys.argv[2]
        i.compress_type = z.compression
        z.writestr(i, b'0' * 100000); z.close()
        """, path, name, method)
      #expect(made.status == 0, "\(made.output)")
      #expect(code { _ = try ZipReader(path) } == expected)
    }
  }

  /// Threats: a list that names one file twice, says false sizes, or more of everything than there is.
  @Test(arguments: [
    ListTrick("honest", [("a", 1000, 1000)], nil),
    ListTrick("doubled", [("a", 1000, 1000), ("a", 1000, 1000)], "archive-name"),
    ListTrick("doubled where case is no matter", [("a", 1000, 1000), ("A", 1000, 1000)], "archive-name"),
    ListTrick("one size packed, another open", [("a", 1000, 999)], "archive-unreadable"),
    ListTrick("shorter than it is", [("a", 999, 999)], "archive-damaged"),
    ListTrick("longer than the archive", [("a", 5000, 5000)], "archive-unreadable"),
    ListTrick("the same bytes twice", [("a", 1000, 1000), ("b", 1000, 1000)], "archive-unreadable"),
    ListTrick("more listed than said", [("a", 10, 10), ("b", 10, 10)], count: 1, "archive-unreadable"),
    ListTrick("more said than listed", [("a", 1000, 1000)], count: 2, "archive-unreadable"),
    ListTrick("as many as may be", [("a", 1000, 1000)], count: Limits.takeoutFilesMax, "archive-unreadable"),
    ListTrick("too many", [("a", 1000, 1000)], count: Limits.takeoutFilesMax + 1, "archive-too-large"),
    ListTrick("a list behind the end", [("a", 1000, 1000)], start: Int.max, "archive-too-large"),
  ])
  func listsThatLieAreRefused(_ trick: ListTrick) async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/trick.zip"
      try Data(trick.archive).write(to: URL(filePath: path))
      #expect(code { _ = try read(path) } == trick.code)
    }
  }

  @Test func whatWasChangedOrCutOffIsNoticed() async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/a.zip"
      try await archive([("data/a.json", Array("{\"a\": 1}".utf8)), ("b.txt", Array("bytes".utf8))], at: path)
      let whole = try Data(contentsOf: URL(filePath: path))
      for place in whole.indices {
        var changed = whole
        changed[place] ^= 0x55
        try changed.write(to: URL(filePath: path))
        // Times and versions are no content; everything else is noticed or reads the same.
        let read = try? read(path)
        #expect(read == nil || read == ["{\"a\": 1}", "bytes"], "\(place)")
      }
      for length in 0..<whole.count {
        try whole.prefix(length).write(to: URL(filePath: path))
        #expect((try? read(path)) == nil, "\(length)")
      }
    }
  }

  @Test func namesThatAreSafeEverywhere() {
    for name in ["index.html", "data/works.json", "files/01890a5d-ac96-774b-bcce-b302099a8057/song.mp3"] {
      #expect(ArchiveName.isSafe(name))
    }
    for name in [
      "", ".", "..", "a/..", "../a", "/a", "a/", "a//b", ".a", "-rf", "a b", "a\u{0}", "ä", "a:b", "C:\\a", "a.",
      "~/a", String(repeating: "a", count: 201),
    ] {
      #expect(!ArchiveName.isSafe(name), "\(name)")
    }
  }

  private func read(_ path: String) throws -> [String] {
    let reader = try ZipReader(path)
    return try reader.entries.map { entry in
      var bytes: [UInt8] = []
      try reader.read(entry) { bytes += $0 }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  private func code(_ act: () throws -> Void) -> String? {
    do {
      try act()
      return nil
    } catch { return (error as? DomainError)?.code ?? "\(error)" }
  }
}

/// An archive with one file of a thousand bytes, and a list that says of it what a test wants.
struct ListTrick: Sendable, CustomStringConvertible {
  var description: String
  var listed: [(name: String, bytes: Int, packed: Int)]
  /// What the end says of the list, where that is not the truth; then it is the end with wide numbers.
  var count: Int?
  var start: Int?
  /// By what it is refused; nil for one that is read.
  var code: String?

  init(
    _ description: String, _ listed: [(name: String, bytes: Int, packed: Int)], count: Int? = nil, start: Int? = nil,
    _ code: String?
  ) {
    self.description = description
    self.listed = listed
    self.count = count
    self.start = start
    self.code = code
  }

  var archive: [UInt8] {
    let content = [UInt8](repeating: UInt8(ascii: "x"), count: 1000)
    let checksum = ZipFormat.checksum(content)
    var bytes = LittleEndian()
    bytes.add(ZipFormat.localHeader)
    // Version, flags, method, time, day.
    addZeros(5, to: &bytes)
    bytes.add(checksum)
    for _ in 0..<2 { bytes.add(UInt32(content.count)) }
    bytes.add(UInt16(1))
    addZeros(1, to: &bytes)
    bytes.add("a")
    bytes.add(String(decoding: content, as: UTF8.self))
    let place = bytes.bytes.count
    for file in listed {
      bytes.add(ZipFormat.centralHeader)
      // Two versions, flags, method, time, day.
      addZeros(6, to: &bytes)
      bytes.add(checksum)
      for size in [file.packed, file.bytes] { bytes.add(UInt32(size)) }
      bytes.add(UInt16(file.name.utf8.count))
      // Extra part, comment, disk, attributes, and where it lies.
      addZeros(8, to: &bytes)
      bytes.add(file.name)
    }
    let length = bytes.bytes.count - place
    if count != nil || start != nil { addWideEnd(place, length, to: &bytes) }
    bytes.add(ZipFormat.end)
    for value in [0, 0, UInt16(listed.count), UInt16(listed.count)] { bytes.add(value) }
    for value in [length, place] { bytes.add(UInt32(value)) }
    addZeros(1, to: &bytes)
    return bytes.bytes
  }

  private func addWideEnd(_ place: Int, _ length: Int, to bytes: inout LittleEndian) {
    let end = bytes.bytes.count
    bytes.add(ZipFormat.end64)
    bytes.add(UInt64(ZipFormat.end64Bytes - 12))
    // Two versions, two disks.
    addZeros(6, to: &bytes)
    let files = count ?? listed.count
    for value in [files, files, length, start ?? place] { bytes.add(UInt64(value)) }
    bytes.add(ZipFormat.locator64)
    bytes.add(UInt32(0))
    bytes.add(UInt64(end))
    bytes.add(UInt32(1))
  }

  /// Fields of two bytes each.
  private func addZeros(_ count: Int, to bytes: inout LittleEndian) {
    for _ in 0..<count { bytes.add(UInt16(0)) }
  }
}
