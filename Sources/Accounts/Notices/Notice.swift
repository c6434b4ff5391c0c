public import Core

/// Something that a person is told, once, before something of theirs goes (D5, D7).
public struct Notice: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The account ends because nobody uses it (§5.2).
    case inactivity
    /// Prime has ended, and a work that it kept has its three months now (D5).
    case primeEnded = "prime-ended"
    /// Such a work goes in so many days.
    case removal
    /// A work that Prime never kept goes in so many days: told only to whoever has agreed to such mails (D5b, D30).
    case reminder
  }

  public var kind: Kind
  public var account: Identifier
  /// The work; nil when it is about the account.
  public var work: Identifier?
  /// Whole days until it goes.
  public var days: Int
  /// When it goes.
  public var due: Instant

  public init(_ kind: Kind, account: Identifier, work: Identifier? = nil, days: Int, due: Instant) {
    self.kind = kind
    self.account = account
    self.work = work
    self.days = days
    self.due = due
  }
}
