/// What a person asks for by their rights (§9.1, §9.2, §17).
public enum RequestRight: String, Sendable, Hashable, Codable, CaseIterable {
  case access, correction, deletion, restriction, objection, portability, withdrawal
  case californiaKnow = "california-know"
  case californiaDelete = "california-delete"
  /// Anything else, a complaint for instance; what comes by mail is this until somebody has read it.
  case other

  /// Whether it is about deleting, which the account's own steps carry out (D3).
  public var isDeletion: Bool { self == .deletion || self == .californiaDelete }
}
