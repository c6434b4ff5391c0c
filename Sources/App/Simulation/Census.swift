import Core
import Persistence

/// A count of everything by its owner: some statements, however many people there are.
struct Census: Sendable {
  struct Count: Sendable, Hashable {
    var works = 0
    var uploads = 0
    var messages = 0
    var isOpen = false
  }

  var counts: [Identifier: Count] = [:]

  static func take(of instance: Instance) async throws -> Census {
    try await instance.database.read { transaction in
      var census = Census()
      for row in try transaction.rows("SELECT id FROM accounts WHERE state <> 'closed'") {
        census.counts[try row.identifier(0), default: Count()].isOpen = true
      }
      let versions: SQL = "SELECT account, count(*) FROM works JOIN versions ON work = works.id GROUP BY account"
      for row in try transaction.rows(versions) {
        census.counts[try row.identifier(0), default: Count()].works = try row.int(1)
      }
      for row in try transaction.rows("SELECT account, count(*) FROM uploads GROUP BY account") {
        census.counts[try row.identifier(0), default: Count()].uploads = try row.int(1)
      }
      let messages: SQL = """
        SELECT account, count(*) FROM chat_messages JOIN chats ON chats.id = chat GROUP BY account
        """
      for row in try transaction.rows(messages) {
        census.counts[try row.identifier(0), default: Count()].messages = try row.int(1)
      }
      return census
    }
  }
}

/// What belongs to nobody: payments and the keys of months (D10, D13).
struct Unowned: Sendable {
  /// When each was paid.
  var transactions: [Identifier: Instant] = [:]
  /// Months whose address keys are there, with the instant at which each is due.
  var addressKeys: [String: Instant] = [:]
  /// When the first of them is due.
  var next: Instant?

  /// Reads the payments only where their count is another than the known one, or where one is due.
  static func read(_ instance: Instance, known: Unowned, isDue: Bool) async throws -> Unowned {
    var found = known
    let count = known.transactions.count
    found.transactions = try await instance.database.read { transaction in
      let stored = try transaction.row("SELECT count(*) FROM transactions")?.int(0) ?? 0
      guard isDue || stored != count else { return known.transactions }
      let rows = try transaction.rows("SELECT id, paid_at FROM transactions")
      return Dictionary(try rows.map { (try $0.identifier(0), try $0.instant(1)) }, uniquingKeysWith: { $1 })
    }
    found.addressKeys = try await instance.keys.read { transaction in
      let rows = try transaction.rows("SELECT period, due_at FROM dated_keys WHERE purpose = 'address'")
      return Dictionary(try rows.map { (try $0.text(0), try $0.instant(1)) }, uniquingKeysWith: { $1 })
    }
    return found
  }
}
