import Core
import Persistence
import Policy

/// The rows of one account's ledger, inside a transaction. Every movement passes through `move`: the pure rule
/// first (`Balance`), then both lines and the wallet, which the schema checks again.
struct Ledger {
  enum Kind: Sendable {
    case grant(reason: String, key: String)
    case place(hold: Identifier)
    case end(hold: Identifier, Hold.State)

    var name: String {
      switch self {
      case .grant: "grant"
      case .place: "hold"
      case .end(_, .settled): "settle"
      case .end(_, .expired): "expire"
      case .end: "release"
      }
    }
  }

  let account: Identifier
  let transaction: any Transaction
  let world: World

  /// Throws `wallet-unknown`.
  func balance() throws -> Balance {
    let wallet = try transaction.row("SELECT available, held, spent FROM wallets WHERE account = \(account)")
    guard let wallet else { throw DomainError(.notFound, "wallet-unknown", "This account has no energy wallet.") }
    return Balance(
      available: try Points(wallet.integer(0)), held: try Points(wallet.integer(1)),
      spent: try Points(wallet.integer(2)))
  }

  /// Throws `points-too-few` and `points-overflow`, and then nothing was written.
  func move(_ transfer: Transfer, _ kind: Kind) throws {
    var balance = try balance()
    try balance.apply(transfer)
    let movement = world.identifier()
    try insert(movement, kind, transfer.amount)
    try insertLine(movement, side: -1, transfer.from, transfer.amount)
    try insertLine(movement, side: 1, transfer.to, transfer.amount)
    try update(transfer)
  }

  private func insert(_ id: Identifier, _ kind: Kind, _ amount: Points) throws {
    var hold: Identifier?
    var grant: (reason: String, key: String)?
    switch kind {
    case .grant(let reason, let key): grant = (reason, key)
    case .place(let id), .end(let id, _): hold = id
    }
    try transaction.run(
      """
      INSERT INTO energy_movements (id, account, kind, amount, hold, reason, idempotency_key, at)
      VALUES (\(id), \(account), \(kind.name), \(amount.value), \(hold), \(grant?.reason), \(grant?.key),
        \(world.now))
      """)
  }

  private func insertLine(_ movement: Identifier, side: Int, _ place: Transfer.Account, _ amount: Points) throws {
    try transaction.run(
      """
      INSERT INTO energy_entries (movement, account, side, place, amount)
      VALUES (\(movement), \(account), \(side), \(place.rawValue), \(amount.value))
      """)
  }

  private func update(_ transfer: Transfer) throws {
    func change(_ place: Transfer.Account) -> Int64 {
      (transfer.to == place ? transfer.amount.value : 0) - (transfer.from == place ? transfer.amount.value : 0)
    }
    try transaction.run(
      """
      UPDATE wallets SET issued = issued + \(change(.issued)), available = available + \(change(.available)),
        held = held + \(change(.held)), spent = spent + \(change(.spent))
      WHERE account = \(account)
      """)
  }
}

/// A row of the table `energy_holds`.
struct StoredHold: Sendable {
  var id: Identifier
  var account: Identifier
  var hold: Hold

  /// The hold that counts for a purpose: the pending or settled one, else the latest.
  static func find(for purpose: Identifier, in transaction: any Transaction) throws -> StoredHold? {
    try transaction.row(
      """
      \(columns) WHERE purpose = \(purpose)
      ORDER BY (state IN ('pending', 'settled')) DESC, placed_at DESC, id DESC LIMIT 1
      """
    ).map(read)
  }

  static func find(_ id: Identifier, in transaction: any Transaction) throws -> StoredHold? {
    try transaction.row("\(columns) WHERE id = \(id)").map(read)
  }

  static func insert(
    _ hold: Hold, id: Identifier, for purpose: Identifier, by account: Identifier, at now: Instant,
    in transaction: any Transaction
  ) throws {
    try transaction.run(
      """
      INSERT INTO energy_holds (id, account, purpose, amount, state, placed_at, expires_at)
      VALUES (\(id), \(account), \(purpose), \(hold.amount.value), \(hold.state.rawValue), \(now),
        \(hold.expiresAt))
      """)
  }

  /// Ends a hold by one of the rules of `Hold` and moves the points that this moves.
  func end(world: World, in transaction: any Transaction, _ rule: (inout Hold) throws -> Transfer?) throws -> Bool {
    var next = hold
    guard let transfer = try rule(&next) else { return false }
    let changed = try transaction.run(
      """
      UPDATE energy_holds SET state = \(next.state.rawValue), ended_at = \(world.now)
      WHERE id = \(id) AND state = 'pending'
      """)
    guard changed == 1 else { throw DomainError(.unavailable, "hold-over", "These points are no longer set aside.") }
    try Ledger(account: account, transaction: transaction, world: world).move(transfer, .end(hold: id, next.state))
    return true
  }

  private static let columns: SQL = "SELECT id, account, amount, state, expires_at FROM energy_holds"

  private static func read(_ row: Row) throws -> StoredHold {
    guard let state = Hold.State(rawValue: try row.text(3)) else {
      throw DomainError(.fault, "row-shape", "A hold is in a state that this program does not know.")
    }
    return StoredHold(
      id: try row.identifier(0), account: try row.identifier(1),
      hold: Hold(amount: try Points(row.integer(2)), expiresAt: try row.instant(4), state: state))
  }
}
