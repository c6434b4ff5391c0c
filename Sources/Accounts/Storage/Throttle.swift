import Core
import Persistence
import Policy
import Vault

/// Counts what can be tried too often. An attempt is counted before it is made and forgiven when it succeeds, so that
/// a hundred attempts at the same instant count as a hundred.
struct Throttle: Sendable {
  enum Rule: String, Sendable, CaseIterable {
    case login, account, address, passwordOfAccount = "password", signUp = "sign-up", recovery, username, mail
    case ownerMail = "owner-mail"
    case failuresMail = "failures-mail"
    case draft
    case sayName = "say-name"
  }

  private enum Answer {
    /// Wait longer after each failure, never for ever.
    case growingWait(secondsMax: Int)
    /// Wait until the window is over.
    case windowEnd
  }

  let rule: Rule
  private let free: Int
  private let answer: Answer
  private let window: Period

  init(_ rule: Rule) {
    self.rule = rule
    switch rule {
    case .login, .account, .passwordOfAccount:
      (free, answer) = (Limits.signInFailuresFree, .growingWait(secondsMax: Limits.signInWaitSecondsMax))
      window = Limits.failuresKept
    case .address:
      (free, answer) = (Limits.addressFailuresFree, .growingWait(secondsMax: Limits.addressWaitSecondsMax))
      window = Limits.failuresKept
    case .signUp: (free, answer, window) = (Limits.signUpsPerAddressMax, .windowEnd, Limits.attemptsWindow)
    case .recovery: (free, answer, window) = (Limits.recoveriesPerAddressMax, .windowEnd, Limits.attemptsWindow)
    case .username: (free, answer, window) = (Limits.usernameChangesMax, .windowEnd, Limits.attemptsWindow)
    case .mail: (free, answer, window) = (Limits.mailsPerAddressMax, .windowEnd, Limits.mailWindow)
    case .draft: (free, answer, window) = (Limits.draftsPerAddressMax, .windowEnd, Limits.attemptsWindow)
    case .sayName: (free, answer, window) = (Limits.sayingsPerAddressMax, .windowEnd, Limits.attemptsWindow)
    case .ownerMail: (free, answer, window) = (Limits.mailsToOwnerMax, .windowEnd, Limits.mailWindow)
    case .failuresMail: (free, answer, window) = (Limits.mailsOfFailuresMax, .windowEnd, Limits.mailWindow)
    }
  }

  /// What came of asking.
  enum Taken: Sendable, Hashable {
    /// Counted; so many in the window now.
    case counted(Int)
    /// Not counted: come back after so many seconds.
    case wait(seconds: Int)
  }

  func take(_ key: [UInt8], at now: Instant, in transaction: any Transaction) throws -> Taken {
    let index = index(key)
    try transaction.run(
      """
      INSERT INTO throttles (key_index, rule, attempts, last_at, ends_at)
      VALUES (\(index), \(rule.rawValue), 0, \(now), \(window.end(from: now))) ON CONFLICT (key_index) DO NOTHING
      """)
    let row = try transaction.row("SELECT attempts, last_at, ends_at FROM throttles WHERE key_index = \(index)")
    guard let row else { throw DomainError(.fault, "row-shape", "A count that was just made is not there.") }
    var attempts = try row.int(0)
    var endsAt = try row.instant(2)
    if now >= endsAt { (attempts, endsAt) = (0, window.end(from: now)) }
    let opens = opening(attempts: attempts, lastAt: min(try row.instant(1), now), endsAt: endsAt)
    guard now >= opens else { return .wait(seconds: Self.seconds(from: now, to: opens)) }
    // Failures are kept from the last one on; a window of a fixed number ends when it was going to.
    if case .growingWait = answer { endsAt = window.end(from: now) }
    try transaction.run(
      """
      UPDATE throttles SET attempts = \(attempts + 1), last_at = \(now), ends_at = \(endsAt)
      WHERE key_index = \(index)
      """)
    return .counted(attempts + 1)
  }

  /// Takes back one attempt.
  func forgive(_ key: [UInt8], in transaction: any Transaction) throws {
    try transaction.run(
      "UPDATE throttles SET attempts = attempts - 1 WHERE key_index = \(index(key)) AND attempts > 0")
  }

  func clear(_ key: [UInt8], in transaction: any Transaction) throws {
    try transaction.run("DELETE FROM throttles WHERE key_index = \(index(key))")
  }

  /// The rule is part of the stored key, so that two counts under one key stay two.
  private func index(_ key: [UInt8]) -> [UInt8] { Digest.sha256(Array(rule.rawValue.utf8) + [0] + key) }

  /// When the next attempt may be made.
  private func opening(attempts: Int, lastAt: Instant, endsAt: Instant) -> Instant {
    guard attempts >= free else { return lastAt }
    switch answer {
    case .windowEnd: return endsAt
    case .growingWait(let most):
      let seconds = min(1 << min(attempts - free, 20), most)
      return lastAt.adding(microseconds: Int64(seconds) * Span.second)
    }
  }

  private static func seconds(from now: Instant, to later: Instant) -> Int {
    Int((later.microseconds - now.microseconds + Span.second - 1) / Span.second)
  }
}
