public import Core
public import Persistence

/// What a module says about one of its tables beside its holding, for take-outs: which rows are there when more than the
/// row decides, and what its files and rows are called.
public struct ExportGuide: Sendable {
  /// What is said beside the columns of a row, e.g. until when it can be had back from the trash.
  public typealias Notes = [(name: String, value: ExportValue)]

  public var table: Name
  /// Those of some rows that their owner may see at an instant, with notes; needed where a holding says `asked`.
  public var look:
    (
      @Sendable (
        _ ids: [Identifier], _ account: Identifier, _ now: Instant, _ transaction: any Transaction
      ) throws -> [Identifier: Notes]
    )?
  /// What a person knows the row by, e.g. a song's title.
  public var label: @Sendable (ExportedRow) -> String?
  /// Where the file of a row stands in the archive, below `files/`; nil for a name made of table and id.
  public var path: @Sendable (ExportedRow) -> String?
  /// Rows are written for spreadsheets too.
  public var isForSpreadsheets: Bool

  public init(
    table: Name,
    look: (
      @Sendable (
        _ ids: [Identifier], _ account: Identifier, _ now: Instant, _ transaction: any Transaction
      ) throws -> [Identifier: Notes]
    )? = nil, label: @escaping @Sendable (ExportedRow) -> String? = { _ in nil },
    path: @escaping @Sendable (ExportedRow) -> String? = { _ in nil }, isForSpreadsheets: Bool = false
  ) {
    self.table = table
    self.look = look
    self.label = label
    self.path = path
    self.isForSpreadsheets = isForSpreadsheets
  }
}

/// Rows of a table that names nobody and that can still be told to be a person's while their account lives, such as
/// payments (D10).
public struct ExportLink: Sendable {
  public var table: Name
  /// The condition that picks an account's rows; nil when it has none.
  public var condition: @Sendable (_ account: Identifier) async throws -> SQL?

  public init(table: Name, condition: @escaping @Sendable (_ account: Identifier) async throws -> SQL?) {
    self.table = table
    self.condition = condition
  }
}

/// Records that lie in no table, such as lines of the log (§5.6, D33): each a line of JSON.
public struct ExportLines: Sendable {
  /// The file's name without its ending.
  public var name: String
  public var lines: @Sendable (_ account: Identifier, _ take: ([UInt8]) async throws -> Void) async throws -> Void

  public init(
    name: String,
    lines: @escaping @Sendable (_ account: Identifier, _ take: ([UInt8]) async throws -> Void) async throws -> Void
  ) {
    self.name = name
    self.lines = lines
  }
}
