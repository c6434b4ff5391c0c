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
    let token = asked.form[SignUp.Name.draft]
    if !token.isEmpty, let work = try await begin(draft: token, signedIn, asked) {
      return .seeOther(path: work).withCookie(cookie)
    }
    let path = site.returnPath(asked.form[SignUp.Name.returnTo]) ?? Route.works.path
    return .seeOther(path: "\(path)?done=\(notice)").withCookie(cookie)
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
      returnTo: site.returnPath(typed.fields[SignUp.Name.returnTo]))
  }

  private func inModel(_ asked: SiteRequest, _ typed: FormBody) -> SignIn.Model {
    SignIn.Model(
      login: typed[SignIn.Name.login], draftToken: Self.draft(typed),
      returnTo: site.returnPath(typed.fields[SignUp.Name.returnTo]))
  }

  private static func draft(_ typed: FormBody) -> String? {
    let token = typed[SignUp.Name.draft]
    return Route(path: "/draft/\(token)") == nil ? nil : token
  }

  private func page(_ model: SignUp.Model, _ asked: SiteRequest, _ error: DomainError? = nil) async throws -> Response {
    .page(SignUp.page(model, try await site.context(asked))).answering(error)
  }

  private func page(_ model: SignIn.Model, _ asked: SiteRequest, _ error: DomainError? = nil) async throws -> Response {
    .page(SignIn.page(model, try await site.context(asked))).answering(error)
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
  /// A form's page with what was wrong: the status and the wait of the error.
  func answering(_ error: DomainError?) -> Response {
    guard let error else { return self }
    var response = self
    response.status = error.kind == .tooMany ? .tooManyRequests : .unprocessableContent
    if let seconds = error.retryAfterSeconds { response.headers[.retryAfter] = String(seconds) }
    return response
  }
}
