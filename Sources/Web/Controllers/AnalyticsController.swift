import Core
import HTTPTypes
import Hummingbird
import Policy

/// The answer to the question about the third-party counter (D15, D17), of anybody, signed in or not.
struct AnalyticsController: Sendable {
  let site: Site

  func answer(_ asked: SiteRequest) async throws -> Response {
    let answer = asked.form[CountingNodes.Name.answer]
    guard site.house.settings.metrika != nil, [CountingNodes.Name.yes, CountingNodes.Name.no].contains(answer) else {
      throw DomainError(.invalid, "choice-unknown", "Choose one of the things shown.")
    }
    let isGiven = answer == CountingNodes.Name.yes
    let path = site.returnPath(asked.form[SettingsShow.Name.returnTo]) ?? Route.cookies.path
    let response = Response.seeOther(path: "\(path)?done=\(isGiven ? "consent-given" : "consent-withdrawn")")
    return try await site.keepAnswer(isGiven, asked, in: response)
      ?? .seeOther(path: "\(path)?done=consent-refused")
  }
}
