import Core

extension DomainError {
  /// The database does not answer, or somebody else holds it. Nothing was written.
  static let databaseUnavailable = DomainError(
    .unavailable, "database-unavailable", "The service's memory cannot be reached. Please try again in a moment.",
    retryAfterSeconds: 5)

  /// A text that PostgreSQL cannot store and that SQLite's functions would cut short, refused by both.
  static let textWithZeroByte = DomainError(
    .invalid, "text-zero-byte", "The text contains a zero character. Please remove it.")
}

extension [Value] {
  /// Values that both engines can store.
  func checked() throws -> [Value] {
    for case .text(let text) in self where text.utf8.contains(0) { throw DomainError.textWithZeroByte }
    return self
  }
}
