import Core
import Foundation
import HTML
import HTTPTypes
import Hummingbird
import Policy
import Privacy

/// The public proof that the promises are kept, as a page and for machines.
struct ProofController: Sendable {
  let site: Site

  func show(_ asked: SiteRequest) async throws -> Response {
    let proof = try await site.house.promises.proof()
    guard asked.route == .proofData else {
      let since = CivilDate(daysSince1970: CivilDate(site.house.world.now).daysSince1970 - ProofLimits.visitDays + 1)
      let visits = try await site.house.promises.visits.totals(since: since)
      let model = ProofShow.Model(proof, visits: visits, Strings.of(asked.language))
      return .page(ProofShow.page(model, try await site.context(asked)))
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return .bytes(Array(try encoder.encode(proof)), type: "application/json; charset=utf-8")
  }
}
