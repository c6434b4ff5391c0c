/// What went wrong, fit to be shown: a kind for the shell that answers, a stable code for machines,
/// and a sentence that says what to do and reveals nothing internal.
public struct DomainError: Error, Sendable, Hashable {
  /// Each kind has one exit code at the terminal and one status over HTTP.
  public enum Kind: String, Sendable, Codable, Hashable {
    /// The request can never work as it stands.
    case invalid
    /// Something named in the request does not exist.
    case notFound
    /// This machine lacks a program, voice, font or soundfont.
    case missing
    /// A limit was reached; a smaller request works.
    case tooLarge
    /// Trying again later may work.
    case unavailable
    /// The fault is ours.
    case fault
  }

  public var kind: Kind
  /// Stable, kebab-case, e.g. `name-empty`.
  public var code: String
  /// One sentence for the person, in English at the terminal.
  public var safe: String

  public init(_ kind: Kind, _ code: String, _ safe: String) {
    self.kind = kind
    self.code = code
    self.safe = safe
  }
}
