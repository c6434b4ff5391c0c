/// A transaction under way. It is valid inside the body it was given to and nowhere else.
///
/// A statement that fails ends the transaction on both engines: the body may turn the error into another one, but
/// nothing it does can still be committed. Where a row may be there already, write ON CONFLICT … DO NOTHING.
public protocol Transaction {
  var dialect: Dialect { get }

  /// Runs a statement and answers how many rows it inserted, updated or deleted.
  /// Throws `Conflict` when a constraint refused it.
  @discardableResult func run(_ sql: SQL) throws -> Int

  /// All rows of a query, or of a statement with RETURNING. The statement bounds them (LIMIT).
  func rows(_ sql: SQL) throws -> [Row]

  /// The first row, if there is one.
  func row(_ sql: SQL) throws -> Row?

  /// Runs after the commit, in the order of asking, and not at all after a rollback: wake-ups, no work.
  func afterCommit(_ act: @escaping @Sendable () -> Void)
}

extension Transaction {
  public func row(_ sql: SQL) throws -> Row? { try rows(sql).first }
}

/// A constraint of the schema refused a row. Which one is known to the statement's author; the value is not named.
public struct Conflict: Error, Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case unique, foreignKey, check, notNull
  }

  public var kind: Kind

  public init(_ kind: Kind) {
    self.kind = kind
  }
}

/// A statement that can never work: our own mistake, for the log and not for people. Its text holds no values.
public struct StatementFault: Error, Sendable, CustomStringConvertible {
  public var statement: String
  public var reason: String

  public var description: String { "\(reason) in: \(statement)" }
}

/// What the transactions of both engines keep in mind while their body runs.
final class TransactionState {
  private var isOpen = true
  private(set) var failure: (any Error)?
  private(set) var acts: [@Sendable () -> Void] = []

  /// Called before each statement.
  func check(_ statement: String) throws {
    guard isOpen else { throw StatementFault(statement: statement, reason: "the transaction is over") }
    if let failure { throw failure }
  }

  func fail(_ error: any Error) -> any Error {
    if failure == nil { failure = error }
    return error
  }

  func afterCommit(_ act: @escaping @Sendable () -> Void) { acts.append(act) }

  /// Runs the body and answers what it gave, unless a statement of it failed.
  func finish<T: Sendable>(_ body: () throws -> T) throws -> Committed<T> {
    defer { isOpen = false }
    let value = try body()
    if let failure { throw failure }
    return Committed(value: value, acts: acts)
  }
}
