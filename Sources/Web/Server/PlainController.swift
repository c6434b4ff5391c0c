import Core
import Foundation
import HTTPTypes
import Hummingbird
import Policy
import Studio

/// What needs no visitor: files of the program, samples, signs of life.
struct PlainController: Sendable {
  var house: House

  /// Nil for every other route.
  func answer(_ route: Route, _ request: Request) async throws -> Response? {
    switch route {
    case .asset(let hash, let name):
      guard let asset = Asset.served(hash: hash, name: name) else { throw Self.unknown }
      return file(asset.bytes, asset.mediaType, tag: asset.hash, cache: Self.forEver).response(for: request)
    case .icon: return asset("icons/icon.svg", request)
    case .manifest: return asset("app.webmanifest", request)
    case .robots: return asset("robots.txt", request)
    case .sample(let language, let sample):
      guard let path = house.samples.file(sample.delivered, language),
        let data = FileManager.default.contents(atPath: path)
      else { throw Self.unknown }
      return file(Array(data), sample.mediaType, tag: "\(language.rawValue)-\(data.count)", cache: Self.forADay)
        .response(for: request)
    case .health: return .text("ok\n")
    case .readiness:
      return await house.isReady() ? .text("ready\n") : .text("not ready\n", status: .serviceUnavailable)
    default: return nil
    }
  }

  private static let forEver = "public, max-age=31536000, immutable"
  private static let forADay = "public, max-age=86400"
  private static let unknown = DomainError(.notFound, "page-unknown", "There is no such page.")

  private func asset(_ name: String, _ request: Request) -> Response? {
    guard let asset = Asset.all[name] else { return .text("", status: .notFound) }
    return file(asset.bytes, asset.mediaType, tag: asset.hash, cache: Self.forADay).response(for: request)
  }

  private func file(_ bytes: [UInt8], _ type: String, tag: String, cache: String) -> FileAnswer {
    FileAnswer(size: bytes.count, tag: "\"\(tag)\"", mediaType: type, cache: cache) { Array(bytes[$0]) }
  }
}

extension Route.SampleFile {
  /// The same in the studio's words.
  var delivered: WorkFile {
    switch self {
    case .webm: .webm
    case .mp3: .mp3
    case .cover: .cover
    case .peaks: .peaks
    }
  }

  var mediaType: String {
    switch self {
    case .webm: "audio/webm"
    case .mp3: "audio/mpeg"
    case .cover: "image/svg+xml"
    case .peaks: "application/json"
    }
  }
}
