import Core
import HTML
import HTTPTypes
import Hummingbird
import NIOCore

/// The few shapes that answers have.
extension Response {
  static func page(_ root: Node, status: HTTPResponse.Status = .ok) -> Response {
    page(ByteBuffer(bytes: Writer.document(root)), status: status)
  }

  /// A page that is written already.
  static func page(_ written: ByteBuffer, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status,
      headers: [.contentType: "text/html; charset=utf-8", .contentLength: String(written.readableBytes)],
      body: ResponseBody(byteBuffer: written))
  }

  static func bytes(_ bytes: [UInt8], type: String, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: type, .contentLength: String(bytes.count)],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  static func text(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
    bytes(Array(text.utf8), type: "text/plain; charset=utf-8", status: status)
  }

  /// After a form: the browser fetches the next page with GET, so that reloading it sends nothing twice.
  static func seeOther(_ route: Route, fragment: String = "") -> Response {
    seeOther(path: route.path + fragment)
  }

  /// - Parameter path: one of our own; it comes from `Route` or a checked `Reference`.
  static func seeOther(path: String) -> Response {
    Response(status: .seeOther, headers: [.location: path, .contentLength: "0"])
  }

  func withCookie(_ line: String) -> Response {
    var response = self
    response.headers.append(HTTPField(name: .setCookie, value: line))
    return response
  }
}
