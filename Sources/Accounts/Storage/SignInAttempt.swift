import Core
import Persistence
import Policy

/// An account that a login may mean, opened.
struct Candidate: Sendable {
  var row: StoredAccount
  var seal: AccountSeal
  var hash: PasswordHash
}

/// One try at a password, counted under the login and under the address it comes from.
struct SignInAttempt: Sendable {
  static let noticeAfter = Limits.signInFailuresFree
  static let candidatesMax = Limits.accountsPerAddressTried

  var login: [UInt8]
  var address: [UInt8]

  /// Counts it as failed until it succeeds. Answers how many failures this login has now; throws `too-many-attempts`.
  func count(at now: Instant, in transaction: any Transaction) throws -> Int {
    if case .wait(let seconds) = try Throttle(.address).take(address, at: now, in: transaction) {
      throw AccountFault.tooManyAttempts(seconds)
    }
    switch try Throttle(.login).take(login, at: now, in: transaction) {
    case .wait(let seconds): throw AccountFault.tooManyAttempts(seconds)
    case .counted(let failures): return failures
    }
  }

  func forgive(in transaction: any Transaction) throws {
    try Throttle(.address).forgive(address, in: transaction)
    try Throttle(.login).forgive(login, in: transaction)
  }

  /// The owner is here: the login's failures are forgotten. The address's are not, or whoever has one account could
  /// go on trying others'.
  func succeed(in transaction: any Transaction) throws {
    try Throttle(.address).forgive(address, in: transaction)
    try Throttle(.login).clear(login, in: transaction)
  }
}
