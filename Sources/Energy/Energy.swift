public import Core
public import Persistence
import Policy

/// Energy points: a double-entry ledger per account. What a person has lies in four parts: issued (below zero, where
/// grants come from), available, held, spent. Every movement takes from one part what it gives to another, so they
/// always sum to zero. The rules are those of `Points`, `Hold` and `Balance`.
public struct Energy: Sendable {
  let database: Database
  let world: World

  public init(database: Database, world: World) {
    self.database = database
    self.world = world
  }

  /// Opens the account's wallet with the welcome grant (`Prices.welcomeGrant`). Doing it again changes nothing.
  public func openWallet(_ account: Identifier, in transaction: any Transaction) throws {
    try transaction.run(
      """
      INSERT INTO wallets (account, opened_at, issued, available, held, spent)
      VALUES (\(account), \(world.now), 0, 0, 0, 0) ON CONFLICT DO NOTHING
      """)
    try grant(
      try Points(Int64(Prices.welcomeGrant)), to: account, reason: "welcome", idempotencyKey: "welcome",
      in: transaction)
  }

  /// Gives points.
  /// - Parameters:
  ///   - points: from 1 to `Limits.pointsPerMovementMax`; otherwise throws `points-out-of-range`.
  ///   - reason: a code such as `apology`, 1 to 40 bytes of a-z, 0-9 and hyphens; otherwise throws `reason-form`.
  ///   - idempotencyKey: 1 to 100 bytes; a repeated grant with the key changes nothing, and one of another amount
  ///     throws `idempotency-key-used`.
  /// Throws `wallet-unknown` for an account without a wallet.
  public func grant(
    _ points: Points, to account: Identifier, reason: String, idempotencyKey: String,
    in transaction: any Transaction
  ) throws {
    try Self.check(points)
    guard Self.isReason(reason), (1...Limits.idempotencyKeyBytesMax).contains(idempotencyKey.utf8.count) else {
      throw DomainError(.invalid, "reason-form", "A reason is a short code of letters, digits and hyphens.")
    }
    let earlier = try transaction.row(
      """
      SELECT amount FROM energy_movements WHERE account = \(account) AND idempotency_key = \(idempotencyKey)
      """)
    if let earlier {
      guard try earlier.integer(0) == points.value else {
        throw DomainError(.conflict, "idempotency-key-used", "This key was used for another grant.")
      }
      return
    }
    try Ledger(account: account, transaction: transaction, world: world).move(
      Transfer(from: .issued, to: .available, amount: points), .grant(reason: reason, key: idempotencyKey))
  }

  /// Sets points aside for a purpose, e.g. a version of a work, for `Prices.holdExpires`. The same hold asked for
  /// again changes nothing; after a release or an expiry the purpose may have another.
  /// Throws `points-too-few`, `points-out-of-range`, `wallet-unknown`, and `hold-exists` when the purpose is paid
  /// already or held by somebody else or for another amount.
  public func hold(
    _ points: Points, for purpose: Identifier, by account: Identifier, in transaction: any Transaction
  ) throws {
    try Self.check(points)
    if let earlier = try StoredHold.find(for: purpose, in: transaction) {
      switch earlier.hold.state {
      case .pending where earlier.account == account && earlier.hold.amount == points: return
      case .pending, .settled:
        throw DomainError(.conflict, "hold-exists", "Points were set aside for this already.")
      case .released, .expired: break
      }
    }
    let now = world.now
    let (hold, transfer) = Hold.place(points, at: now)
    let ledger = Ledger(account: account, transaction: transaction, world: world)
    var balance = try ledger.balance()
    try balance.apply(transfer)
    let id = world.identifier()
    try StoredHold.insert(hold, id: id, for: purpose, by: account, at: now, in: transaction)
    try ledger.move(transfer, .place(hold: id))
  }

  /// Spends what was set aside. Repeating it moves nothing. Throws `hold-over` when the points went back or their
  /// time is over, `hold-unknown` when there never was a hold.
  public func settle(_ purpose: Identifier, in transaction: any Transaction) throws {
    let now = world.now
    _ = try stored(purpose, transaction).end(world: world, in: transaction) { try $0.settle(at: now) }
  }

  /// Gives back what was set aside. Points that are back already, released or expired, are no error, since their
  /// owner has them; a hold whose time is over expires by this. Throws `hold-over` when they were spent,
  /// `hold-unknown` when there never was a hold.
  public func release(_ purpose: Identifier, in transaction: any Transaction) throws {
    let stored = try stored(purpose, transaction)
    let now = world.now
    _ = try stored.end(world: world, in: transaction) { hold in
      if hold.state == .expired { return nil }
      if let back = hold.expire(at: now) { return back }
      return try hold.release(at: now)
    }
  }

  private func stored(_ purpose: Identifier, _ transaction: any Transaction) throws -> StoredHold {
    guard let stored = try StoredHold.find(for: purpose, in: transaction) else {
      throw DomainError(.notFound, "hold-unknown", "No points were set aside for this.")
    }
    return stored
  }

  private static func check(_ points: Points) throws {
    guard (1...Limits.pointsPerMovementMax).contains(points.value) else {
      throw DomainError(
        .invalid, "points-out-of-range", "Choose between 1 and \(Limits.pointsPerMovementMax) points.")
    }
  }

  private static func isReason(_ reason: String) -> Bool {
    (1...Limits.grantReasonBytesMax).contains(reason.utf8.count)
      && reason.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
      }
  }
}
