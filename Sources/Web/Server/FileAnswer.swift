import Core
import HTTPTypes
import Hummingbird
import NIOCore
import Policy

/// A file of known size that can be read in parts, answered as RFC 9110 §14 wants it: whole, one part, or none.
struct FileAnswer: Sendable {
  var size: Int
  /// Strong: the same tag means the same bytes.
  var tag: String
  var mediaType: String
  /// Offered for saving under this name; nil shows it in place.
  var saveAs: String?
  var cache: String
  var read: @Sendable (Range<Int>) async throws -> [UInt8]

  /// Several ranges in one request are answered with the first alone only if it is one; else the whole, which the
  /// standard allows: players ask for one.
  func response(for request: Request) -> Response {
    var headers: HTTPFields = [
      .contentType: mediaType, .eTag: tag, .acceptRanges: "bytes", .cacheControl: cache,
    ]
    if let saveAs { headers[.contentDisposition] = Self.disposition(saveAs) }
    if Self.matches(request.headers[.ifNoneMatch], tag) {
      headers[.contentType] = nil
      return Response(status: .notModified, headers: headers)
    }
    let answer =
      request.method == .get
      ? ByteRange.answer(request.headers[.range], size: size, ifRange: request.headers[.ifRange], tag: tag) : .whole
    switch answer {
    case .parts(let parts) where parts.count == 1:
      headers[.contentRange] = ByteRange.contentRange(parts[0], size: size)
      return response(parts[0], .partialContent, headers, request)
    case .unsatisfiable:
      headers[.contentRange] = ByteRange.contentRange(unsatisfiable: size)
      headers[.contentLength] = "0"
      headers[.contentType] = nil
      return Response(status: .rangeNotSatisfiable, headers: headers)
    default:
      return response(0..<size, .ok, headers, request)
    }
  }

  /// The tag of bytes whose hash is known: its first half, which no two files share.
  static func tag(sha256: [UInt8]) -> String {
    let digits = sha256.prefix(16).map { String($0 >> 4, radix: 16) + String($0 & 0xf, radix: 16) }
    return "\"\(digits.joined())\""
  }

  private func response(
    _ range: Range<Int>, _ status: HTTPResponse.Status, _ headers: HTTPFields, _ request: Request
  ) -> Response {
    var headers = headers
    headers[.contentLength] = String(range.count)
    guard request.method != .head else { return Response(status: status, headers: headers) }
    let read = self.read
    let body = ResponseBody(contentLength: range.count) { writer in
      // Segment by segment: memory stays the same however long the file is, and a slow reader holds one piece.
      var start = range.lowerBound
      while start < range.upperBound {
        let end = min(start + Limits.sealedSegmentBytes, range.upperBound)
        try await writer.write(ByteBuffer(bytes: try await read(start..<end)))
        start = end
      }
      try await writer.finish(nil)
    }
    return Response(status: status, headers: headers, body: body)
  }

  private static func matches(_ header: String?, _ tag: String) -> Bool {
    guard let header else { return false }
    return header == "*"
      || header.split(separator: ",").contains { item in
        let text = item.filter { $0 != " " }
        return text == tag || text == "W/\(tag)"
      }
  }

  /// RFC 6266: a plain name for old programs, the real one in UTF-8.
  private static func disposition(_ name: String) -> String {
    let plain = String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber || "-_. ".contains($0)) ? $0 : "_" })
    var encoded = ""
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        encoded += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
      }
    }
    return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(encoded)"
  }
}
