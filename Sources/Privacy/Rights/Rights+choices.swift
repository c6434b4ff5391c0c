public import Core
public import Persistence
public import Policy

/// One choice that a person made, with its time and the policy's version at that time.
public struct Choice: Sendable, Hashable {
  public enum Subject: Sendable, Hashable {
    /// Against every use that rests on legitimate interest: no statistics, no internal use, no optional mail (D30).
    case objection
    case consent(ConsentKind)

    public init?(_ text: String) {
      if text == "objection" {
        self = .objection
      } else if let kind = ConsentKind(rawValue: text) {
        self = .consent(kind)
      } else {
        return nil
      }
    }

    public var name: String {
      switch self {
      case .objection: "objection"
      case .consent(let kind): kind.rawValue
      }
    }
  }

  public var subject: Subject
  /// True for a consent given or an objection made; false for one withdrawn.
  public var isGiven: Bool
  public var policyVersion: String
  public var at: Instant

  public init(subject: Subject, isGiven: Bool, policyVersion: String, at: Instant) {
    self.subject = subject
    self.isGiven = isGiven
    self.policyVersion = policyVersion
    self.at = at
  }
}

extension Rights {
  /// Records a choice (D17, D30). One that changes nothing is not recorded again, so the history holds acts only.
  public func choose(
    _ subject: Choice.Subject, _ isGiven: Bool, policyVersion: String, by account: Identifier
  ) async throws {
    try await database.write {
      try choose(subject, isGiven, policyVersion: policyVersion, by: account, in: $0)
    }
  }

  /// As above, in the caller's transaction.
  public func choose(
    _ subject: Choice.Subject, _ isGiven: Bool, policyVersion: String, by account: Identifier,
    in transaction: any Transaction
  ) throws {
    guard try newest(subject, of: account, in: transaction) ?? Self.before(subject) != isGiven else { return }
    try transaction.run(
      """
      INSERT INTO choices (id, account, kind, given, policy_version, at)
      VALUES (\(world.identifier()), \(account), \(subject.name), \(isGiven), \(policyVersion), \(world.now))
      """)
  }

  /// Whether the data of an account may be used for a purpose that needs a choice. A restriction and an objection
  /// stop every one of them, whatever was given before (D30).
  public func allows(_ kind: ConsentKind, of account: Identifier, in transaction: any Transaction) throws -> Bool {
    if try isRestricted(account, in: transaction) || hasObjected(account, in: transaction) { return false }
    return try newest(.consent(kind), of: account, in: transaction) ?? kind.isOnBeforeChoice
  }

  /// As above, in a transaction of its own.
  public func allows(_ kind: ConsentKind, of account: Identifier) async throws -> Bool {
    try await database.read { try allows(kind, of: account, in: $0) }
  }

  /// Who has given a consent that has its effect now, in the order of their ids.
  ///
  /// - Parameter limit: so many are looked at; the answer's `next` is nil when none is left after them.
  public func agreed(
    to kind: ConsentKind, after place: Identifier? = nil, limit: Int
  ) async throws -> (accounts: [Identifier], next: Identifier?) {
    try await database.read { transaction in
      let found = try transaction.rows(
        """
        SELECT DISTINCT account FROM choices
        WHERE kind = \(kind.rawValue) AND given = 1 AND account > \(place?.description ?? "")
        ORDER BY account LIMIT \(limit)
        """
      ).map { try $0.identifier(0) }
      return (try found.filter { try allows(kind, of: $0, in: transaction) }, found.count == limit ? found.last : nil)
    }
  }

  /// Whether an objection is in force (§9.1, D30).
  public func hasObjected(_ account: Identifier, in transaction: any Transaction) throws -> Bool {
    try newest(.objection, of: account, in: transaction) ?? false
  }

  /// Every choice of an account, the newest first, at most `Limits.choicesShownMax`.
  public func history(of account: Identifier) async throws -> [Choice] {
    try await database.read { transaction in
      try transaction.rows(
        """
        SELECT kind, given, policy_version, at FROM choices WHERE account = \(account)
        ORDER BY at DESC, id DESC LIMIT \(Limits.choicesShownMax)
        """
      ).compactMap { row in
        guard let subject = Choice.Subject(try row.text(0)) else { return nil }
        return Choice(
          subject: subject, isGiven: try row.bool(1), policyVersion: try row.text(2), at: try row.instant(3))
      }
    }
  }

  /// What a person last said about a subject; nil before they said anything.
  public func latest(_ subject: Choice.Subject, of account: Identifier) async throws -> Bool? {
    try await database.read { try newest(subject, of: account, in: $0) }
  }

  /// What is in force of each consent and of the objection, as the switches of "My data" show it.
  public func standing(of account: Identifier) async throws -> [Choice.Subject: Bool] {
    try await database.read { transaction in
      let subjects = [Choice.Subject.objection] + ConsentKind.allCases.map(Choice.Subject.consent)
      return try subjects.reduce(into: [:]) { standing, subject in
        standing[subject] = try newest(subject, of: account, in: transaction) ?? Self.before(subject)
      }
    }
  }

  private static func before(_ subject: Choice.Subject) -> Bool {
    guard case .consent(let kind) = subject else { return false }
    return kind.isOnBeforeChoice
  }

  private func newest(
    _ subject: Choice.Subject, of account: Identifier, in transaction: any Transaction
  ) throws -> Bool? {
    try transaction.row(
      """
      SELECT given FROM choices WHERE account = \(account) AND kind = \(subject.name) ORDER BY at DESC, id DESC LIMIT 1
      """)?.bool(0)
  }
}
