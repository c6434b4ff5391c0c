import Accounts
import Core
import Energy
import HTML
import HTTPTypes
import Hummingbird
import Policy
import Privacy
import Studio

/// The way out (§10, D3): password and username again, a mailed link, one last question.
struct DeletionController: Sendable {
  let site: Site

  func ask(_ asked: SiteRequest) async throws -> Response {
    let visitor = try asked.signedIn()
    guard asked.method == .post else {
      return .page(DeleteAccount.page(try await model(asked, visitor), try await site.context(asked)))
    }
    do {
      try await site.house.accounts.requestDeletion(
        of: visitor.account, password: asked.form[DeleteAccount.Name.password],
        phrase: asked.form[DeleteAccount.Name.phrase])
    } catch let error as DomainError where error.isAboutForm {
      var model = try await model(asked, visitor)
      model.problems = Account.problems(
        error, fields: [DeleteAccount.Name.password, DeleteAccount.Name.phrase],
        otherwise: DeleteAccount.Name.password, Strings.of(asked.language))
      return .page(DeleteAccount.page(model, try await site.context(asked))).answering(error)
    }
    let letter = CheckMail.Model(letter: .deletion, contactMail: contact)
    return .page(CheckMail.page(letter, try await site.context(asked)))
  }

  func confirm(_ token: String, _ asked: SiteRequest) async throws -> Response {
    guard asked.method == .post else {
      let summary = try await site.house.accounts.deletionSummary(token: token)
      return .page(
        DeleteConfirm.page(
          DeleteConfirm.Model(token: token, username: summary.username), try await site.context(asked)))
    }
    // The keys go before the answer does (D3).
    let departure = try await site.house.leave(token)
    // Nobody is signed in any more: the page is shown to nobody in particular.
    var response = Response.page(
      DeleteDone.page(
        DeleteDone.Progress(departure.progress), receipt: departure.receipt, site.context(asked.signedOut, nil))
    ).withCookie(site.cookies.clearing(.session))
    response.headers[.clearSiteData] = "\"cache\", \"cookies\", \"storage\""
    return response
  }

  private var contact: String { site.house.settings.operatorDetails.contactMail }

  private func model(_ asked: SiteRequest, _ visitor: Visitor) async throws -> DeleteAccount.Model {
    let summary = try await site.house.accounts.deletionSummary(of: visitor.account)
    let census = try await site.house.studio.census(of: visitor.account)
    let points = try await site.house.energy.balance(visitor.account).available.value
    let language = asked.language
    return DeleteAccount.Model(
      username: summary.username, works: Format.number(census.works, language),
      drafts: Format.number(census.drafts, language), sessions: Format.number(summary.sessions, language),
      energy: points > 0 ? Strings.of(language).common.energy(Int(clamping: points)) : nil, contactMail: contact)
  }
}

extension DeleteDone.Progress {
  fileprivate init(_ progress: Eraser.Progress) {
    self =
      switch progress {
      case .closed: .closed
      case .keysDestroyed: .keysDestroyed
      case .erased(let exceptHeld): exceptHeld ? .held : .erased
      }
  }
}

extension SiteRequest {
  var signedOut: SiteRequest {
    var copy = self
    copy.visitor = nil
    return copy
  }
}
