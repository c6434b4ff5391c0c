import CZlib
import HTTPTypes

/// Smaller answers for clients that take them (RFC 9110 §8.4.1, RFC 1952).
enum Gzip {
  /// Whether a client that sends this header takes gzip.
  static func isAccepted(_ header: String?) -> Bool {
    guard let header else { return false }
    var accepted: [Substring: Bool] = [:]
    for item in header.split(separator: ",").prefix(itemsMax) {
      let parts = item.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
      guard let name = parts.first else { continue }
      let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
      accepted[Substring(name)] = weight > 0
    }
    return accepted["gzip"] ?? accepted["x-gzip"] ?? accepted["*"] ?? false
  }

  /// The bytes in gzip's form; nil when that would not be smaller.
  /// - Parameter effort: 1 (fast) to 9 (small).
  static func packed(_ bytes: [UInt8], effort: Int32) -> [UInt8]? {
    guard bytes.count > leastBytes else { return nil }
    var stream = z_stream()
    let version = deflateInit2_(
      &stream, effort, Z_DEFLATED, windowBitsWithHeader, memoryLevel, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    guard version == Z_OK else { return nil }
    defer { deflateEnd(&stream) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
    let isWhole = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        return deflate(&stream, Z_FINISH) == Z_STREAM_END
      }
    }
    let count = Int(stream.total_out)
    guard isWhole, count < bytes.count else { return nil }
    return Array(output.prefix(count))
  }

  /// For what is packed once, at start, and for what is packed for every answer.
  static let mostEffort: Int32 = 9
  static let littleEffort: Int32 = 5

  /// Less than a packet is not worth the work.
  private static let leastBytes = 1000
  private static let itemsMax = 20
  /// 15 bits of window and 16 for gzip's own header, as zlib wants it said.
  private static let windowBitsWithHeader: Int32 = 31
  private static let memoryLevel: Int32 = 8
}
