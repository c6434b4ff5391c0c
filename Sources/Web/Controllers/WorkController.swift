import Accounts
import Core
import Energy
import HTML
import HTTPTypes
import Hummingbird
import Policy
import Studio

/// One song of a person: its page in every state, what they do to it, its files and its news.
struct WorkController: Sendable {
  let site: Site

  private var studio: Studio { site.house.studio }

  func show(_ id: Identifier, _ asked: SiteRequest, refused: WorkShow.Refused? = nil) async throws -> Response {
    let visitor = try asked.signedIn()
    guard refused == nil, asked.isSafe, asked.head.uri.query == nil else {
      var model = try await model(id, asked).value
      model.refused = if let refused { refused } else { try await keptWords(asked, of: visitor) }
      return .page(WorkShow.page(model, try await site.context(asked)))
    }
    // Nothing that this request alone brought stands in the page, so the same person may see it again as it is.
    let key = KeptPage.Key(
      visitor: visitor, route: asked.route, language: asked.language, theme: asked.theme)
    let page = try await site.house.pages.value(key) {
      let model = try await model(id, asked)
      let node = WorkShow.page(model.value, try await site.context(asked))
      let page = KeptPage(Writer.document(node), key: asked.id)
      return Reading(page, until: model.until, bytes: page.count)
    }
    return .page(page.copy(key: asked.id))
  }

  /// What the page shows, and until when it shows the same unless something is written: while a song is being made, and
  /// in the trash, it changes all the time.
  private func model(_ id: Identifier, _ asked: SiteRequest) async throws -> Reading<WorkShow.Model> {
    let (visitor, now) = (try asked.signedIn(), site.house.world.now)
    do {
      let detail = try await studio.work(id, of: visitor.account, tellsAll: false)
      let until = min(detail.holdsUntil ?? visitor.holdsUntil, visitor.holdsUntil)
      return Reading(
        WorkShow.Model(detail, now: now, idempotencyKey: asked.id), until: detail.state.isUnderWay ? nil : until)
    } catch let error as DomainError where error.code == "work-in-trash" {
      guard let work = try await studio.trash(of: visitor.account).first(where: { $0.id == id }) else { throw error }
      return Reading(WorkShow.Model(trashed: work, now: now, idempotencyKey: asked.id), until: nil)
    }
  }

  func act(_ act: Route.WorkAct, _ id: Identifier, _ asked: SiteRequest) async throws -> Response {
    if asked.isStale { return try await keepWords(id, asked) }
    do {
      return try await perform(act, id, asked)
    } catch let error as DomainError where act == .words && error.isAboutForm {
      let problem = Account.sentences(error, Strings.of(asked.language))
      return try await show(id, asked, refused: WorkShow.Refused(words: asked.form["words"], problem: problem))
        .answering(error)
    }
  }

  /// Words that were edited in a session that has ended: nothing is sung. Whoever is signed in again finds them in the
  /// form of the page, everybody else once they have signed in.
  private func keepWords(_ id: Identifier, _ asked: SiteRequest) async throws -> Response {
    let words = asked.form["words"]
    guard asked.visitor == nil else {
      let problem = Account.sentences(Site.formOld, Strings.of(asked.language))
      var page = try await show(id, asked, refused: WorkShow.Refused(words: words, problem: problem))
      page.status = .forbidden
      return page
    }
    let token = try await CreateController(site: site).save(["words": words], asked, draft: nil)
    return .seeOther(path: Account.link(.signIn, draft: token, to: Route.work(id).path).text)
  }

  private func keptWords(_ asked: SiteRequest, of visitor: Visitor) async throws -> WorkShow.Refused? {
    let words = try await studio.draft(asked.query["words"], for: visitor.account)?.fields["words"]
    return words.map { WorkShow.Refused(words: $0, problem: nil) }
  }

  private func perform(_ act: Route.WorkAct, _ id: Identifier, _ asked: SiteRequest) async throws -> Response {
    // A blocked person makes nothing new, but may still give up what is theirs (§9.1).
    let account = act == .delete || act == .cancel ? try asked.signedIn().account : try asked.active().account
    let key = CreateController.key(asked)
    switch act {
    case .cancel:
      try await studio.cancel(id, of: account)
      return .seeOther(path: "\(Route.work(id).path)?done=work-cancelled")
    case .retry: try await studio.retry(id, of: account)
    case .delete:
      try await studio.delete(id, of: account)
      return .seeOther(path: "\(Route.works.path)?done=work-deleted")
    case .restore:
      try await studio.restore(id, of: account)
      return .seeOther(path: "\(Route.work(id).path)?done=work-restored")
    case .again:
      let changes = asked.form.fields.filter { ["style", "tempo", "voice"].contains($0.key) && !$0.value.isEmpty }
      _ = try await studio.singAgain(id, changes: changes, of: account, idempotencyKey: key)
    case .words: _ = try await studio.editWords(id, words: asked.form["words"], of: account, idempotencyKey: key)
    case .show:
      // What is no number is no version; whose song it is comes first.
      try await studio.choose(Int(asked.form["version"]) ?? 0, of: id, by: account)
    }
    return .seeOther(.work(id))
  }

  func file(_ file: WorkFile, _ id: Identifier, _ asked: SiteRequest) async throws -> Response {
    let visitor = try asked.signedIn()
    let version = Int(asked.query["version"])
    let opened = try await studio.file(id, version: version, file, of: visitor.account)
    // Shown in the page's player, saved from its list: the link says which, and `download` names the file.
    let isSaved = asked.query.isTicked("save")
    return FileAnswer(
      size: opened.plainBytes, tag: FileAnswer.tag(sha256: opened.sha256), mediaType: opened.mediaType,
      saveAs: isSaved ? opened.fileName : nil, cache: "private, no-store", read: opened.read
    ).response(for: asked.head)
  }

  func events(_ id: Identifier, _ asked: SiteRequest) async throws -> Response {
    let visitor = try asked.signedIn()
    _ = try await studio.work(id, of: visitor.account, tellsAll: false)
    let place = try site.house.streams.open(visitor.account)
    let (studio, accounts) = (self.studio, site.house.accounts)
    let token = site.cookies.value(of: .session, in: asked.head.headers) ?? ""
    let last = asked.head.headers[.lastEventID].flatMap { Int64($0) } ?? Int64(asked.query["after"]) ?? 0
    return EventAnswer(
      // A session that ended elsewhere ends its streams too.
      mayListen: { try await accounts.visitor(token) != nil },
      since: { number in
        let events = try await studio.events(id, of: visitor.account, after: number)
        return (events.compactMap(EventAnswer.Event.init), events.contains { $0.kind.isEnd })
      },
      wakeUps: studio.wakeUps(id), pause: site.house.pause, place: place
    ).response(after: last)
  }
}

extension WorkEvent.Kind {
  fileprivate var isEnd: Bool { self == .ready || self == .failed || self == .cancelled }
}

extension EventAnswer.Event {
  /// As the page's script reads it: steps with their count, the news that words are there, other states.
  fileprivate init?(_ event: WorkEvent) {
    switch event.kind {
    case .step:
      let count = event.done.flatMap { done in event.of.map { " \(done)/\($0)" } } ?? ""
      self.init(number: event.number, name: "step", data: (event.step ?? "") + count)
    case .words: self.init(number: event.number, name: "words", data: "ready")
    case .queued: return nil
    case .making, .ready, .failed, .cancelled:
      self.init(number: event.number, name: "state", data: event.kind.rawValue)
    }
  }
}
