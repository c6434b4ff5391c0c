import Accounts
import Core
import Energy
import HTML
import HTTPTypes
import Hummingbird
import Policy
import Studio

/// A person's songs, and those they gave up.
struct LibraryController: Sendable {
  let site: Site

  func works(_ asked: SiteRequest) async throws -> Response {
    let visitor = try asked.signedIn()
    let search = asked.query["search"]
    let cursor = Identifier(asked.query["after"]).map { Cursor(after: $0) }
    let page = try await site.house.studio.works(
      of: visitor.account, cursor: cursor, search: search.isEmpty ? nil : search)
    let model = Library.Model(
      cards: page.items.map(Library.Card.init), search: search.isEmpty ? nil : search,
      next: page.next.flatMap { Self.link(after: $0.after, search) }, first: cursor == nil ? nil : Route.works.link)
    return .page(Library.page(model, try await site.context(asked)))
  }

  func trash(_ asked: SiteRequest) async throws -> Response {
    let visitor = try asked.signedIn()
    let now = site.house.world.now
    let items = try await site.house.studio.trash(of: visitor.account).map { work in
      Trash.Item(
        id: work.id, title: work.title, recipient: work.recipient, goesAt: work.keeping.until ?? now,
        canRestore: work.keeping.changes.contains(.restore))
    }
    return .page(Trash.page(Trash.Model(items: items, now: now), try await site.context(asked)))
  }

  private static func link(after: Identifier, _ search: String) -> Reference? {
    let words = search.isEmpty ? "" : "&search=\(FormBody.encoded(search))"
    return Reference(path: "\(Route.works.path)?after=\(after)\(words)")
  }
}

extension Library.Card {
  init(_ work: WorkSummary) {
    let state: State =
      switch work.state {
      case .queued: work.isReady ? .ready : .queued
      case .making: work.isReady ? .ready : .making
      case .ready: .ready
      case .failed: work.isReady ? .ready : .failed
      case .cancelled: work.isReady ? .ready : .cancelled
      }
    self.init(
      id: work.id, title: work.title, recipient: work.recipient, occasion: work.occasion, state: state,
      seconds: work.seconds, createdAt: work.createdAt, keptUntil: work.keeping.until)
  }
}
