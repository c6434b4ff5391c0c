public import Core
public import Persistence
public import Policy
import Privacy
public import Vault

/// Money that came and went, kept because accounting and tax law want it (§5.7) and without identity (D10): a random
/// payer token, amounts, codes, times. While the account lives its owner sees the list; after its end nothing joins a
/// line to a person, and the code on a receipt still finds it.
public struct Transactions: Sendable {
  let database: Database
  let vault: Vault
  let world: World
  let fiscalYear: FiscalYear

  public init(database: Database, vault: Vault, world: World, fiscalYear: FiscalYear = .calendar) {
    self.database = database
    self.vault = vault
    self.world = world
    self.fiscalYear = fiscalYear
  }

  /// The account's payer token, made at its first use. Throws `key-destroyed` for an erased account.
  public func payer(of account: Identifier) async throws -> PayerToken {
    let key = try await vault.accountKey(account)
    let (now, place) = (world.now, SealedPlace("payer_tokens", "token", account))
    let made = Digest.hex(world.entropy.bytes(Limits.receiptCodeBytes))
    let sealed = try key.seal(made, at: place, entropy: world.entropy)
    let stored = try await database.write { transaction in
      try transaction.run(
        """
        INSERT INTO payer_tokens (account, token, made_at) VALUES (\(account), \(sealed), \(now))
        ON CONFLICT (account) DO NOTHING
        """)
      let row = try transaction.row("SELECT token FROM payer_tokens WHERE account = \(account)")
      guard let row else { throw DomainError(.fault, "row-shape", "A token that was just made is not there.") }
      return try row.bytes(0)
    }
    return PayerToken(text: try key.open(stored, at: place))
  }

  /// Books a payment of a living account. Throws as the other `record`, and `key-destroyed` for an erased account.
  @discardableResult
  public func record(
    _ payment: Payment, by account: Identifier
  ) async throws -> (transaction: Identifier, receipt: ReceiptCode) {
    let payer = try await payer(of: account)
    return try await database.write { try record(payment, payer: payer, in: $0) }
  }

  /// Books a payment in the caller's transaction, e.g. the one that grants its points. The same confirmation twice is
  /// booked once and answers the same receipt. Throws `payment-form`, and `payment-differs` when the payment service
  /// says something else under the same id.
  public func record(
    _ payment: Payment, payer: PayerToken, in transaction: any Transaction
  ) throws -> (transaction: Identifier, receipt: ReceiptCode) {
    try payment.check()
    let id = world.identifier()
    let code = receipt(of: id)
    let stored = try insert(id, .payment, payment, payer.text, index(code), in: transaction)
    return (stored, receipt(of: stored))
  }

  /// Books that a payment was given back, wholly or in part. The same refund twice is booked once.
  /// - Parameter refund: in the currency of the payment; order and product are taken from it.
  /// Throws `payment-form`, `payment-differs`, `payment-unknown`, `refund-too-large`, `refunds-too-many`.
  @discardableResult
  public func refund(
    _ amount: Int64, of payment: Identifier, providerID: String, at refundedAt: Instant,
    in transaction: any Transaction
  ) throws -> Identifier {
    let row = try transaction.row(
      "SELECT \(Self.columns), payer, receipt FROM transactions WHERE id = \(payment) AND kind = 'payment'")
    guard let row else { throw DomainError(.notFound, "payment-unknown", "There is no such payment.") }
    var refund = try booked(row).payment
    let paid = refund.amount
    let (payer, receipt) = (try row.text(10), try row.bytes(11))
    (refund.amount, refund.providerID, refund.paidAt) = (amount, providerID, refundedAt)
    try refund.check()
    let others = try transaction.rows(
      """
      SELECT amount FROM transactions WHERE receipt = \(receipt) AND kind = 'refund' AND provider_id <> \(providerID)
      """
    ).map { try $0.integer(0) }
    guard others.count < Limits.refundsMax else {
      throw DomainError(.tooMany, "refunds-too-many", "This payment was given back in too many parts.")
    }
    guard others.reduce(0, +) + amount <= paid else {
      throw DomainError(.conflict, "refund-too-large", "More cannot be given back than was paid.")
    }
    return try insert(world.identifier(), .refund, refund, payer, receipt, in: transaction)
  }

  /// Answers the id under which it is kept: the given one, or that of the first booking.
  private func insert(
    _ id: Identifier, _ kind: Payment.Kind, _ payment: Payment, _ payer: String, _ receipt: [UInt8],
    in transaction: any Transaction
  ) throws -> Identifier {
    try transaction.run(
      """
      INSERT INTO transactions (id, kind, payer, receipt, amount, currency, product, order_id, provider, provider_id,
        paid_at, booked_at)
      VALUES (\(id), \(kind.rawValue), \(payer), \(receipt), \(payment.amount), \(payment.currency),
        \(payment.product), \(payment.orderID), \(payment.provider), \(payment.providerID), \(payment.paidAt),
        \(world.now))
      ON CONFLICT (provider, kind, provider_id) DO NOTHING
      """)
    let row = try transaction.row(
      """
      SELECT \(Self.columns), payer FROM transactions
      WHERE provider = \(payment.provider) AND kind = \(kind.rawValue) AND provider_id = \(payment.providerID)
      """)
    guard let row, try row.text(10) == payer, try booked(row).payment.isSame(payment) else {
      throw DomainError(.conflict, "payment-differs", "The payment service says two things about one payment.")
    }
    return try row.identifier(0)
  }
}

extension Payment {
  /// The service may repeat itself with another time.
  fileprivate func isSame(_ other: Payment) -> Bool {
    var same = other
    same.paidAt = paidAt
    return same == self
  }
}
