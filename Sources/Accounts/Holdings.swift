import Policy
import Privacy

/// What this module's tables hold, for the walkers of Privacy.
enum AccountHoldings {
  static let all = [
    accounts, acceptances, sessions, links, changes, outbox, throttles, primeSpans, notices, policyNotices,
  ]

  private static let accounts = Holding(
    table: "accounts", subject: .account(column: "id"), retention: .account, sealedBy: .account,
    columns: [
      "id": .clear, "state": .clear, "role": .clear, "username_index": .blindIndex, "username_sealed": .sealed,
      "email_index": .blindIndex, "verified_index": .blindIndex, "email_sealed": .sealed, "password_sealed": .secret,
      "language": .clear, "created_at": .clear, "access_day": .clear, "blocked_at": .clear, "closed_at": .clear,
    ])

  private static let acceptances = Holding(
    table: "acceptances", subject: .account(column: "account"), retention: .account,
    columns: ["account": .clear, "kind": .clear, "policy_version": .clear, "accepted_at": .clear])

  private static let sessions = Holding(
    table: "sessions", subject: .account(column: "account"), retention: .account, ends: [.at("ends_at")],
    columns: [
      "id": .clear, "account": .clear, "token_hash": .blindIndex, "device": .clear, "started_at": .clear,
      "access_day": .clear, "ends_at": .clear,
    ])

  private static let links = Holding(
    table: "mailed_links", subject: .account(column: "account"), retention: .account, ends: [.at("ends_at")],
    columns: [
      "account": .clear, "purpose": .clear, "token_hash": .blindIndex, "made_at": .clear, "ends_at": .clear,
    ])

  private static let changes = Holding(
    table: "email_changes", subject: .account(column: "account"), retention: .account, sealedBy: .account,
    ends: [.at("ends_at")],
    columns: [
      "account": .clear, "email_index": .blindIndex, "email_sealed": .sealed, "password_sealed": .secret,
      "made_at": .clear, "ends_at": .clear,
    ])

  /// Wishes for recovery name no account; they go when they are answered, within a day at most.
  private static let outbox = Holding(
    table: "outbox", subject: .account(column: "account"), retention: .account, sealedBy: .account,
    ends: [.at("ends_at")],
    columns: [
      "id": .clear, "account": .clear, "kind": .clear, "recipient_sealed": .sealed, "email_index": .blindIndex,
      "language": .clear, "made_at": .clear, "ends_at": .clear,
    ])

  private static let primeSpans = Holding(
    table: "prime_spans", subject: .account(column: "account"), retention: .account, datesHeldThings: true,
    columns: ["id": .clear, "account": .clear, "ground": .clear, "starts_at": .clear, "ends_at": .clear])

  /// What was told when, so that it is told once; goes when its date has come.
  private static let notices = Holding(
    table: "notices", subject: .account(column: "account"), retention: .account, ends: [.at("due_at")],
    columns: [
      "id": .clear, "account": .clear, "kind": .clear, "subject": .clear, "days": .clear, "due_at": .clear,
      "mail": .clear, "sent_at": .clear,
    ])

  /// That they were told of a change of the policy (D36).
  private static let policyNotices = Holding(
    table: "policy_notices", subject: .account(column: "account"), retention: .account,
    columns: [
      "id": .clear, "account": .clear, "announced_at": .clear, "binds_at": .clear, "mail": .clear, "sent_at": .clear,
    ])

  /// Keyed hashes of addresses and logins (D13). Nothing joins them to an account, and they go within a day; closing
  /// an account takes those of its own logins at once.
  private static let throttles = Holding(
    table: "throttles", subject: .nobody, retention: .addressHash,
    columns: [
      "rule": .clear, "key_index": .blindIndex, "attempts": .clear, "last_at": .clear, "ends_at": .clear,
    ])
}
