import Core
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import Synchronization

@testable import Web

/// Keeps cookies, carries the token of forms, says where it comes from: what a browser does, and where a test wants
/// it, not.
struct Browser {
  private let house: EdgeHouse
  var cookies: [String: String] = [:]
  var language: Language
  /// The address of the connection, as the server sees it.
  var address = "192.0.2.1"

  init(_ house: EdgeHouse, language: Language = .english) {
    self.house = house
    self.language = language
  }

  var session: String? { cookies["__Host-session"] }

  mutating func get(_ path: String, _ headers: [HTTPField.Name: String] = [:]) async throws -> Answer {
    try await send(.get, path, headers)
  }

  /// Sends a form as the site's own page does.
  mutating func post(
    _ path: String, _ form: [String: String] = [:], _ headers: [HTTPField.Name: String] = [:]
  ) async throws -> Answer {
    let token = try await token()
    return try await post(path, body: Self.encoded(form.merging(["form-token": token]) { own, _ in own }), headers)
  }

  /// The same with a body that the test has written.
  mutating func post(
    _ path: String, body: String, _ headers: [HTTPField.Name: String] = [:]
  ) async throws -> Answer {
    let usual: [HTTPField.Name: String] = [
      .origin: EdgeHouse.origin, .contentType: "application/x-www-form-urlencoded",
    ]
    return try await send(.post, path, usual.merging(headers) { $1 }, body: Array(body.utf8))
  }

  /// What a page of ours would put into its forms for whoever this is.
  mutating func token() async throws -> String {
    let page = try await get("/sign-in")
    guard let token = page.text.firstMatch(of: /name="form-token" value="([0-9a-f]+)"/)?.1 else {
      throw DomainError(.fault, "test-token", "The page has no form.")
    }
    return String(token)
  }

  /// - Parameter headers: an empty value leaves a header out.
  mutating func send(
    _ method: HTTPRequest.Method, _ path: String, _ headers: [HTTPField.Name: String] = [:], body: [UInt8] = [],
    authority: String = "songs.example"
  ) async throws -> Answer {
    var head = HTTPRequest(method: method, scheme: "https", authority: authority, path: path)
    head.headerFields[.acceptLanguage] = language.rawValue
    head.headerFields[.userAgent] = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"
    if !cookies.isEmpty { head.headerFields[.cookie] = cookies.map { "\($0)=\($1)" }.joined(separator: "; ") }
    for (name, value) in headers { head.headerFields[name] = value.isEmpty ? nil : value }
    let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: body)))
    let response = try await house.site.respond(to: request, context: try Self.context(address))
    let answer = try await Answer(response)
    keep(answer.headers[values: .setCookie])
    return answer
  }

  /// The answer before its body is asked for, as a stream has it.
  func open(_ path: String) async throws -> Response {
    var head = HTTPRequest(method: .get, scheme: "https", authority: "songs.example", path: path)
    head.headerFields[.cookie] = cookies.map { "\($0)=\($1)" }.joined(separator: "; ")
    return try await house.site.respond(
      to: Request(head: head, body: RequestBody(buffer: ByteBuffer())), context: try Self.context(address))
  }

  static func encoded(_ form: [String: String]) -> String {
    form.map { "\(FormBody.encoded($0))=\(FormBody.encoded($1))" }.joined(separator: "&")
  }

  private static func context(_ address: String) throws -> SiteContext {
    let channel = EmbeddedChannel()
    channel.remoteAddress = try SocketAddress(ipAddress: address, port: 50_000)
    return SiteContext(source: ApplicationRequestContextSource(channel: channel, logger: Logger(label: "test")))
  }

  private mutating func keep(_ lines: [String]) {
    for line in lines {
      let pair = line.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard pair.count == 2 else { continue }
      cookies[String(pair[0])] = line.contains("Max-Age=0") ? nil : String(pair[1])
    }
  }
}

/// What came back, body and all.
struct Answer {
  let status: Int
  let headers: HTTPFields
  let body: [UInt8]

  init(_ response: Response) async throws {
    status = response.status.code
    headers = response.headers
    let whole = Whole()
    try await response.body.write(whole)
    body = whole.bytes.withLock { $0 }
  }

  var text: String { String(decoding: body, as: UTF8.self) }
  var location: String? { headers[.location].map { String($0.prefix { $0 != "?" }) } }
  var retryAfter: Int? { headers[.retryAfter].flatMap { Int($0) } }

  private final class Whole: ResponseBodyWriter, Sendable {
    let bytes = Mutex<[UInt8]>([])
    func write(_ buffer: ByteBuffer) async throws {
      bytes.withLock { $0.append(contentsOf: buffer.readableBytesView) }
    }
    func finish(_ trailingHeaders: HTTPFields?) async throws {}
  }
}
