public import Core
import Persistence
import Policy
import Privacy
import Vault

/// A work as a card in the library or in the trash.
public struct WorkSummary: Sendable, Hashable {
  public var id: Identifier
  public var kind: String
  /// The title of the version shown; nil before there are words.
  public var title: String?
  public var recipient: String
  /// As it was asked for, where the kind asks for one.
  public var occasion: String?
  /// Of the newest version.
  public var state: WorkState
  /// Whether something can be heard.
  public var isReady: Bool
  public var version: Int
  public var versionCount: Int
  public var seconds: Double?
  public var createdAt: Instant
  public var keeping: Keeping
}

extension Studio {
  /// The works of an account that are kept, newest first. A search looks through titles and names of the newest
  /// `Limits.searchedWorksMax`; they are sealed, so it opens them one by one, and its answer has no next page.
  public func works(
    of account: Identifier, cursor: Cursor? = nil, limit: PageLimit = PageLimit(24), search: String? = nil
  ) async throws -> Page<WorkSummary> {
    let wanted = Self.searched(search)
    let most = wanted == nil ? limit.value + 1 : Limits.searchedWorksMax
    let (shelves, labels) = try await database.read { transaction in
      let shelves = try kept(of: account, after: wanted == nil ? cursor : nil, most: most, in: transaction)
      return (shelves, try self.labels(shelves, { $0.kept }, in: transaction))
    }
    let summaries = try await summaries(shelves, labels) { $0.kept }
    guard let wanted else { return Page(rows: summaries, limit: limit, id: \.id) }
    let found = summaries.filter { summary in
      [summary.title ?? "", summary.recipient].contains { Self.folded($0).contains(wanted) }
    }
    return Page(items: Array(found.prefix(limit.value)), next: nil)
  }

  /// What lies in the trash, newest first (D2).
  public func trash(of account: Identifier) async throws -> [WorkSummary] {
    let (shelves, labels) = try await database.read { transaction in
      let shelves = try inTrash(of: account, in: transaction)
      return (shelves, try self.labels(shelves, { $0.inTrash }, in: transaction))
    }
    return try await summaries(shelves, labels) { $0.inTrash }
  }

  /// The newest in the trash, up to `Limits.searchedWorksMax`. The statement leaves out what can be in no trash yet;
  /// works that Prime keeps may stand under it as well and are stepped over.
  private func inTrash(of account: Identifier, in transaction: any Transaction) throws -> [Shelf] {
    let cutoff = Self.agedSince(world.now)
    var found: [Shelf] = []
    var place: Identifier?
    while found.count < Limits.searchedWorksMax {
      let below: SQL = place.map { "id < \($0)" } ?? "1 = 1"
      let part = try shelves(
        of: account,
        where: """
          \(below) AND (deleted_at IS NOT NULL
            OR NOT EXISTS (SELECT 1 FROM versions WHERE work = works.id AND ages_from > \(cutoff)))
          """, limit: Limits.searchedWorksMax, in: transaction)
      found += part.filter(\.isInTrash)
      guard part.count == Limits.searchedWorksMax, let last = part.last else { break }
      place = last.work.id
    }
    return Array(found.prefix(Limits.searchedWorksMax))
  }

  /// Shelves that are kept, up to `most`; those that expired and are not swept yet are passed over.
  private func kept(
    of account: Identifier, after cursor: Cursor?, most: Int, in transaction: any Transaction
  ) throws -> [Shelf] {
    var found: [Shelf] = []
    var place = cursor?.after
    while found.count < most {
      let below: SQL = place.map { "id < \($0)" } ?? "1 = 1"
      let part = try shelves(
        of: account, where: "deleted_at IS NULL AND \(below)", limit: PageLimit.most + 1, in: transaction)
      found += part.filter(\.isKept)
      guard part.count > PageLimit.most, let last = part.last else { break }
      place = last.work.id
    }
    return Array(found.prefix(most))
  }

  private func labels(
    _ shelves: [Shelf], _ versions: (Shelf) -> [StoredVersion], in transaction: any Transaction
  ) throws -> [Identifier: SealedVersion.Bytes] {
    try SealedVersion.labels(shelves.compactMap { $0.shown(among: versions($0))?.id }, in: transaction)
  }

  /// A work whose key is gone was erased a moment ago, and is not there any more.
  private func summaries(
    _ shelves: [Shelf], _ labels: [Identifier: SealedVersion.Bytes], _ versions: (Shelf) -> [StoredVersion]
  ) async throws -> [WorkSummary] {
    let keys = try await vault.objectKeys(Array(labels.keys))
    return try shelves.compactMap { shelf in
      guard let shown = shelf.shown(among: versions(shelf)), let newest = versions(shelf).last,
        let bytes = labels[shown.id], let key = keys[shown.id]
      else { return nil }
      let opened = try SealedVersion(bytes, key: key)
      return WorkSummary(
        id: shelf.work.id, kind: shelf.work.kind, title: opened.title,
        recipient: opened.brief.map { kinds[shelf.work.kind]?.recipient($0.fields) ?? "" } ?? "",
        occasion: opened.brief?.fields["occasion"],
        state: newest.state, isReady: shown.state == .ready, version: shown.number,
        versionCount: versions(shelf).count, seconds: shown.milliseconds.map { Double($0) / 1000 },
        createdAt: shelf.work.createdAt, keeping: shelf.keeping(shown))
    }
  }

  private static func searched(_ text: String?) -> String? {
    guard let text else { return nil }
    let folded = folded(String(text.prefix(Limits.searchLengthMax)))
    return folded.isEmpty ? nil : folded
  }

  private static func folded(_ text: String) -> String {
    FieldText.cleaned(text).lowercased()
  }
}
