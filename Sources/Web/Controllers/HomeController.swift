import Accounts
import Core
import Energy
import HTML
import HTTPTypes
import Hummingbird
import Policy
import Studio

/// The first page.
struct HomeController: Sendable {
  let site: Site

  func show(_ asked: SiteRequest) async throws -> Response {
    let kind = try site.house.studio.kind("song")
    let model = Landing.Model(
      occasions: Self.occasions(kind), occasion: Self.usualOccasion, price: kind.price, grant: Prices.welcomeGrant,
      keepMonths: Self.months(Retention.generated.keep), trashDays: Int(Retention.generated.trash?.leastDays ?? 0),
      samples: samples(), mayBeCounted: site.house.settings.metrika != nil)
    return .page(Landing.page(model, try await site.context(asked)))
  }

  private static let usualOccasion = "birthday"

  private static func occasions(_ kind: any GenerationKind) -> [String] {
    kind.fields.lazy.compactMap { field -> [String]? in
      guard field.name == "occasion", case .choice(let answers) = field.kind else { return nil }
      return answers.map(\.id)
    }.first ?? []
  }

  private static func months(_ period: Period?) -> Int {
    guard case .months(let count)? = period else { return 0 }
    return count
  }

  private func samples() -> [Landing.Sample] {
    site.house.samples.all().map { sample in
      Landing.Sample(
        language: sample.language, title: sample.title, line: sample.lines.first?.text ?? "",
        occasion: sample.occasion, style: sample.style ?? "", seconds: sample.seconds, peaks: sample.peaks)
    }
  }
}
