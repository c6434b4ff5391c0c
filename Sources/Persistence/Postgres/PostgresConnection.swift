import Core

/// A connection and the thread on which it blocks.
actor PostgresConnection {
  private let queue = SerialQueue("songly.postgres")
  private let address: String
  private var session: PostgresSession?

  nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }

  init(_ address: String) {
    self.address = address
  }

  /// How an attempt ended.
  enum Outcome<T: Sendable>: Sendable {
    case committed(Committed<T>)
    /// It was undone and may be run again on this connection.
    case again
    /// The connection broke before the commit was asked for: nothing of it remains.
    case lost
    case failed(any Error)
  }

  /// Answers the number of the server's process.
  func connect() throws -> Int {
    let session = try PostgresSession(address)
    self.session = session
    return session.processNumber
  }

  func finish() {
    session = nil
  }

  var isUsable: Bool { session.map { $0.isAlive && !$0.isInTransaction } ?? false }

  /// Runs the body once in a transaction of its own.
  func attempt<T: Sendable>(
    _ access: Access, _ body: @Sendable (any Transaction) throws -> T
  ) -> Outcome<T> {
    guard let session else { return .lost }
    let state = TransactionState()
    let committed: Committed<T>
    do {
      try session.command(access.opening)
      let transaction = PostgresTransaction(session: session, state: state, isPrepared: access != .migrate)
      committed = try state.finish { try body(transaction) }
    } catch {
      // What the engine can mend goes before whatever the body made of it.
      return undone(session, because: state.failure is PostgresFailure ? state.failure ?? error : error)
    }
    do {
      try session.command("COMMIT")
      return .committed(committed)
    } catch PostgresFailure.lost {
      // Nobody can tell whether it was committed, so it is not run again.
      return .failed(DomainError.databaseUnavailable)
    } catch {
      return undone(session, because: error)
    }
  }

  /// Runs commands that no transaction may hold, each for as long as a large table takes, up to the first that fails;
  /// answers whether none did.
  func alone(_ commands: [String]) -> Bool {
    guard let session else { return false }
    do {
      try session.withTime(milliseconds: EngineLimits.rewriteMilliseconds) {
        for command in commands { try session.command(command) }
      }
      return true
    } catch {
      if session.isAlive, session.isInTransaction { try? session.command("ROLLBACK") }
      return false
    }
  }

  private func undone<T>(_ session: PostgresSession, because error: any Error) -> Outcome<T> {
    if session.isAlive, session.isInTransaction { try? session.command("ROLLBACK") }
    switch error {
    case PostgresFailure.lost: return .lost
    case PostgresFailure.again: return .again
    case PostgresFailure.stalePlan:
      try? session.forgetStatements()
      return .again
    default: return .failed(error)
    }
  }
}

extension Access {
  fileprivate var opening: String {
    switch self {
    case .read: "BEGIN ISOLATION LEVEL SERIALIZABLE READ ONLY"
    case .write: "BEGIN ISOLATION LEVEL SERIALIZABLE"
    case .claim: "BEGIN ISOLATION LEVEL READ COMMITTED"
    // Each statement sees what was committed before it, so also what the last holder of the lock did. The lock is
    // one for each schema; its first number is nobody else's.
    case .migrate:
      """
      BEGIN ISOLATION LEVEL READ COMMITTED;
      SET LOCAL statement_timeout = \(EngineLimits.rewriteMilliseconds);
      SET LOCAL lock_timeout = \(EngineLimits.rewriteMilliseconds);
      SELECT pg_advisory_xact_lock(736671, hashtext(current_schema()))
      """
    }
  }
}
