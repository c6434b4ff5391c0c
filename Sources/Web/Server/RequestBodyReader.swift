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
    let broken = DomainError(.invalid, "form-broken", "This form arrived damaged: go back and send it again.")
    var bytes: [UInt8] = []
    do {
      for try await buffer in request.body {
        guard bytes.count + buffer.readableBytes <= Limits.formBytesMax else { throw tooLarge }
        bytes.append(contentsOf: buffer.readableBytesView)
      }
    } catch let error as DomainError {
      throw error
    } catch {
      // It broke off, or its parts have no length: the sender's fault, and none of ours.
      throw broken
    }
    guard let form = FormBody(bytes) else { throw broken }
    return form
  }
}
