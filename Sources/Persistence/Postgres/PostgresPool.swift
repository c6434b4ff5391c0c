import Core

/// A bounded number of connections, opened when they are first needed and lent to one transaction at a time, in the
/// order of asking.
actor PostgresPool {
  private let address: String
  private let limit: Int
  private var idle: [PostgresConnection] = []
  /// Connections that are idle, lent or being opened.
  private var count = 0
  private var waiters: [Waiter] = []
  private var nextWaiter = 0
  private var isClosed = false
  private var closers: [CheckedContinuation<Void, Never>] = []

  /// Who waits gets a connection, or with nil the right to open one.
  private struct Waiter {
    var number: Int
    var continuation: CheckedContinuation<PostgresConnection?, any Error>
    var deadline: Task<Void, Never>
  }

  init(_ address: String, limit: Int) {
    self.address = address
    self.limit = max(1, limit)
  }

  /// Throws `database-unavailable` when the server does not answer or all connections stay busy for too long.
  func take() async throws -> PostgresConnection {
    guard !isClosed else { throw DomainError.databaseUnavailable }
    if let connection = idle.popLast() { return connection }
    if count < limit {
      count += 1
      return try await open()
    }
    if let connection = try await wait() { return connection }
    return try await open()
  }

  func giveBack(_ connection: PostgresConnection) async {
    let isUsable = await connection.isUsable
    guard isUsable, !isClosed else { return await discard(connection, isBroken: !isUsable) }
    if let waiter = nextInLine() {
      waiter.continuation.resume(returning: connection)
    } else {
      idle.append(connection)
    }
  }

  /// Waits until everything lent has come back.
  func close() async {
    isClosed = true
    while let waiter = nextInLine() { waiter.continuation.resume(throwing: DomainError.databaseUnavailable) }
    await forgetIdle()
    guard count > 0 else { return }
    await withCheckedContinuation { closers.append($0) }
  }

  /// Takes the place that the caller was counted for, and passes it on when the server does not answer.
  private func open() async throws -> PostgresConnection {
    do {
      let connection = PostgresConnection(address)
      _ = try await connection.connect()
      return connection
    } catch {
      passOnPlace()
      throw DomainError.databaseUnavailable
    }
  }

  /// Where one connection broke, the idle ones most likely did too: the server has been started again.
  private func discard(_ connection: PostgresConnection, isBroken: Bool) async {
    await connection.finish()
    if isBroken { await forgetIdle() }
    passOnPlace()
  }

  private func forgetIdle() async {
    let forgotten = idle
    idle = []
    for connection in forgotten {
      await connection.finish()
      passOnPlace()
    }
  }

  private func passOnPlace() {
    if !isClosed, let waiter = nextInLine() {
      waiter.continuation.resume(returning: nil)
      return
    }
    count -= 1
    guard isClosed, count == 0 else { return }
    for closer in closers { closer.resume() }
    closers = []
  }

  private func nextInLine() -> Waiter? {
    guard !waiters.isEmpty else { return nil }
    let waiter = waiters.removeFirst()
    waiter.deadline.cancel()
    return waiter
  }

  private func wait() async throws -> PostgresConnection? {
    guard waiters.count < EngineLimits.waitersMax else { throw DomainError.databaseUnavailable }
    nextWaiter += 1
    let number = nextWaiter
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let deadline = Task {
          // Second by second: while the whole process stood still, no connection could have been given back either.
          for _ in 0..<EngineLimits.connectionWaitSeconds {
            guard (try? await Task.sleep(for: .seconds(1))) != nil else { return }
          }
          self.giveUp(number, DomainError.databaseUnavailable)
        }
        waiters.append(Waiter(number: number, continuation: continuation, deadline: deadline))
      }
    } onCancel: {
      Task { await self.giveUp(number, CancellationError()) }
    }
  }

  private func giveUp(_ number: Int, _ error: any Error) {
    guard let index = waiters.firstIndex(where: { $0.number == number }) else { return }
    let waiter = waiters.remove(at: index)
    waiter.deadline.cancel()
    waiter.continuation.resume(throwing: error)
  }
}
