import CZlib
import Testing

@testable import Web

@Suite struct GzipTests {
  @Test(arguments: [
    ("gzip", true), ("br, gzip;q=0.5", true), ("gzip, deflate, br, zstd", true), ("*", true), ("x-gzip", true),
    (" GZIP ; q=1", true), ("gzip;q=0", false), ("*;q=1, gzip;q=0", false), ("identity", false), ("", false),
    ("br", false), ("gzip;q=many", false),
  ])
  func acceptance(_ header: String, _ isAccepted: Bool) {
    #expect(Gzip.isAccepted(header) == isAccepted)
    #expect(!Gzip.isAccepted(nil))
  }

  @Test func whatIsPackedIsTheSameUnpacked() throws {
    let bytes = Array(String(repeating: "Тридцать яблок, алых в снегу. ", count: 400).utf8)
    let packed = try #require(Gzip.packed(bytes, effort: Gzip.littleEffort))
    #expect(packed.count * 10 < bytes.count)
    #expect(Self.unpacked(packed, most: bytes.count + 1) == bytes)
  }

  @Test func whatDoesNotGetSmallerStays() {
    #expect(Gzip.packed(Array("short".utf8), effort: 9) == nil)
    #expect(Gzip.packed([], effort: 9) == nil)
  }

  /// What browsers do with it.
  static func unpacked(_ bytes: [UInt8], most: Int) -> [UInt8]? {
    var stream = z_stream()
    guard inflateInit2_(&stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
    defer { inflateEnd(&stream) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: most)
    let isWhole = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        return inflate(&stream, Z_FINISH) == Z_STREAM_END
      }
    }
    return isWhole ? Array(output.prefix(Int(stream.total_out))) : nil
  }
}
