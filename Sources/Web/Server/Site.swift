import Accounts
import Core
import HTML
import HTTPTypes
public import Hummingbird
import Policy
import Studio

/// The whole site as one responder: reads who asks for what, lets a controller answer, turns every error into a page
/// in the person's language, and puts the same headers on everything.
public struct Site: HTTPResponder {
  public typealias Context = SiteContext

  let house: House
  let guardian: FormGuard
  let cookies: CookieJar
  let security: SecurityHeaders

  public init(house: House) {
    self.house = house
    let isSecure = house.settings.isSecure
    guardian = FormGuard(origin: house.settings.origin, keyedHash: house.keyedHash)
    cookies = CookieJar(isSecure: isSecure)
    security = SecurityHeaders(isSecure: isSecure)
  }

  @Sendable public func respond(to request: Request, context: SiteContext) async throws -> Response {
    let start = house.world.clock.monotonic()
    let id = house.world.identifier().description
    let path = String((request.head.path ?? "").utf8.prefix { $0 != UInt8(ascii: "?") }) ?? ""
    let route = Route(path: path)
    // In a task of its own: what its making took is given back with it, and not kept as long as the connection's task, of
    // which streams and downloads hold many.
    async let made = answer(request, route, id: id, remote: context.remote)
    var (response, code) = await made
    response = await PageCompression.apply(to: response, for: request)
    security.apply(to: &response)
    if request.method == .head { response.body = ResponseBody() }
    house.observe(
      RequestRecord(
        id: id, route: route?.label ?? "none", method: Self.label(request.method), status: response.status.code,
        seconds: Double(house.world.clock.monotonic() - start) / Double(Span.second), code: code))
    return response
  }

  /// Every failure ends here, so that nothing internal leaves by another way.
  private func answer(
    _ request: Request, _ route: Route?, id: String, remote: String?
  ) async -> (response: Response, code: String?) {
    guard let route else {
      return errorPage(DomainError(.notFound, "page-unknown", "There is no such page."), request, id)
    }
    do {
      let method: HTTPRequest.Method = request.method == .head ? .get : request.method
      guard route.methods.contains(method) else {
        var (response, code) = errorPage(
          DomainError(.invalid, "method-unknown", "This page does not know this method."), request, id)
        response.status = .methodNotAllowed
        response.headers[.allow] = route.methods.map(\.rawValue).joined(separator: ", ")
        return (response, code)
      }
      if let plain = try await PlainController(house: house).answer(route, request) { return (plain, nil) }
      let asked = try await read(request, route, id: id, remote: remote)
      do {
        // Nobody learns from another way of answering whether what they may not see exists.
        if route.access.needsAccount, !asked.isStale { _ = try asked.signedIn() }
        return (try await dispatch(asked), nil)
      } catch let error as DomainError where error.kind == .signedOut && asked.isSafe {
        return (.seeOther(path: "\(Route.signIn.path)?to=\(FormBody.encoded(route.path))"), error.code)
      } catch {
        return errorPage(Self.known(error), asked)
      }
    } catch {
      return errorPage(Self.known(error), request, id)
    }
  }

  /// Labels come from code: somebody who makes up methods makes up no figures.
  private static func label(_ method: HTTPRequest.Method) -> String {
    let known: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options]
    return known.contains(method) ? method.rawValue : "other"
  }

  static func known(_ error: any Error) -> DomainError {
    error as? DomainError ?? DomainError(.fault, "unexpected", "Something went wrong that should not.")
  }

  private func read(
    _ request: Request, _ route: Route, id: String, remote: String?
  ) async throws -> SiteRequest {
    let visitor: Visitor? =
      if let token = cookies.value(of: .session, in: request.headers) {
        try await house.accounts.visitor(token)
      } else {
        nil
      }
    let house = self.house
    let headers = request.headers
    var asked = SiteRequest(
      route: route, method: request.method, head: request, visitor: visitor,
      language: language(request, visitor), theme: theme(request),
      visit: { try await house.visit(headers, remote: remote) }, id: id)
    asked.query = FormBody((request.uri.query ?? "").utf8.prefix(Limits.queryBytesMax)) ?? FormBody()
    guard !asked.isSafe else { return asked }
    try await readForm(&asked)
    return asked
  }

  private func readForm(_ asked: inout SiteRequest) async throws {
    guard guardian.isOwnPage(asked.head.headers) else {
      throw DomainError(
        .forbidden, "form-foreign", "This form was not sent from this site: open the page and try again.")
    }
    asked.form = try await RequestBodyReader.form(asked.head)
    guard asked.form.names.isSubset(of: FormFields.known(to: asked.route, gift: giftFields)) else {
      throw DomainError(.invalid, "field-unknown", "The form was changed on its way: load the page again.")
    }
    guard !guardian.isGenuine(asked.form["form-token"], session: asked.visitor?.session) else { return }
    // Keeping what somebody typed spends nothing and shows nothing; an expired session must not lose it.
    guard Self.keepsWhatWasTyped(asked) else { throw Self.formOld }
    asked.isStale = true
  }

  static let formOld = DomainError(
    .forbidden, "form-old", "This form is from another session: open the page anew and send it again.")

  private static func keepsWhatWasTyped(_ asked: SiteRequest) -> Bool {
    switch asked.route {
    case .create, .draft: true
    case .workAct(_, .words): !asked.form["words"].isEmpty
    default: false
    }
  }

  /// What a gift can be asked for with.
  private var giftFields: Set<String> {
    Set((try? house.studio.kind("song"))?.fields.map(\.name) ?? [])
  }

  private func language(_ request: Request, _ visitor: Visitor?) -> Language {
    if let chosen = cookies.value(of: .language, in: request.headers).flatMap(Language.init) { return chosen }
    return visitor?.language
      ?? Negotiation.language(request.headers[.acceptLanguage], usual: house.settings.language)
  }

  private func theme(_ request: Request) -> Theme {
    cookies.value(of: .theme, in: request.headers).flatMap(Theme.init) ?? .system
  }
}
