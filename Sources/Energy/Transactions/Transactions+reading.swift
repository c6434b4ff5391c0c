public import Core
import Persistence
public import Policy
public import Privacy
import Vault

extension Transactions {
  /// The account's payments and refunds, the newest first, while the account lives (§9.1). Throws `key-destroyed` for
  /// an erased account: from then on nothing joins them to it.
  public func transactions(
    of account: Identifier, limit: PageLimit = PageLimit(PageLimit.most)
  ) async throws -> [BookedTransaction] {
    let key = try await vault.accountKey(account)
    let (place, cutoff) = (SealedPlace("payer_tokens", "token", account), cutoff(at: world.now))
    return try await database.read { transaction in
      let row = try transaction.row("SELECT token FROM payer_tokens WHERE account = \(account)")
      guard let sealed = try row?.bytes(0) else { return [] }
      let payer = try key.open(sealed, at: place)
      return try transaction.rows(
        """
        SELECT \(Self.columns) FROM transactions WHERE payer = \(payer) AND paid_at >= \(cutoff)
        ORDER BY paid_at DESC, id DESC LIMIT \(limit.value)
        """
      ).map(booked)
    }
  }

  /// When each payment and refund that is kept of an account goes (§5.7, D2b). Throws `key-destroyed` for an erased
  /// account.
  public func ends(of account: Identifier) async throws -> [Instant] {
    let key = try await vault.accountKey(account)
    let (place, cutoff) = (SealedPlace("payer_tokens", "token", account), cutoff(at: world.now))
    let fiscalYear = fiscalYear
    return try await database.read { transaction in
      let token = try transaction.row("SELECT token FROM payer_tokens WHERE account = \(account)")
      guard let sealed = try token?.bytes(0) else { return [] }
      let payer = try key.open(sealed, at: place)
      return try transaction.rows(
        "SELECT paid_at FROM transactions WHERE payer = \(payer) AND paid_at >= \(cutoff)"
      ).compactMap { DueDates.transaction(paidAt: try $0.instant(0), fiscalYear: fiscalYear) }
    }
  }

  /// The payment of a receipt code and its refunds, for whoever holds the code, with or without an account (D10).
  /// Throws `receipt-unknown`.
  public func find(_ code: ReceiptCode) async throws -> [BookedTransaction] {
    let (receipt, cutoff) = (index(code), cutoff(at: world.now))
    let found = try await database.read { transaction in
      try transaction.rows(
        """
        SELECT \(Self.columns) FROM transactions WHERE receipt = \(receipt) AND paid_at >= \(cutoff)
        ORDER BY kind, paid_at, id LIMIT \(Limits.refundsMax + 1)
        """
      ).map(booked)
    }
    guard !found.isEmpty else { throw ReceiptCode.unknown }
    return found
  }

  /// Follows from the id and the instance's key, so that its owner can see it again while the account lives.
  func receipt(of transaction: Identifier) -> ReceiptCode {
    ReceiptCode(vault.blindIndex("energy.receipt", transaction.description))
  }

  func index(_ code: ReceiptCode) -> [UInt8] { vault.blindIndex("energy.receipt-index", code.text) }

  static let columns: SQL = """
    id, kind, amount, currency, product, order_id, provider, provider_id, paid_at, booked_at
    """

  func booked(_ row: Row) throws -> BookedTransaction {
    let paidAt = try row.instant(8)
    guard let kind = Payment.Kind(rawValue: try row.text(1)),
      let until = DueDates.transaction(paidAt: paidAt, fiscalYear: fiscalYear)
    else {
      throw DomainError(.fault, "row-shape", "A transaction is of a kind that this program does not know.")
    }
    return BookedTransaction(
      id: try row.identifier(0), kind: kind,
      payment: Payment(
        amount: try row.integer(2), currency: try row.text(3), product: try row.text(4), orderID: try row.text(5),
        provider: try row.text(6), providerID: try row.text(7), paidAt: paidAt),
      bookedAt: try row.instant(9), until: until)
  }

  func cutoff(at now: Instant) -> Instant { DueDates.transactionCutoff(at: now, fiscalYear: fiscalYear) }

  /// Purges transactions at the close of their fiscal year + 5 years, refunds by their own time.
  public var forgetters: [any Forgetter] {
    [
      RowForgetter(
        name: "transactions", clause: .keepTransactions, retention: .transaction, database: database,
        table: "transactions", by: "paid_at"
      ) { now in "paid_at < \(cutoff(at: now))" }
    ]
  }
}
