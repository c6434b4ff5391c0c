public import Core

/// Where a sealed value stands: table, column and row. It is authenticated with the value, so a value copied to
/// another row, or from one column to another, does not open there.
public struct SealedPlace: Sendable, Hashable {
  let text: String

  /// Table and column are literals of the source code; the row is its id.
  public init(_ table: StaticString, _ column: StaticString, _ row: Identifier) {
    text = "songly.column.1/\(table)/\(column)/\(row)"
  }

  var associatedData: [UInt8] { Array(text.utf8) }
}
