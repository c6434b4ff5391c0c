import Accounts
import Core
import HTML
import HTTPTypes
import Hummingbird
import Policy
import Privacy

/// "My data" (§9.1, D2b): what is held about the person who asks, until when, and what became of it.
struct MyDataController: Sendable {
  let site: Site

  func show(_ asked: SiteRequest) async throws -> Response {
    let account = try asked.signedIn().account
    let (house, own) = (site.house, site.house.own)
    let profile = try await house.accounts.profile(of: account)
    let prime = try await house.accounts.prime(of: account)
    let details = house.settings.operatorDetails
    let facts = MyDataShow.Facts(
      username: profile.username, email: profile.email, createdAt: profile.createdAt,
      declared: try await house.accounts.acceptances(of: account),
      policyNotices: try await house.accounts.policyNotices(of: account), closesAt: profile.closesAt,
      prime: prime.map { MyDataShow.Prime(until: $0.until) }, held: try await own.held(account),
      forecast: try await own.forecast(account), departed: try await own.departed(account),
      looks: try await own.looks.looks(of: account), restriction: try await own.rights.restriction(of: account),
      standing: try await own.rights.standing(of: account), consents: site.consents,
      contractors: house.settings.contractors,
      contactMail: details.contactMail, authority: details.authority)
    return .page(
      MyDataShow.page(MyDataShow.Model(facts, Strings.of(asked.language)), try await site.context(asked)))
  }
}
