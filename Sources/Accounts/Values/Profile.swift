public import Core

/// What a person has told about themselves.
public struct Profile: Sendable, Hashable {
  public var account: Identifier
  public var email: String
  public var emailVerified: Bool
  /// An address that waits for its link to be opened.
  public var emailWaiting: String?
  public var username: String
  public var language: Language
  public var state: AccountState
  public var createdAt: Instant
  /// The day of the last access (D7).
  public var lastAccessDay: Instant
  /// When this account is closed if nobody uses it any more (§5.2, D7b).
  public var closesAt: Instant?
  /// Nil for accounts that an administrator made and whose owner has not ticked the box yet (D35).
  public var adultStatement: Acceptance?
}

/// A declaration with its time and the version of the text it was made to.
public struct Acceptance: Sendable, Hashable {
  public var at: Instant
  public var policyVersion: String

  public init(at: Instant, policyVersion: String) {
    self.at = at
    self.policyVersion = policyVersion
  }
}

/// What the page before a deletion says about the account itself; works and energy are told by their own modules.
public struct DeletionSummary: Sendable, Hashable {
  public var account: Identifier
  public var username: String
  public var createdAt: Instant
  /// Sessions that end.
  public var sessions: Int
}
