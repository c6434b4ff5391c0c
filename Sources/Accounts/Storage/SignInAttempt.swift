import Core
import Persistence
import Policy

/// An account that a login may mean, opened.
struct Candidate: Sendable {
  var row: StoredAccount
  var seal: AccountSeal
  var hash: PasswordHash
}

/// One try at a password, counted under the address it comes from, under the login, and under every account that the
/// login may mean: whoever tries its name and its address by turns has no more tries. That two logins wait together
/// says that they are one person's; it takes ten failures to see, of which that person is told.
struct SignInAttempt: Sendable {
  static let noticeAfter = Limits.signInFailuresFree
  static let candidatesMax = Limits.accountsPerAddressTried

  var login: [UInt8]
  var address: [UInt8]
  /// In the order of the accounts; for a login that nobody has the login itself, so that the work is the same.
  var accounts: [[UInt8]]

  init(login: [UInt8], address: [UInt8], accounts: [[UInt8]]) {
    self.login = login
    self.address = address
    self.accounts = accounts.isEmpty ? [login] : accounts
  }

  /// Counts it as failed until it succeeds. Answers how many failures each of the accounts has now; throws
  /// `too-many-attempts`.
  func count(at now: Instant, in transaction: any Transaction) throws -> [Int] {
    _ = try count(.address, address, at: now, in: transaction)
    _ = try count(.login, login, at: now, in: transaction)
    return try accounts.map { try count(.account, $0, at: now, in: transaction) }
  }

  private func count(
    _ rule: Throttle.Rule, _ key: [UInt8], at now: Instant, in transaction: any Transaction
  ) throws -> Int {
    switch try Throttle(rule).take(key, at: now, in: transaction) {
    case .wait(let seconds): throw AccountFault.tooManyAttempts(seconds)
    case .counted(let failures): return failures
    }
  }

  func forgive(in transaction: any Transaction) throws {
    try Throttle(.address).forgive(address, in: transaction)
    try Throttle(.login).forgive(login, in: transaction)
    for account in accounts { try Throttle(.account).forgive(account, in: transaction) }
  }

  /// The owner is here: the failures of the login and of their account are forgotten. Those of the address and of
  /// others who gave the same mail address are not, or whoever has one account could go on trying others'.
  func succeed(as account: [UInt8], in transaction: any Transaction) throws {
    try Throttle(.address).forgive(address, in: transaction)
    try Throttle(.login).clear(login, in: transaction)
    for other in accounts where other != account { try Throttle(.account).forgive(other, in: transaction) }
    try Throttle(.account).clear(account, in: transaction)
  }
}
