import Persistence
import Synchronization

/// A transaction whose statement number `failing` is never run: the program died there, and the database undoes what
/// came before.
struct FaultyTransaction: Transaction {
  struct PowerCut: Error {}

  let whole: any Transaction
  let failing: Int
  private let count = StatementCount()

  init(_ whole: any Transaction, failing: Int) {
    self.whole = whole
    self.failing = failing
  }

  var dialect: Dialect { whole.dialect }

  func run(_ sql: SQL) throws -> Int {
    try step()
    return try whole.run(sql)
  }

  func rows(_ sql: SQL) throws -> [Row] {
    try step()
    return try whole.rows(sql)
  }

  func afterCommit(_ act: @escaping @Sendable () -> Void) { whole.afterCommit(act) }

  private func step() throws {
    if count.next() == failing { throw PowerCut() }
  }
}

private final class StatementCount: Sendable {
  private let value = Mutex(0)

  func next() -> Int {
    value.withLock { value in
      defer { value += 1 }
      return value
    }
  }
}
