import Core
import Foundation
import HTTPTypes
import Hummingbird
import Policy
import Privacy
import Studio

/// What needs no visitor: files of the program, samples, signs of life.
struct PlainController: Sendable {
  var house: House

  /// Nil for every other route.
  func answer(_ route: Route, _ request: Request) async throws -> Response? {
    switch route {
    case .asset(let hash, let name):
      guard let asset = Asset.served(hash: hash, name: name) else { throw Self.unknown }
      return answer(asset, request, cache: Self.forEver)
    case .icon: return asset("icons/icon.svg", request)
    case .manifest: return asset("app.webmanifest", request)
    case .robots: return asset("robots.txt", request)
    case .sample(let language, let sample):
      guard let path = house.samples.file(sample, language),
        let data = FileManager.default.contents(atPath: path)
      else { throw Self.unknown }
      return file(Array(data), sample.mediaType, tag: "\(language.rawValue)-\(data.count)", cache: Self.forADay)
        .response(for: request)
    case .receiptKey: return .text(try house.receipts.publicKey())
    case .health: return .text("ok\n")
    case .readiness:
      guard await !house.isReady() else { return .text("ready\n") }
      var response = Response.text("not ready\n", status: .serviceUnavailable)
      response.headers[.retryAfter] = Site.retrySeconds
      return response
    default: return nil
    }
  }

  private static let forEver = "public, max-age=31536000, immutable"
  private static let forADay = "public, max-age=86400"
  private static let unknown = DomainError(.notFound, "page-unknown", "There is no such page.")

  private func asset(_ name: String, _ request: Request) -> Response? {
    guard let asset = Asset.all[name] else { return .text("", status: .notFound) }
    return answer(asset, request, cache: Self.forADay)
  }

  /// Packed for those who take it; parts are of the plain file, which has another tag.
  private func answer(_ asset: Asset, _ request: Request, cache: String) -> Response {
    var response: Response
    if let packed = asset.packed, request.headers[.range] == nil, Gzip.isAccepted(request.headers[.acceptEncoding]) {
      response = file(packed, asset.mediaType, tag: asset.hash + "-gzip", cache: cache).response(for: request)
      response.headers[.contentEncoding] = "gzip"
    } else {
      response = file(asset.bytes, asset.mediaType, tag: asset.hash, cache: cache).response(for: request)
    }
    if asset.packed != nil { response.headers[.vary] = "Accept-Encoding" }
    return response
  }

  private func file(_ bytes: [UInt8], _ type: String, tag: String, cache: String) -> FileAnswer {
    FileAnswer(size: bytes.count, tag: "\"\(tag)\"", mediaType: type, cache: cache) { Array(bytes[$0]) }
  }
}
