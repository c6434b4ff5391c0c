/// What went wrong, fit to be shown: a kind for the shell that answers, a stable code for machines,
/// and a sentence that says what to do and reveals nothing internal.
public struct DomainError: Error, Sendable, Hashable {
  /// Each kind has one exit code at the terminal and one status over HTTP.
  public enum Kind: String, Sendable, Codable, Hashable, CaseIterable {
    /// The request can never work as it stands.
    case invalid
    /// Something named in the request does not exist, or not for who asks.
    case notFound
    /// It existed and was removed; it does not come back under this name.
    case gone
    /// Nobody is signed in.
    case signedOut
    /// Who asks may not do this.
    case forbidden
    /// It contradicts what is there already.
    case conflict
    /// This machine lacks a program, voice, font or soundfont.
    case missing
    /// A limit was reached; a smaller request works.
    case tooLarge
    /// Too often; the same request works after a while.
    case tooMany
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
  /// When the same request may work, in seconds from now, where that is known.
  public var retryAfterSeconds: Int?

  public init(_ kind: Kind, _ code: String, _ safe: String, retryAfterSeconds: Int? = nil) {
    self.kind = kind
    self.code = code
    self.safe = safe
    self.retryAfterSeconds = retryAfterSeconds
  }
}
