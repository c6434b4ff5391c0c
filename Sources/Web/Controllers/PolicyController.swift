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
      return .page(CookiesShow.page(cookies(asked, strings), context))
    case .policyChanges:
      let versions = try await site.house.promises.versions()
      return .page(ChangesShow.page(ChangesShow.Model(versions, at: site.house.world.now, strings), context))
    case .contractors:
      let model = ContractorsShow.Model(strings, contractors: site.house.settings.contractors)
      return .page(ContractorsShow.page(model, context))
    default:
      let facts = PolicyFacts(
        asked.language, siteName: site.house.settings.name, operatorIdentity: site.house.settings.operatorDetails,
        metrika: site.house.settings.metrika)
      return .page(PolicyShow.page(PolicyShow.Model(facts), context))
    }
  }

  private func cookies(_ asked: SiteRequest, _ strings: Strings) -> CookiesShow.Model {
    let settings = site.house.settings
    var model = CookiesShow.Model(strings, cookies: settings.cookies, isSecure: settings.isSecure)
    guard settings.metrika != nil else { return model }
    guard !asked.refusesOptional else {
      model.answer = .refusedByBrowser
      return model
    }
    switch AnalyticsAnswer(cookie: site.cookies.value(of: .analyticsAnswer, in: asked.head.headers)) {
    case .yes: model.answer = .allowed
    case .no: model.answer = .refused
    case nil: model.answer = .unanswered
    }
    return model
  }
}
