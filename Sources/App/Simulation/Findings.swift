import Accounts
import Core
import Persistence
import Policy
import Privacy

/// What the private instance holds of one account at one instant, read from its tables: what is there, and the few
/// stored instants from which every date follows.
struct Findings: Sendable {
  struct Message: Sendable, Hashable {
    var sentAt: Instant
    /// When the cap took it, if a hold keeps it all the same (D8, D20b).
    var cutAt: Instant?
  }

  /// Whether the account is there and not closed.
  var isOpen = false
  /// When inactivity ends it; nil while paid Prime runs without an end (D7b).
  var due: Instant?
  var prime: [PrimeSpan] = []
  var works: [Identifier: WorkLife] = [:]
  var uploads: [Identifier: Instant] = [:]
  /// By chat.
  var messages: [Identifier: [Identifier: Message]] = [:]

  /// One after another, so that each statement is the same for every account.
  static func read(_ accounts: [Identifier], of instance: Instance) async throws -> [Findings] {
    try await instance.database.read { transaction in
      try accounts.map { account in
        var findings = Findings()
        findings.prime = try instance.accounts.primeSpans(of: [account], in: transaction)[account] ?? []
        try findings.readAccount(account, in: transaction)
        try findings.readThings(account, in: transaction)
        return findings
      }
    }
  }

  private mutating func readAccount(_ account: Identifier, in transaction: any Transaction) throws {
    let row = try transaction.row("SELECT state, access_day FROM accounts WHERE id = \(account)")
    guard let row else { return }
    isOpen = try row.text(0) != "closed"
    due = DueDates.inactivity(lastAccess: CivilDate(try row.instant(1)), paidPrime: prime)
  }

  private mutating func readThings(_ account: Identifier, in transaction: any Transaction) throws {
    for row in try transaction.rows(
      """
      SELECT works.id, versions.created_at, deleted_at, revived_at
      FROM works JOIN versions ON versions.work = works.id WHERE account = \(account)
      """)
    {
      works[try row.identifier(0)] = WorkLife(
        createdAt: try row.instant(1), prime: prime, deletedAt: try row.optionalInstant(2),
        revivedAt: try row.optionalInstant(3))
    }
    for row in try transaction.rows("SELECT id, received_at FROM uploads WHERE account = \(account)") {
      uploads[try row.identifier(0)] = try row.instant(1)
    }
    for row in try transaction.rows(
      """
      SELECT chat, chat_messages.id, sent_at, cut_at
      FROM chats JOIN chat_messages ON chat_messages.chat = chats.id WHERE account = \(account)
      """)
    {
      messages[try row.identifier(0), default: [:]][try row.identifier(1)] = Message(
        sentAt: try row.instant(2), cutAt: try row.optionalInstant(3))
    }
  }

  /// These, and what is gone from later ones as it was.
  func overwritten(by later: Findings) -> Findings {
    var all = later
    all.works.merge(works) { later, _ in later }
    all.uploads.merge(uploads) { later, _ in later }
    all.messages.merge(messages) { later, before in later.merging(before) { later, _ in later } }
    return all
  }

  func has(_ thing: Cast.Thing) -> Bool {
    switch thing.kind {
    case .work: works[thing.id] != nil
    case .upload: uploads[thing.id] != nil
    }
  }

  /// How many rows of each kind there are, so that what vanished unasked is seen wherever it was.
  var census: Census.Count {
    Census.Count(
      works: works.count, uploads: uploads.count, messages: messages.values.reduce(0) { $0 + $1.count },
      isOpen: isOpen)
  }
}
