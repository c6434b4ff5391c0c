import Accounts
import Core
import Persistence
import Policy
import Privacy

/// What the private instance holds at one instant, read from its tables: what is there, and the few stored instants
/// from which every date follows.
struct Findings: Sendable {
  struct Account: Sendable {
    var isOpen: Bool
    /// When inactivity ends it; nil while paid Prime runs without an end (D7b).
    var due: Instant?
    var prime: [PrimeSpan]
  }

  struct Message: Sendable, Hashable {
    var chat: Identifier
    var sentAt: Instant
    /// When the cap took it, if a hold keeps it all the same (D8, D20b).
    var cutAt: Instant?
  }

  var accounts: [Identifier: Account] = [:]
  var works: [Identifier: (account: Identifier, life: WorkLife)] = [:]
  var uploads: [Identifier: Instant] = [:]
  var messages: [Identifier: Message] = [:]
  var transactions: [Identifier: Instant] = [:]
  /// Months whose address keys are there, with the instant at which each is due.
  var addressKeys: [String: Instant] = [:]

  static func read(_ instance: Instance) async throws -> Findings {
    var findings = try await instance.database.read { transaction in
      var findings = Findings()
      try findings.readAccounts(instance, in: transaction)
      try findings.readThings(in: transaction)
      return findings
    }
    findings.addressKeys = try await instance.keys.read { transaction in
      let rows = try transaction.rows("SELECT period, due_at FROM dated_keys WHERE purpose = 'address'")
      return Dictionary(try rows.map { (try $0.text(0), try $0.instant(1)) }, uniquingKeysWith: { first, _ in first })
    }
    return findings
  }

  private mutating func readAccounts(_ instance: Instance, in transaction: any Transaction) throws {
    let rows = try transaction.rows("SELECT id, state, access_day FROM accounts ORDER BY id")
    let ids = try rows.map { try $0.identifier(0) }
    let spans = try instance.accounts.primeSpans(of: ids, in: transaction)
    for (row, id) in zip(rows, ids) {
      let prime = spans[id] ?? []
      accounts[id] = Account(
        isOpen: try row.text(1) != "closed",
        due: DueDates.inactivity(lastAccess: CivilDate(try row.instant(2)), paidPrime: prime), prime: prime)
    }
  }

  private mutating func readThings(in transaction: any Transaction) throws {
    for row in try transaction.rows(
      """
      SELECT works.id, account, versions.created_at, deleted_at, revived_at
      FROM works JOIN versions ON versions.work = works.id
      """)
    {
      let account = try row.identifier(1)
      works[try row.identifier(0)] = (
        account,
        WorkLife(
          createdAt: try row.instant(2), prime: accounts[account]?.prime ?? [], deletedAt: try row.optionalInstant(3),
          revivedAt: try row.optionalInstant(4))
      )
    }
    for row in try transaction.rows("SELECT id, received_at FROM uploads") {
      uploads[try row.identifier(0)] = try row.instant(1)
    }
    for row in try transaction.rows("SELECT id, chat, sent_at, cut_at FROM chat_messages") {
      messages[try row.identifier(0)] = Message(
        chat: try row.identifier(1), sentAt: try row.instant(2), cutAt: try row.optionalInstant(3))
    }
    for row in try transaction.rows("SELECT id, paid_at FROM transactions") {
      transactions[try row.identifier(0)] = try row.instant(1)
    }
  }
}
