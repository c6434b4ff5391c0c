import TestSupport

extension EdgeHouse {
  /// A house whose data lies in an engine.
  static func with<T>(
    _ engine: Engine, _ settings: [String: String] = [:], isolation: isolated (any Actor)? = #isolation,
    _ body: (EdgeHouse) async throws -> T
  ) async throws -> T {
    guard engine == .postgres else { return try await with(settings, body) }
    return try await withPostgresSchema { address in
      try await with(settings.merging(["SONGLY_DATA_BACKEND": address]) { $1 }, body)
    }
  }
}
