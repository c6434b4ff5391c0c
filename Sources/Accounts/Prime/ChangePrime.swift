public import Core
public import Persistence
import Privacy

extension Accounts {
  /// Gives Prime from now on, or lengthens the Prime of the same ground that runs: the later end counts (§5.4, D5).
  /// It is no access of the person (D7).
  ///
  /// - Parameter until: when it ends; nil for no end in sight.
  /// - Throws: `prime-invalid` for an end that is not to come, `account-unknown`.
  public func startPrime(_ ground: PrimeGround, until: Instant?, of account: Identifier) async throws {
    try await database.write { try startPrime(ground, until: until, of: account, in: $0) }
  }

  /// The same inside the caller's transaction, e.g. the one that books a payment.
  public func startPrime(
    _ ground: PrimeGround, until: Instant?, of account: Identifier, in transaction: any Transaction
  ) throws {
    let now = world.now
    if let until, until <= now { throw AccountFault.primeInvalid }
    _ = try StoredAccount.need(account, in: transaction, at: now)
    let running = try StoredPrime.running(of: account, at: now, in: transaction).first { $0.ground == ground }
    guard let running else {
      try transaction.run(
        """
        INSERT INTO prime_spans (id, account, ground, starts_at, ends_at)
        VALUES (\(world.identifier()), \(account), \(ground.rawValue), \(now), \(until))
        """)
      return
    }
    guard let end = running.span.end else { return }
    let later = until.map { max($0, end) }
    try transaction.run("UPDATE prime_spans SET ends_at = \(later) WHERE id = \(running.id)")
  }

  /// Ends every Prime of the account now; what it protected has its three months from here (D5).
  /// Throws `prime-not-running`, `account-unknown`.
  public func endPrime(of account: Identifier) async throws {
    let now = world.now
    try await database.write { transaction in
      _ = try StoredAccount.need(account, in: transaction, at: now)
      let running = try StoredPrime.running(of: account, at: now, in: transaction)
      guard !running.isEmpty else { throw AccountFault.primeNotRunning }
      for prime in running where prime.span.start < now {
        try transaction.run("UPDATE prime_spans SET ends_at = \(now) WHERE id = \(prime.id)")
      }
      // What begins and ends at one instant never was.
      for prime in running where prime.span.start == now {
        try transaction.run("DELETE FROM prime_spans WHERE id = \(prime.id)")
      }
    }
  }
}
