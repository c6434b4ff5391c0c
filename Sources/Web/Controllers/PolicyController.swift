import Accounts
import Core
import Energy
import HTML
import HTTPTypes
import Hummingbird
import Policy
import Studio

/// The public policy, cookies and contractors: pages that say what the code does, from the same values.
struct PolicyController: Sendable {
  let site: Site

  func show(_ asked: SiteRequest) async throws -> Response {
    let context = try await site.context(asked)
    let strings = Strings.of(asked.language)
    switch asked.route {
    case .cookies:
      let model = CookiesShow.Model(strings, isSecure: site.house.settings.isSecure)
      return .page(CookiesShow.page(model, context))
    case .policyChanges:
      let versions = try await site.house.promises.versions()
      return .page(ChangesShow.page(ChangesShow.Model(versions, at: site.house.world.now, strings), context))
    case .contractors: return .page(ContractorsShow.page(ContractorsShow.Model(strings), context))
    default:
      let facts = PolicyFacts(
        asked.language, siteName: site.house.settings.name, operatorIdentity: site.house.settings.operatorDetails)
      return .page(PolicyShow.page(PolicyShow.Model(facts), context))
    }
  }
}
