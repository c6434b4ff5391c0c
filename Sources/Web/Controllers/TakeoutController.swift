import Accounts
public import Core
import HTML
import HTTPTypes
import Hummingbird
import Policy
public import Privacy

/// Copies of somebody's data (§9.1, D31): asking, seeing how it stands, saving, deleting. A right, so neither a block nor
/// a restriction stands in its way (D30).
struct TakeoutController: Sendable {
  let site: Site

  private var takeouts: Takeouts { site.house.takeouts }

  func answer(_ asked: SiteRequest) async throws -> Response {
    let visitor = try asked.signedIn()
    guard asked.method == .post else { return .page(try await page(asked, visitor.account)) }
    do {
      return try await act(asked, visitor.account)
    } catch let error as DomainError where error.kind == .conflict || error.kind == .tooMany {
      let problem = Account.sentences(error, Strings.of(asked.language))
      return .page(try await page(asked, visitor.account, problem: problem)).answering(error)
    }
  }

  /// The archive itself, in ranges; nothing of it is kept in memory or anywhere on the way. A dead link leads to the
  /// button that makes a new one.
  func file(_ id: Identifier, _ token: String, _ asked: SiteRequest) async throws -> Response {
    let account = try asked.signedIn().account
    do {
      return answer(try await takeouts.open(id, by: token, of: account), to: asked)
    } catch let error as DomainError where error.kind == .gone {
      let problem = Account.sentences(error, Strings.of(asked.language))
      return .page(try await page(asked, account, problem: problem)).answering(error)
    }
  }

  private func answer(_ opened: OpenedTakeout, to asked: SiteRequest) -> Response {
    let name = "\(site.house.settings.name) \(CivilDate(opened.ready.madeAt)).zip"
    return FileAnswer(
      size: opened.ready.plainBytes, tag: FileAnswer.tag(sha256: opened.ready.sha256), mediaType: "application/zip",
      saveAs: name,
      cache: "private, no-store", read: opened.read
    ).response(for: asked.head)
  }

  private func act(_ asked: SiteRequest, _ account: Identifier) async throws -> Response {
    let id = Identifier(asked.form[TakeoutShow.Name.id])
    switch (asked.form[TakeoutShow.Name.act], id) {
    case (TakeoutShow.Name.ask, _):
      try await takeouts.ask(by: account, in: asked.language)
      return .seeOther(path: "\(Route.takeout.path)?done=takeout-asked")
    case (TakeoutShow.Name.save, let id?):
      let token = try await takeouts.link(id, of: account)
      return .seeOther(path: Route.takeoutFile(id, token: token.text).path)
    case (TakeoutShow.Name.delete, let id?):
      try await takeouts.delete(id, of: account)
      return .seeOther(path: "\(Route.takeout.path)?done=takeout-deleted")
    case (let act, _):
      let isKnown = [TakeoutShow.Name.save, TakeoutShow.Name.delete].contains(act)
      let kind: DomainError.Kind = isKnown ? .notFound : .invalid
      throw DomainError(kind, "takeout-unknown", "This copy of your data is not there any more.")
    }
  }

  private func page(_ asked: SiteRequest, _ account: Identifier, problem: String? = nil) async throws -> Node {
    var model = TakeoutShow.Model(
      try await takeouts.standing(of: account), mayAskFrom: try await takeouts.mayAskFrom(account), asked.language)
    model.problem = problem
    return TakeoutShow.page(model, try await site.context(asked))
  }
}

extension Takeouts {
  /// What "My data" says of them: how many are there, and until when (D2b).
  public func held(of account: Identifier) async throws -> OwnData.Held {
    switch try await standing(of: account) {
    case .ready(let ready): .init(count: 1, first: ready.until, last: ready.until)
    case .waiting: .init(count: 1)
    case .none, .failed, .deleted: .init(count: 0)
    }
  }
}
