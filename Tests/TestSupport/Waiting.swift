/// Lets others go on until something is so. A test's time limit ends it by cancelling: a hang fails, slowness does not.
public func waitUntil(
  isolation: isolated (any Actor)? = #isolation, _ isSo: () async throws -> Bool
) async throws {
  while !(try await isSo()) {
    try Task.checkCancellation()
    await Task.yield()
  }
}

extension Task where Failure == any Error {
  /// Its value; whoever waits takes it along when cancelled.
  public func valueOrCancelled() async throws -> Success {
    try await withTaskCancellationHandler {
      try await value
    } onCancel: {
      cancel()
    }
  }
}
