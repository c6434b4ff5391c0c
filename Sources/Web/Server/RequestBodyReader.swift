import Core
import HTTPTypes
import Hummingbird
import Policy

/// Reads the form of a request, within its limits.
enum RequestBodyReader {
  /// Throws `form-type`, `form-too-large` or `form-broken`.
  static func form(_ request: Request) async throws -> FormBody {
    let type = request.headers[.contentType].map { String($0.prefix { $0 != ";" }).lowercased() }
    guard type == nil || type == "application/x-www-form-urlencoded" else {
      throw DomainError(.invalid, "form-type", "Send the form as application/x-www-form-urlencoded.")
    }
    let tooLarge = DomainError(.tooLarge, "form-too-large", "This form is too large: shorten the longest text.")
    if let length = request.headers[.contentLength].flatMap(Int.init), length > Limits.formBytesMax { throw tooLarge }
    var bytes: [UInt8] = []
    for try await buffer in request.body {
      guard bytes.count + buffer.readableBytes <= Limits.formBytesMax else { throw tooLarge }
      bytes.append(contentsOf: buffer.readableBytesView)
    }
    guard let form = FormBody(bytes) else {
      throw DomainError(.invalid, "form-broken", "This form arrived damaged: go back and send it again.")
    }
    return form
  }
}
