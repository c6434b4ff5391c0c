public import Core

/// Somebody who is signed in, as every request learns it.
public struct Visitor: Sendable, Hashable {
  public var account: Identifier
  public var session: Identifier
  public var username: String
  public var language: Language
  public var emailVerified: Bool
  public var isAdmin: Bool
  public var state: AccountState
  /// The first instant at which any of this may be different although nothing is written.
  public var holdsUntil: Instant
}

/// Where an account stands (docs/state-machines/account.md). Restriction and objection are kept beside it (D30).
public enum AccountState: String, Sendable, Hashable, CaseIterable {
  case open
  /// Stopped by the operator (§12); its owner may still sign in to take things out and to delete it.
  case blocked
  /// Its owner is gone; nothing works with it any more (D44).
  case closed
}

/// The end of signing in or up: who it is, and the token for the session's cookie.
public struct SignedIn: Sendable {
  public var account: Identifier
  public var session: Identifier
  public var token: AccessToken
  public var language: Language
}

/// A session as its owner sees it in the settings.
public struct Session: Sendable, Hashable {
  public var id: Identifier
  public var startedAt: Instant
  public var endsAt: Instant
  /// The midnight (UTC) that began the day of the last access (D7).
  public var lastSeenDay: Instant
  public var device: String
  public var isCurrent: Bool
}
