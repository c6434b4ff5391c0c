import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// Pages are sent packed where that betrays nothing. Whoever watches the sizes of packed answers, and can make a
/// browser ask for pages with a text of their own in them, can guess the secrets beside it letter by letter (BREACH).
/// So a page is packed only when nothing that the request brought can stand in it: the answer to a GET without a
/// query that found what it asked for. Searches, forms sent back and error pages go as they are.
enum PageCompression {
  static func apply(to response: Response, for request: Request) async -> Response {
    guard response.headers[.contentType]?.hasPrefix("text/html") == true else { return response }
    var response = response
    response.headers[.vary] = "Accept-Encoding"
    guard request.method == .get, response.status == .ok, request.head.path?.contains("?") != true,
      Gzip.isAccepted(request.headers[.acceptEncoding]), let bytes = await Self.bytes(of: response.body),
      let packed = Gzip.packed(bytes, effort: Gzip.littleEffort)
    else { return response }
    response.headers[.contentEncoding] = "gzip"
    response.headers[.contentLength] = String(packed.count)
    response.body = ResponseBody(byteBuffer: ByteBuffer(bytes: packed))
    return response
  }

  /// A page is made whole before it is sent, so taking it out of its body waits for nothing.
  private static func bytes(of body: ResponseBody) async -> [UInt8]? {
    let whole = WholeBody()
    do {
      try await body.write(whole)
      return whole.bytes.withLock { $0 }
    } catch {
      return nil
    }
  }
}

/// Keeps what is written to it.
private final class WholeBody: ResponseBodyWriter, Sendable {
  let bytes = Mutex<[UInt8]>([])

  func write(_ buffer: ByteBuffer) async throws {
    bytes.withLock { $0.append(contentsOf: buffer.readableBytesView) }
  }

  consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
