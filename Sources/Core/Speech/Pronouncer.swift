/// The port through which pure code learns how text sounds. Filled by Media (espeak-ng in a child process);
/// tests fill it with a table.
public struct Pronouncer: Sendable {
  /// The words of each line, in order; one answer per line. Lines are plain text of one language.
  public var pronounce: @Sendable (_ lines: [String], _ language: Language) async throws -> [[SpokenWord]]

  public init(
    pronounce: @escaping @Sendable (_ lines: [String], _ language: Language) async throws -> [[SpokenWord]]
  ) {
    self.pronounce = pronounce
  }
}
