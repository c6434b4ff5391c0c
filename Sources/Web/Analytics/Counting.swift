import Accounts
import Core
import HTTPTypes
import Hummingbird
import Policy
import Privacy

/// Whether the third-party counter runs on a page (§11, D15, D17, D18).
enum Counting: Sendable, Hashable {
  /// Not on this page, or not at all.
  case off
  /// The person has not answered yet and is asked.
  case asking
  case on(Metrika)
}

extension Route {
  /// Public pages on which the counter may run. A list of what is allowed: no page of gifts, accounts, chats, works,
  /// settings or forms is on it, and a new page is not until somebody puts it there (D15).
  var mayBeCounted: Bool {
    switch self {
    case .home, .policy, .cookies, .contractors, .policyChanges, .proof: true
    default: false
    }
  }
}

/// What somebody answered in this browser, kept in a functional cookie that their own act has set (D17).
enum AnalyticsAnswer: String, Sendable, Hashable {
  case yes, no

  init?(cookie: String?) {
    guard let word = cookie?.split(separator: "-").first, let answer = Self(rawValue: String(word)) else { return nil }
    self = answer
  }

  /// With the version of the policy to which it was given.
  var cookie: String { "\(rawValue)-\(PolicyVersion.current.name)" }
}

extension Site {
  /// Asked for every page. A refusal by the browser goes before everything; whoever is signed in must have said yes on
  /// their account too, and a restriction or an objection stops it (D30).
  func counting(_ asked: SiteRequest) async throws -> Counting {
    guard let metrika = house.settings.metrika, asked.isSafe, asked.route.mayBeCounted, !asked.refusesOptional else {
      return .off
    }
    let answer = AnalyticsAnswer(cookie: cookies.value(of: .analyticsAnswer, in: asked.head.headers))
    guard answer != .no else { return .off }
    guard let account = asked.visitor?.account else { return answer == .yes ? .on(metrika) : .asking }
    let rights = house.own.rights
    let standing = try await rights.standing(of: account)
    guard try await rights.restriction(of: account) == nil, standing[.objection] != true else { return .off }
    switch try await rights.latest(.consent(.analytics), of: account) {
    case .some(true): return answer == .yes ? .on(metrika) : .asking
    case .some(false): return .off
    case nil: return .asking
    }
  }

  /// Records an answer on the account, where there is one, and in this browser. The yes of a browser that refuses
  /// everything optional is no yes (D18); nil says so.
  func keepAnswer(_ isGiven: Bool, _ asked: SiteRequest, in response: Response) async throws -> Response? {
    guard !isGiven || !asked.refusesOptional else { return nil }
    if let account = asked.visitor?.account {
      try await house.own.rights.choose(
        .consent(.analytics), isGiven, policyVersion: PolicyVersion.current.name, by: account)
    }
    let answer: AnalyticsAnswer = isGiven ? .yes : .no
    // No functional cookie for whoever refuses them all: without one the answer is no anyhow.
    let line =
      asked.refusesOptional
      ? cookies.clearing(.analyticsAnswer) : cookies.setting(.analyticsAnswer, to: answer.cookie)
    var response = response.withCookie(line)
    guard !isGiven else { return response }
    for cookie in Metrika.ownCookies {
      for domain in [nil, house.settings.host] {
        response = response.withCookie(CookieJar.clearing(foreign: cookie.name, domain: domain))
      }
    }
    return response
  }
}

extension SiteSettings {
  /// The register in force.
  var contractors: [Contractor] { Contractor.register(with: metrika) }
  var cookies: [Policy.Cookie] { Policy.Cookie.all(with: metrika) }

  /// The host of the site's address, under which the counter's script sets its cookies.
  var host: String? {
    origin.split(separator: "/").last.map { String($0.prefix { $0 != ":" }) }
  }
}
