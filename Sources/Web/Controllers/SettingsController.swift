import Accounts
import Core
import Energy
import HTML
import HTTPTypes
import Hummingbird
import Policy
import Studio

/// What a person can change about their account, and the two choices that need none: language and theme.
struct SettingsController: Sendable {
  let site: Site

  private var accounts: Accounts { site.house.accounts }

  func show(_ asked: SiteRequest) async throws -> Response {
    .page(SettingsShow.page(try await model(asked), try await site.context(asked)))
  }

  func change(_ setting: Route.Setting, _ asked: SiteRequest) async throws -> Response {
    switch setting {
    case .language: return try await language(asked)
    case .theme: return theme(asked)
    default: break
    }
    do {
      return try await change(setting, asked, try asked.signedIn())
    } catch let error as DomainError where error.isAboutForm {
      var model = try await model(asked)
      model.typed = asked.form.fields.filter { [SettingsShow.Name.email, SettingsShow.Name.username].contains($0.key) }
      model.problems = problems(error, setting, asked)
      return .page(SettingsShow.page(model, try await site.context(asked))).answering(error)
    }
  }

  private func change(
    _ setting: Route.Setting, _ asked: SiteRequest, _ visitor: Visitor
  ) async throws -> Response {
    let (form, account) = (asked.form, visitor.account)
    switch setting {
    case .email:
      try await accounts.changeEmail(
        of: account, password: form[SettingsShow.Name.emailPassword], new: form[SettingsShow.Name.email])
      return done("email-change-sent")
    case .username:
      try await accounts.changeUsername(of: account, to: form[SettingsShow.Name.username])
      return done("username-changed")
    case .password:
      let signedIn = try await accounts.changePassword(
        of: account, current: form[SettingsShow.Name.currentPassword], new: form[SettingsShow.Name.newPassword],
        session: visitor.session)
      return done("password-changed").withCookie(site.cookies.setting(.session, to: signedIn.token.text))
    case .verification:
      try await accounts.sendVerification(of: account)
      return done("verification-sent")
    case .sessions: return try await endSessions(form[SettingsShow.Name.session], visitor)
    case .language, .theme, .analytics, .delete: return done("saved")
    }
  }

  private func endSessions(_ which: String, _ visitor: Visitor) async throws -> Response {
    if let id = Identifier(which) {
      try await accounts.endSession(id, of: visitor.account)
      return done("session-ended")
    }
    _ = try await accounts.endOtherSessions(of: visitor.account, keeping: visitor.session)
    return done("sessions-ended")
  }

  /// A functional cookie, set by the person's own act (§11, D17), and the language of their mails.
  private func language(_ asked: SiteRequest) async throws -> Response {
    guard let language = Language(rawValue: asked.form[SettingsShow.Name.language]) else {
      throw DomainError(.invalid, "language-unknown", "Choose one of the languages shown.")
    }
    if let visitor = asked.visitor { try await accounts.setLanguage(language, of: visitor.account) }
    var switched = asked
    switched.language = language
    // A form of a song that came along goes on in the new language.
    let goingOn = try await CreateController(site: site).goOn(switched)
    guard !asked.refusesOptional else { return goingOn ?? (asked.visitor == nil ? notKept(asked) : back(asked)) }
    return (goingOn ?? back(asked)).withCookie(site.cookies.setting(.language, to: language.rawValue))
  }

  private func theme(_ asked: SiteRequest) -> Response {
    let theme = Theme(rawValue: asked.form[SettingsShow.Name.theme]) ?? .system
    guard !asked.refusesOptional else { return notKept(asked) }
    let cookie =
      theme == .system ? site.cookies.clearing(.theme) : site.cookies.setting(.theme, to: theme.rawValue)
    return back(asked).withCookie(cookie)
  }

  /// `Sec-GPC: 1` refuses functional cookies too (D18), and a choice that cannot be kept is said to be so.
  private func notKept(_ asked: SiteRequest) -> Response {
    let path = site.returnPath(asked.form[SettingsShow.Name.returnTo]) ?? Route.home.path
    return .seeOther(path: "\(path)?done=choice-not-kept")
  }

  private func back(_ asked: SiteRequest) -> Response {
    .seeOther(path: site.returnPath(asked.form[SettingsShow.Name.returnTo]) ?? Route.home.path)
  }

  private func done(_ notice: String) -> Response {
    .seeOther(path: "\(Route.settings.path)?done=\(notice)")
  }

  private func model(_ asked: SiteRequest) async throws -> SettingsShow.Model {
    let visitor = try asked.signedIn()
    let profile = try await accounts.profile(of: visitor.account)
    let sessions = try await accounts.sessions(of: visitor.account, current: visitor.session)
    return SettingsShow.Model(
      username: profile.username, email: profile.email, isEmailConfirmed: profile.emailVerified,
      emailWaiting: profile.emailWaiting,
      sessions: sessions.map { session in
        SettingsShow.SessionRow(
          id: session.id, device: session.device, startedOn: Format.date(session.startedAt, asked.language),
          lastSeenOn: Format.date(session.lastSeenDay, asked.language), isCurrent: session.isCurrent)
      })
  }

  private func problems(
    _ error: DomainError, _ setting: Route.Setting, _ asked: SiteRequest
  ) -> [FieldProblemText] {
    let fields: [String] =
      switch setting {
      case .email: [SettingsShow.Name.email, SettingsShow.Name.emailPassword]
      case .username: [SettingsShow.Name.username]
      case .password: [SettingsShow.Name.currentPassword, SettingsShow.Name.newPassword]
      default: []
      }
    return Account.problems(
      error, fields: fields, otherwise: fields.first ?? SettingsShow.Name.session, Strings.of(asked.language))
  }
}
