import Accounts
import Core
import Energy
import HTML
import HTTPTypes
import Hummingbird
import Policy
import Studio

extension Site {
  /// The page of an error in the person's language.
  func errorPage(_ error: DomainError, _ asked: SiteRequest) -> (response: Response, code: String?) {
    answer(error, requestID: asked.id, context: context(asked, nil), wantsHTML: true)
  }

  /// The same for a request that could not be read.
  func errorPage(_ error: DomainError, _ request: Request, _ id: String) -> (response: Response, code: String?) {
    let language =
      cookies.value(of: .language, in: request.headers).flatMap(Language.init)
      ?? Negotiation.language(request.headers[.acceptLanguage], usual: house.settings.language)
    let theme = cookies.value(of: .theme, in: request.headers).flatMap(Theme.init) ?? .system
    let page = context(
      language: language, theme: theme, nil, path: Route.home.path, session: nil, notice: nil)
    return answer(error, requestID: id, context: page, wantsHTML: true)
  }

  private func answer(
    _ error: DomainError, requestID: String, context: PageContext, wantsHTML: Bool
  ) -> (response: Response, code: String?) {
    let status = Self.status(error)
    let model = ErrorShow.Model(
      error, status: status, requestID: requestID, contactMail: house.settings.operatorDetails.contactMail,
      context.strings)
    var response = Response.page(ErrorShow.page(model, context), status: .init(code: status))
    if let seconds = error.retryAfterSeconds {
      response.headers[.retryAfter] = String(seconds)
    } else if status == Self.unavailable {
      response.headers[.retryAfter] = Self.retrySeconds
    }
    return (response, error.code)
  }

  private static let unavailable = 503
  /// For whoever asks while the database is away.
  static let retrySeconds = "5"

  /// Some errors have a status of their own beside that of their kind.
  private static func status(_ error: DomainError) -> Int {
    switch error.code {
    case "method-unknown": 405
    case "form-broken", "form-type": 400
    default: ErrorShow.status(error.kind)
    }
  }
}
