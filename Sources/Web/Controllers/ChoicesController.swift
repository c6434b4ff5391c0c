import Accounts
import Core
import HTML
import HTTPTypes
import Hummingbird
import Policy
import Privacy

/// What a person decides about the use of their data (§9.1, D30): every act is a plain form and counts at once.
struct ChoicesController: Sendable {
  let site: Site

  private var rights: Rights { site.house.own.rights }

  func show(_ asked: SiteRequest) async throws -> Response {
    let account = try asked.signedIn().account
    let model = ChoicesShow.Model(
      restriction: try await rights.restriction(of: account), standing: try await rights.standing(of: account),
      consents: site.consents, history: try await rights.history(of: account),
      restrictions: try await rights.restrictions(of: account), isRefusedByBrowser: asked.refusesOptional,
      Strings.of(asked.language))
    return .page(ChoicesShow.page(model, try await site.context(asked)))
  }

  /// Also for somebody who is blocked: these are rights, not favours (§9.1).
  func act(_ choosing: Route.Choosing, _ asked: SiteRequest) async throws -> Response {
    let account = try asked.signedIn().account
    let isOn = try Self.isOn(asked)
    switch choosing {
    case .restriction:
      if isOn {
        try await rights.restrict(account, keepingContent: asked.form.isTicked(ChoicesShow.Name.keep))
      } else {
        try await rights.unrestrict(account)
      }
      return done(isOn ? "restriction-on" : "restriction-off")
    case .objection:
      try await rights.choose(.objection, isOn, policyVersion: PolicyVersion.current.name, by: account)
      return done(isOn ? "objection-on" : "objection-off")
    case .consent: return try await consent(isOn, by: account, asked)
    }
  }

  /// A refusal by the browser stands before a consent given from it (D18); a withdrawal always counts.
  private func consent(_ isGiven: Bool, by account: Identifier, _ asked: SiteRequest) async throws -> Response {
    guard let kind = ConsentKind(rawValue: asked.form[ChoicesShow.Name.consent]), site.consents.contains(kind) else {
      throw Self.unknown
    }
    if kind == .analytics {
      let response = done(isGiven ? "consent-given" : "consent-withdrawn")
      return try await site.keepAnswer(isGiven, asked, in: response) ?? done("consent-refused")
    }
    guard !isGiven || !asked.refusesOptional else { return done("consent-refused") }
    try await rights.choose(.consent(kind), isGiven, policyVersion: PolicyVersion.current.name, by: account)
    return done(isGiven ? "consent-given" : "consent-withdrawn")
  }

  private static func isOn(_ asked: SiteRequest) throws(DomainError) -> Bool {
    switch asked.form[ChoicesShow.Name.isOn] {
    case ChoicesShow.Name.yes: return true
    case ChoicesShow.Name.no: return false
    default: throw unknown
    }
  }

  private static let unknown = DomainError(.invalid, "choice-unknown", "Choose one of the things shown.")

  private func done(_ notice: String) -> Response {
    .seeOther(path: "\(Route.choices.path)?done=\(notice)")
  }
}

extension Site {
  /// The consents that there is something to give for: the third-party counter only where the operator has one (D15).
  var consents: [ConsentKind] { ConsentKind.allCases.filter { $0 != .analytics || house.settings.metrika != nil } }
}
