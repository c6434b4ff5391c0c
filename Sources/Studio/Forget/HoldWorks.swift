import Core
import Persistence
import Policy
public import Privacy

extension Studio {
  /// Works as things that can be held, with all their versions (§12, D20).
  public var holdable: Holdable {
    Holdable(
      kind: .work,
      purgeDate: { work, transaction in
        guard let shelf = try anyShelf(work, in: transaction) else { return .unknown }
        return shelf.purgeDate
      },
      purgeDue: { work in
        let versions = try await database.read { try anyShelf(work, in: $0)?.versions.map(\.id) ?? [] }
        try await purge(versions: versions)
      })
  }

  /// A work of whomsoever, with its versions; nil when it is not there.
  func anyShelf(_ work: Identifier, in transaction: any Transaction) throws -> Shelf? {
    guard let row = try transaction.row("SELECT account FROM works WHERE id = \(work)") else { return nil }
    return try shelf(work, of: row.identifier(0), in: transaction)
  }
}

extension Shelf {
  /// When the last of its versions is purged as things stand.
  var purgeDate: Holdable.PurgeDate {
    var latest: Instant?
    for version in versions {
      let end: Instant
      switch standing(version) {
      case .kept(nil): return .none
      case .kept(let until?): end = Retention.generated.trash?.end(from: until) ?? until
      case .inTrash(let until, _): end = until
      case .gone(let since): end = since
      }
      latest = max(latest ?? end, end)
    }
    return latest.map { .at($0) } ?? .unknown
  }
}
