import Accounts
import Core
import Energy
import HTML
import HTTPTypes
import Hummingbird
import Policy
import Privacy
import Studio

/// "My data" (§9.1, D2b): what is held about the person who asks, and until when.
struct MyDataController: Sendable {
  let site: Site

  func show(_ asked: SiteRequest) async throws -> Response {
    let visitor = try asked.signedIn()
    let house = site.house
    let profile = try await house.accounts.profile(of: visitor.account)
    let sessions = try await house.accounts.sessions(of: visitor.account)
    let prime = try await house.accounts.prime(of: visitor.account)
    let census = try await house.studio.census(of: visitor.account)
    var held: [DataClass: MyDataShow.Facts.Held] = [
      .works: .init(count: census.works, first: census.firstEnd, last: census.lastEnd),
      .drafts: .init(count: census.drafts), .uploads: .init(count: 0), .chats: .init(count: 0),
      .transactions: .init(count: 0),
    ]
    held[.takeouts] = try await house.takeouts.held(of: visitor.account)
    held[.requests] = .init(count: try await house.requests.census(of: visitor.account).all)
    held[.sessions] = .init(
      count: sessions.count, first: sessions.map(\.endsAt).min(), last: sessions.map(\.endsAt).max())
    let facts = MyDataShow.Facts(
      username: profile.username, email: profile.email, createdAt: profile.createdAt,
      adultStatement: profile.adultStatement.map { ($0.at, $0.policyVersion) }, closesAt: profile.closesAt,
      prime: prime.map { MyDataShow.Prime(until: $0.until) }, held: held,
      contactMail: house.settings.operatorDetails.contactMail)
    return .page(
      MyDataShow.page(MyDataShow.Model(facts, Strings.of(asked.language)), try await site.context(asked)))
  }
}
