import Accounts
import Core
import Energy
import HTML
import HTTPTypes
import Hummingbird
import Policy
import Privacy
import Studio

extension Site {
  /// Every route has its answer here; a route without one does not compile.
  func dispatch(_ asked: SiteRequest) async throws -> Response {
    var asked = asked
    // A page is not refused for the sake of a counter.
    asked.counting = (try? await counting(asked)) ?? .off
    if asked.method == .get, let page = asked.route.visited {
      house.promises.visits.count(page, in: asked.language, isRefused: await !mayCount(asked))
    }
    var response = try await answering(asked)()
    if case .on = asked.counting, response.status == .ok {
      response.headers[.contentSecurityPolicy] = SecurityHeaders.contentSecurityPolicyWithCounter
    }
    return response
  }

  /// Whether a view may be counted: not where the browser refuses everything optional (D18), nor for somebody who has
  /// objected, restricted the use of their data or said no to statistics (D26, D30). Who cannot be asked is not counted.
  private func mayCount(_ asked: SiteRequest) async -> Bool {
    guard !asked.refusesOptional else { return false }
    guard let account = asked.visitor?.account else { return true }
    let rights = house.own.rights
    let isAllowed = try? await house.countable.value(account) {
      // It changes by a choice alone, and that is written.
      Reading(try await rights.allows(.statistics, of: account), until: Instant(microseconds: .max))
    }
    return isAllowed ?? false
  }

  /// What answers a request. Not called here: put together, the frames of all answers are 120 KB, which each request
  /// would be given.
  private func answering(_ asked: SiteRequest) throws -> () async throws -> Response {
    switch asked.route {
    case .home: return { try await HomeController(site: self).show(asked) }
    case .create: return { try await CreateController(site: self).answer(asked) }
    case .draft(let token): return { try await CreateController(site: self).draft(token, asked) }
    case .say: return { try await CreateController(site: self).say(asked) }
    case .works: return { try await LibraryController(site: self).works(asked) }
    case .trash: return { try await LibraryController(site: self).trash(asked) }
    case .work(let id): return { try await WorkController(site: self).show(id, asked) }
    case .workAct(let id, let act): return { try await WorkController(site: self).act(act, id, asked) }
    case .workEvents(let id): return { try await WorkController(site: self).events(id, asked) }
    case .workFile(let id, let file): return { try await WorkController(site: self).file(file, id, asked) }
    case .signUp, .signIn, .signOut: return { try await SignController(site: self).answer(asked) }
    case .recover: return { try await RecoverController(site: self).ask(asked) }
    case .recoverSet(let token): return { try await RecoverController(site: self).set(token, asked) }
    case .verify(let token): return { try await RecoverController(site: self).verify(token, asked) }
    case .settings: return { try await SettingsController(site: self).show(asked) }
    case .setting(.analytics): return { try await AnalyticsController(site: self).answer(asked) }
    case .setting(.delete): return { try await DeletionController(site: self).ask(asked) }
    case .setting(let setting): return { try await SettingsController(site: self).change(setting, asked) }
    case .deletion(let token): return { try await DeletionController(site: self).confirm(token, asked) }
    case .myData: return { try await MyDataController(site: self).show(asked) }
    case .takeout: return { try await TakeoutController(site: self).answer(asked) }
    case .takeoutFile(let id, let token):
      return { try await TakeoutController(site: self).file(id, token, asked) }
    case .requests: return { try await RequestsController(site: self).answer(asked) }
    case .requestWithdrawal(let number): return { try await RequestsController(site: self).withdraw(number, asked) }
    case .requestProof(let token): return { try await RequestsController(site: self).prove(token, asked) }
    case .choices: return { try await ChoicesController(site: self).show(asked) }
    case .choose(let choosing): return { try await ChoicesController(site: self).act(choosing, asked) }
    case .receipt: return { try await ReceiptController(site: self).answer(asked) }
    case .proof, .proofData: return { try await ProofController(site: self).show(asked) }
    case .policy, .cookies, .contractors, .policyChanges: return { try await PolicyController(site: self).show(asked) }
    case .receiptKey, .sample, .asset, .health, .readiness, .robots, .icon, .manifest:
      throw DomainError(.notFound, "page-unknown", "There is no such page.")
    }
  }

  /// What every page is given besides its own model.
  func context(_ asked: SiteRequest) async throws -> PageContext {
    var summary: VisitorSummary?
    if let visitor = asked.visitor {
      let balance = try await house.energy.balance(visitor.account)
      summary = VisitorSummary(
        username: visitor.username, energy: Int(clamping: balance.available.value), isAdmin: visitor.isAdmin)
    }
    var framed = self.context(asked, summary)
    framed.policyChangesOn = await house.promises.comingDay()
    return framed
  }

  /// The same for pages that show nobody, or where the database may be away.
  func context(_ asked: SiteRequest, _ summary: VisitorSummary?) -> PageContext {
    var framed = context(
      language: asked.language, theme: asked.theme, summary, path: asked.route.path,
      session: asked.visitor?.session, notice: asked.query.fields["done"])
    framed.counting = asked.counting
    return framed
  }

  func context(
    language: Language, theme: Theme, _ summary: VisitorSummary?, path: String, session: Identifier?, notice: String?
  ) -> PageContext {
    let details = house.settings.operatorDetails
    return PageContext(
      language: language, theme: theme, visitor: summary, path: path,
      formToken: guardian.token(session: session), siteName: house.settings.name, origin: house.settings.origin,
      operatorName: details.legalName.text(language), noticeCode: notice)
  }

  /// A path to go on to, taken from a form or a query: one of our own pages, or nothing.
  func ownPath(_ text: String?) -> String? {
    guard let text, let route = Route(path: text), route.methods.contains(.get) else { return nil }
    return route.path
  }

  /// The same for coming back to where one was: signing up and in keep what waits behind them.
  func returnPath(_ text: String?) -> String? {
    let parts = (text ?? "").split(separator: "?", maxSplits: 1).map(String.init)
    guard parts.count == 2, let route = Route(path: parts[0]), [.signUp, .signIn].contains(route) else {
      return ownPath(text)
    }
    guard let query = FormBody(parts[1].utf8), query.names.isSubset(of: [SignUp.Name.draft, SignUp.Name.returnTo])
    else { return nil }
    let kept = (query.fields[SignUp.Name.draft], query.fields[SignUp.Name.returnTo])
    let (draft, path) = (kept.0.flatMap(Self.draftToken), ownPath(kept.1))
    guard (draft == nil) == (kept.0 == nil), (path == nil) == (kept.1 == nil) else { return nil }
    return Account.link(route, draft: draft, to: path).text
  }

  /// What has the shape of a draft's token, or nothing.
  static func draftToken(_ text: String) -> String? { Route(path: "/draft/\(text)") == nil ? nil : text }
}
