public import Persistence

/// Opens one fresh database several times, as several programs would, each with connections of its own.
@discardableResult
public func withPrograms<T>(
  _ engine: Engine, _ count: Int, migrations: [Migration] = [], isolation: isolated (any Actor)? = #isolation,
  _ body: ([Database]) async throws -> T
) async throws -> T {
  switch engine {
  case .sqlite:
    try await withTemporaryFolder { folder in
      try await open(count, migrations, { try await .sqlite(path: folder + "/test.sqlite") }, body)
    }
  case .postgres:
    try await withPostgresSchema { address in
      try await open(count, migrations, { try await .postgres(address, connections: 6) }, body)
    }
  }
}

private func open<T>(
  _ count: Int, _ migrations: [Migration], _ program: () async throws -> Database,
  isolation: isolated (any Actor)? = #isolation, _ body: ([Database]) async throws -> T
) async throws -> T {
  var programs: [Database] = []
  let result: Result<T, any Error>
  do {
    for _ in 0..<count { programs.append(try await program()) }
    _ = try await programs.first?.migrate(migrations)
    result = .success(try await body(programs))
  } catch {
    result = .failure(error)
  }
  for program in programs { await program.close() }
  return try result.get()
}
