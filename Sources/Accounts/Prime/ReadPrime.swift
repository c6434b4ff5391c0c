public import Core
public import Persistence
public import Privacy

extension Accounts {
  /// The times of Prime of some accounts, each one's in order, inside the caller's transaction: one statement, however
  /// many they are. Accounts without any are missing (§5.4, D5).
  public func primeSpans(
    of accounts: [Identifier], in transaction: any Transaction
  ) throws -> [Identifier: [PrimeSpan]] {
    Dictionary(grouping: try StoredPrime.all(of: accounts, in: transaction), by: \.account)
      .mapValues { $0.map(\.span) }
  }

  /// The Prime that runs now, by its latest end; nil when none does.
  public func prime(of account: Identifier) async throws -> RunningPrime? {
    let now = world.now
    let running = try await database.read { try StoredPrime.running(of: account, at: now, in: $0) }
    guard !running.isEmpty else { return nil }
    let ends = running.compactMap(\.span.end)
    return RunningPrime(
      until: ends.count == running.count ? ends.max() : nil, isPaid: running.contains { $0.ground == .paid })
  }

  /// Accounts of which some Prime ended within a span of time, in order of their ids, from the first one after a given
  /// id: whom to tell that their works go (D5b).
  public func accountsWhosePrimeEnded(
    in range: Range<Instant>, after: Identifier?, limit: Int, transaction: any Transaction
  ) throws -> [Identifier] {
    try transaction.rows(
      """
      SELECT DISTINCT account FROM prime_spans
      WHERE ends_at >= \(range.lowerBound) AND ends_at < \(range.upperBound)
        AND account > \(after?.description ?? "")
      ORDER BY account LIMIT \(limit)
      """
    ).map { try $0.identifier(0) }
  }
}
