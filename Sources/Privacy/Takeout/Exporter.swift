public import Core
public import Persistence
import Policy
public import Vault

/// Writes down everything that is held of one person, in forms that other programs read (§9.1, D31). It walks the same
/// declarations by which everything is swept and erased, so a table that is declared is in the take-out, and what is
/// not in it is said with the reason.
public struct Exporter: Sendable {
  /// The papers around the data: a page that explains them, in the person's language.
  public typealias Papers =
    @Sendable (_ manifest: TakeoutManifest, _ language: Language) -> [(
      path: String, bytes: [UInt8]
    )]

  let database: Database
  let holdings: [Holding]
  let vault: Vault
  let store: SealedStore
  let guides: [Name: ExportGuide]
  let links: [Name: ExportLink]
  let lines: [ExportLines]
  let papers: Papers
  let origin: String
  let world: World
  let plan: ExportPlan

  /// - Parameters:
  ///   - holdings: of all modules, in the order in which their tables were made.
  ///   - origin: where the instance is reached; it stands in every take-out.
  public init(
    database: Database, holdings: [Holding], vault: Vault, store: SealedStore, guides: [ExportGuide] = [],
    links: [ExportLink] = [], lines: [ExportLines] = [], origin: String, world: World,
    papers: @escaping Papers = { _, _ in [] }
  ) {
    self.database = database
    self.holdings = holdings
    self.vault = vault
    self.store = store
    self.guides = Dictionary(guides.map { ($0.table, $0) }, uniquingKeysWith: { first, _ in first })
    self.links = Dictionary(links.map { ($0.table, $0) }, uniquingKeysWith: { first, _ in first })
    self.lines = lines
    self.papers = papers
    self.origin = origin
    self.world = world
    plan = ExportPlan(holdings, linked: Set(links.map(\.table)))
  }

  /// Writes the archive of an account into a sink, from its first byte to its last; memory does not grow with it.
  ///
  /// Nothing in it was over, held or erased when it was finished: if something came to its end meanwhile, it throws
  /// `takeout-outdated`, and another attempt leaves that out. Throws `key-destroyed` for an erased account (D44), and
  /// what database, storage and sink throw; what was written then is worth nothing.
  ///
  /// - Parameter tell: told of each table as it begins.
  @discardableResult
  public func export(
    _ account: Identifier, in language: Language, tell: (_ table: String) async -> Void = { _ in },
    to sink: @escaping (_ bytes: [UInt8]) async throws -> Void
  ) async throws -> TakeoutManifest {
    let now = world.now
    var run = ExportRun(
      exporter: self, account: account, zip: ZipWriter(at: now, sink: sink),
      manifest: TakeoutManifest(madeAt: now, instance: origin, language: language))
    for table in plan.tables {
      await tell(table.holding.table.description)
      try await run.write(table)
    }
    for source in lines { try await run.write(source) }
    try await run.refuseOutdated()
    run.noteLeftOut(plan.leftOut)
    try await run.writePapers(language)
    return run.manifest
  }
}
