import Accounts
import Core
import Energy
import HTML
import HTTPTypes
import Hummingbird
import Policy
import Studio

/// Signing up, in and out. A song that was begun goes on behind it.
struct SignController: Sendable {
  let site: Site

  func answer(_ asked: SiteRequest) async throws -> Response {
    switch (asked.route, asked.method == .post) {
    case (.signUp, true): try await signUp(asked)
    case (.signUp, false): try await page(upModel(asked, asked.query), asked)
    case (.signIn, true): try await signIn(asked)
    case (.signIn, false): try await page(inModel(asked, asked.query), asked)
    default: try await signOut(asked)
    }
  }

  private func signUp(_ asked: SiteRequest) async throws -> Response {
    let form = asked.form
    do {
      let signedIn = try await site.house.accounts.signUp(
        SignUpForm(
          email: form[SignUp.Name.email], username: form[SignUp.Name.username], password: form[SignUp.Name.password],
          isAdult: form.isTicked(SignUp.Name.isAdult), policyVersion: form[SignUp.Name.policyVersion],
          language: asked.language), from: try await asked.visit())
      return try await goOn(signedIn, asked, notice: "signed-up")
    } catch let error as DomainError where error.isAboutForm {
      var model = upModel(asked, form)
      model.problems = Account.problems(
        error, fields: [SignUp.Name.email, SignUp.Name.username, SignUp.Name.password, SignUp.Name.isAdult],
        otherwise: SignUp.Name.email, Strings.of(asked.language))
      return try await page(model, asked, error)
    }
  }

  private func signIn(_ asked: SiteRequest) async throws -> Response {
    let form = asked.form
    do {
      let signedIn = try await site.house.accounts.signIn(
        login: form[SignIn.Name.login], password: form[SignIn.Name.password], from: try await asked.visit())
      return try await goOn(signedIn, asked, notice: "signed-in")
    } catch let error as DomainError where error.isAboutForm {
      var model = inModel(asked, form)
      model.problems = Account.problems(
        error, fields: [SignIn.Name.login, SignIn.Name.password], otherwise: SignIn.Name.login,
        Strings.of(asked.language))
      return try await page(model, asked, error)
    }
  }

  private func signOut(_ asked: SiteRequest) async throws -> Response {
    if let token = site.cookies.value(of: .session, in: asked.head.headers) {
      try await site.house.accounts.signOut(token)
    }
    var response = Response.seeOther(path: "\(Route.home.path)?done=signed-out")
      .withCookie(site.cookies.clearing(.session))
    response.headers[.clearSiteData] = "\"cache\", \"storage\""
    return response
  }

  /// To the song that was begun, else to the page somebody came from, else to their songs.
  private func goOn(_ signedIn: SignedIn, _ asked: SiteRequest, notice: String) async throws -> Response {
    // Whoever signs in anew leaves the session before: its token opens nothing any more.
    if let old = site.cookies.value(of: .session, in: asked.head.headers) { try await site.house.accounts.signOut(old) }
    let cookie = site.cookies.setting(.session, to: signedIn.token.text)
    let (token, path) = (asked.form[SignUp.Name.draft], site.ownPath(asked.form[SignUp.Name.returnTo]))
    if !token.isEmpty, let next = try await goOn(draft: token, signedIn, path, asked) {
      return .seeOther(path: next).withCookie(cookie)
    }
    let target = path ?? Route.works.path
    return .seeOther(path: "\(target)?done=\(notice)").withCookie(cookie)
  }

  /// A draft with the page of a song to return to holds words for that song; any other is a song to begin. Nil when
  /// there is no such draft.
  private func goOn(
    draft token: String, _ signedIn: SignedIn, _ path: String?, _ asked: SiteRequest
  ) async throws -> String? {
    guard let path, case .work? = Route(path: path) else { return try await begin(draft: token, signedIn, asked) }
    guard try await site.house.studio.draft(token, for: signedIn.account) != nil else { return nil }
    try await site.house.studio.adoptDraft(token, by: signedIn.account)
    return "\(path)?done=draft-kept&words=\(token)"
  }

  /// Begins the song of a draft; what cannot be begun stays a draft, on its own page.
  private func begin(draft token: String, _ signedIn: SignedIn, _ asked: SiteRequest) async throws -> String? {
    let studio = site.house.studio
    guard let draft = try await studio.draft(token, for: signedIn.account) else { return nil }
    try await studio.adoptDraft(token, by: signedIn.account)
    do {
      let work = try await studio.requestWork(
        draft.fields, by: signedIn.account, language: asked.language, idempotencyKey: "draft-\(token)")
      try await studio.discardDraft(token, for: signedIn.account)
      return Route.work(work).path
    } catch is DomainError {
      return Route.draft(token: token).path + "?done=draft-kept"
    }
  }

  private func upModel(_ asked: SiteRequest, _ typed: FormBody) -> SignUp.Model {
    SignUp.Model(
      email: typed[SignUp.Name.email], username: typed[SignUp.Name.username],
      isAdult: asked.method == .post && typed.isTicked(SignUp.Name.isAdult), draftToken: Self.draft(typed),
      returnTo: site.ownPath(typed.fields[SignUp.Name.returnTo]))
  }

  private func inModel(_ asked: SiteRequest, _ typed: FormBody) -> SignIn.Model {
    SignIn.Model(
      login: typed[SignIn.Name.login], draftToken: Self.draft(typed),
      returnTo: site.ownPath(typed.fields[SignUp.Name.returnTo]))
  }

  private static func draft(_ typed: FormBody) -> String? { Site.draftToken(typed[SignUp.Name.draft]) }

  private func page(_ model: SignUp.Model, _ asked: SiteRequest, _ error: DomainError? = nil) async throws -> Response {
    let context = try await context(asked, draft: model.draftToken, to: model.returnTo)
    return Response.page(SignUp.page(model, context)).answering(error)
  }

  private func page(_ model: SignIn.Model, _ asked: SiteRequest, _ error: DomainError? = nil) async throws -> Response {
    let context = try await context(asked, draft: model.draftToken, to: model.returnTo)
    return Response.page(SignIn.page(model, context)).answering(error)
  }

  /// Whoever switches language or theme here comes back to the song that waits.
  private func context(_ asked: SiteRequest, draft: String?, to path: String?) async throws -> PageContext {
    var context = try await site.context(asked)
    context.address = Account.link(asked.route, draft: draft, to: path).text
    return context
  }
}

extension DomainError {
  /// Whether the page of the form says it best, with what was typed still there.
  var isAboutForm: Bool {
    switch kind {
    case .invalid, .conflict, .tooMany, .tooLarge: true
    // A block is said by its own page.
    case .forbidden: code != "account-blocked"
    default: false
    }
  }
}

extension Response {
  /// A form's page with what was wrong: the status and the wait of the error. What is neither too often nor gone is the
  /// form's own fault.
  func answering(_ error: DomainError?) -> Response {
    guard let error else { return self }
    var response = self
    response.status =
      switch error.kind {
      case .tooMany: .tooManyRequests
      case .gone: .gone
      default: .unprocessableContent
      }
    if let seconds = error.retryAfterSeconds { response.headers[.retryAfter] = String(seconds) }
    return response
  }
}
