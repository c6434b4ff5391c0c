import Persistence

/// Runs the body while a transaction is open that has read these rows of PostgreSQL; it ends before this returns.
func whileSomebodyReads<T>(
  _ rows: SQL, of database: Database, isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> T
) async throws -> T {
  let ((seen, tell), goOn) = (AsyncStream<Void>.makeStream(), Flag())
  let reader = Task {
    defer { tell.finish() }
    try await database.read { tx in
      // However long the machine takes, the server keeps the session.
      try tx.run("SET LOCAL idle_in_transaction_session_timeout = 0")
      _ = try tx.row(rows)
      tell.yield()
      goOn.wait()
    }
  }
  for await _ in seen { break }
  let result: Result<T, any Error>
  do { result = .success(try await body()) } catch { result = .failure(error) }
  goOn.raise()
  try await reader.value
  return try result.get()
}
