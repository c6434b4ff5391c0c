public import Core
import Jobs
import Persistence
import Policy
import Privacy
import Vault

/// Everything that the page of a work shows.
public struct WorkDetail: Sendable, Hashable {
  public struct Version: Sendable, Hashable {
    public var number: Int
    public var state: WorkState
    public var createdAt: Instant
    public var seconds: Double?
    public var failureCode: String?
    public var isShown: Bool
  }

  public struct File: Sendable, Hashable {
    public var file: WorkFile
    public var plainBytes: Int
    public var mediaType: String
    public var fileName: String
  }

  public var id: Identifier
  public var kind: String
  public var createdAt: Instant
  /// Of the newest version: what is going on now.
  public var state: WorkState
  public var failureCode: String?
  /// Finished and kept versions with those under way, oldest first.
  public var versions: [Version]
  /// The number of the version shown.
  public var version: Int
  /// Nil before there are words.
  public var title: String?
  public var recipient: String
  /// With section tags, as own words are written; nil before there are words, empty for an instrumental.
  public var words: String?
  public var lines: [TimedLine]
  public var peaks: [Double]
  public var facts: Facts?
  public var seed: UInt64
  /// What was asked for, to fill the form of singing again.
  public var fields: [String: String]
  /// How long the making took.
  public var secondsTaken: Double?
  public var files: [File]
  /// What happened to the newest version, oldest first.
  public var progress: [WorkEvent]
  public var keeping: Keeping
  /// Points for one more version.
  public var price: Int
  /// The first instant at which any of this may be different although nothing is written; nil when there is none.
  public var holdsUntil: Instant?

  public var isReady: Bool { !peaks.isEmpty || !files.isEmpty }
  public var canCancel: Bool { state.isUnderWay }
  public var canRetry: Bool { state == .failed || state == .cancelled }
}

extension Studio {
  /// A work with all that its page shows. While nothing is finished, that is the newest version under way.
  ///
  /// - Parameters:
  ///   - version: a version to look at without choosing it.
  ///   - tellsAll: false leaves out how a version came about that is no longer being made, which no page shows.
  /// - Throws: `work-unknown`, `work-in-trash`, `version-unknown`.
  public func work(
    _ id: Identifier, of account: Identifier, version number: Int? = nil, tellsAll: Bool = true
  ) async throws -> WorkDetail {
    let page = try await database.read { transaction in
      let shelf = try openShelf(id, of: account, in: transaction)
      let shown = try version(number, on: shelf)
      return OpenPage(
        shelf: shelf, shown: shown, bytes: try SealedVersion.bytes(shown.id, in: transaction),
        artifacts: try StoredArtifact.all(of: shown.id, in: transaction))
    }
    let opened = try SealedVersion(page.bytes, key: try await vault.objectKey(page.shown.id))
    let newest = page.shelf.kept.last ?? page.shown
    let progress = tellsAll || newest.state.isUnderWay ? try await progress(of: id, newest) : []
    return detail(page, opened, newest, progress)
  }

  /// The version that is looked at: the one named, or the one that pages show.
  func version(_ number: Int?, on shelf: Shelf) throws -> StoredVersion {
    if let number {
      guard let version = shelf.kept.first(where: { $0.number == number }) else {
        throw DomainError(.notFound, "version-unknown", "There is no such version of this gift.")
      }
      return version
    }
    guard let shown = shelf.shown(among: shelf.kept) else { throw DomainError.workUnknown }
    return shown
  }

  private struct OpenPage: Sendable {
    var shelf: Shelf
    var shown: StoredVersion
    var bytes: SealedVersion.Bytes
    var artifacts: [StoredArtifact]
  }

  /// Signals are numbered by the time, so those of the newest version begin with its own.
  private func progress(of work: Identifier, _ newest: StoredVersion) async throws -> [WorkEvent] {
    var events: [WorkEvent] = []
    var place = newest.createdAt.microseconds - 1
    while events.count < Limits.progressShownMax {
      let part = try await signals.since(topic: work, after: place)
      events += part.compactMap(WorkEvent.init).filter { $0.version == newest.number }
      guard let last = part.last else { break }
      place = last.number
    }
    return events
  }

  private func detail(
    _ page: OpenPage, _ opened: SealedVersion, _ newest: StoredVersion, _ progress: [WorkEvent]
  ) -> WorkDetail {
    let (shelf, shown) = (page.shelf, page.shown)
    let kind = kinds[shelf.work.kind]
    let fields = opened.brief?.fields ?? [:]
    let name = FileName(opened.title ?? kind?.recipient(fields) ?? "")
    return WorkDetail(
      id: shelf.work.id, kind: shelf.work.kind, createdAt: shelf.work.createdAt, state: newest.state,
      failureCode: newest.failure,
      versions: shelf.kept.map { version in
        WorkDetail.Version(
          number: version.number, state: version.state, createdAt: version.createdAt,
          seconds: version.milliseconds.map { Double($0) / 1000 }, failureCode: version.failure,
          isShown: version.id == shown.id)
      },
      version: shown.number, title: opened.title, recipient: kind?.recipient(fields) ?? "", words: opened.words,
      lines: opened.result?.lines ?? [], peaks: opened.result?.peaks ?? [], facts: opened.result?.facts,
      seed: opened.brief?.seed.value ?? 0, fields: fields, secondsTaken: Self.taken(shown),
      files: page.artifacts.map { artifact in
        WorkDetail.File(
          file: artifact.file, plainBytes: artifact.plainBytes, mediaType: artifact.file.mediaType,
          fileName: name.with(artifact.file))
      },
      progress: progress, keeping: shelf.keeping(shown), price: kind?.price ?? 0,
      holdsUntil: shelf.holdsUntil)
  }

  private static func taken(_ version: StoredVersion) -> Double? {
    guard version.state == .ready, let start = version.startedAt, let end = version.finishedAt else { return nil }
    return Double(end.microseconds - start.microseconds) / Double(Span.second)
  }
}
