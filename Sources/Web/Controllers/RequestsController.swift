import Accounts
import Core
import HTML
import HTTPTypes
import Hummingbird
import Policy
import Privacy

/// Requests by rights (§9.1, §9.3): what a person asks from the account, and the link by which a mail is proved.
struct RequestsController: Sendable {
  let site: Site

  private var requests: Requests { site.house.requests }

  func answer(_ asked: SiteRequest) async throws -> Response {
    // Rights are everybody's: blocked and restricted people ask too.
    let visitor = try asked.signedIn()
    guard asked.method == .post else {
      return .page(RequestsShow.page(try await model(asked), try await site.context(asked)))
    }
    do {
      try await requests.open(
        RequestRight(rawValue: asked.form[RequestsShow.Name.right]), text: asked.form[RequestsShow.Name.text],
        language: asked.language, by: visitor.account)
      return .seeOther(path: "\(Route.requests.path)?done=request-opened")
    } catch let error as DomainError where error.isAboutForm {
      var model = try await model(asked)
      model.right = asked.form[RequestsShow.Name.right]
      model.text = asked.form[RequestsShow.Name.text]
      let field = error.code == "request-right" ? RequestsShow.Name.right : RequestsShow.Name.text
      model.problems = [
        FieldProblemText(field: field, message: Account.sentences(error, Strings.of(asked.language)))
      ]
      return .page(RequestsShow.page(model, try await site.context(asked))).answering(error)
    }
  }

  func withdraw(_ number: String, _ asked: SiteRequest) async throws -> Response {
    try await requests.withdraw(number, by: try asked.signedIn().account)
    return .seeOther(path: "\(Route.requests.path)?done=request-withdrawn")
  }

  /// Looking uses nothing up, and neither page says whether there is an account (D28).
  func prove(_ token: String, _ asked: SiteRequest) async throws -> Response {
    guard asked.method == .post else {
      let number = try await requests.number(token: token)
      return .page(
        RequestProofShow.page(RequestProofShow.Model(token: token, number: number), try await site.context(asked)))
    }
    let proved = try await requests.prove(token: token)
    let date = Format.date(proved.dueAt, asked.language)
    return .page(
      RequestProofShow.done(
        RequestProofShow.Done(number: proved.number, dueDate: date), try await site.context(asked)))
  }

  private func model(_ asked: SiteRequest) async throws -> RequestsShow.Model {
    let visitor = try asked.signedIn()
    return RequestsShow.Model(
      try await requests.requests(of: visitor.account), at: site.house.world.now,
      contactMail: site.house.settings.operatorDetails.contactMail, Strings.of(asked.language))
  }
}
