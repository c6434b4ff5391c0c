import Core
import Persistence
import Policy
import Privacy

extension Accounts {
  /// Makes an account and signs its owner in (§2.1.1, D35). An address that somebody has already confirmed is taken
  /// like any other: its owner learns of it by mail, and who asks learns nothing.
  ///
  /// Throws `email-invalid`, `username-length`, `username-letters`, `username-scripts`, `username-reserved`,
  /// `username-taken`, `password-length`, `password-common`, `password-own-name`, `adult-required`, `policy-version`,
  /// `too-many-attempts` and `busy`.
  public func signUp(_ form: SignUpForm, from visit: Visit) async throws -> SignedIn {
    let email = try EmailAddress(form.email)
    let username = try Username(form.username)
    let password = try Password(choosing: form.password, username: username, email: email)
    guard form.isAdult else { throw AccountFault.adultRequired }
    let declared = Declaration(policyVersion: form.policyVersion, isAdult: true)
    try declared.check()

    let index = indexes.username(username)
    try await countSignUp(index, from: visit)
    let new = try await prepare(email: email, username: username, password: password, language: form.language)
    let mail = try waitingMail(.verification, to: new.row, new.seal)
    let (session, token, now) = (world.identifier(), AccessToken(entropy: world.entropy), world.now)
    try await store(new) { transaction in
      try closeDue(username: index, at: now, in: transaction)
      try insert(new, in: transaction)
      try declared.store(for: new.row.id, at: now, in: transaction)
      try StoredSession.begin(
        session, of: new.row.id, token: token, device: visit.device, at: now, in: transaction)
      try AddressSightings.note(.signUp, visit.address, of: new.row.id, world: world, in: transaction)
      try post(mail, at: now, in: transaction)
      try onSignUp(new.row.id, transaction)
    }
    return SignedIn(account: new.row.id, session: session, token: token, language: form.language)
  }

  /// A name that is taken is said at once, since names are public; how often one may ask is limited.
  private func countSignUp(_ index: [UInt8], from visit: Visit) async throws {
    let now = world.now
    let address = indexes.address(visit)
    let isTaken = try await database.write { transaction in
      if case .wait(let seconds) = try Throttle(.signUp).take(address, at: now, in: transaction) {
        throw AccountFault.tooManyAttempts(seconds)
      }
      guard
        try AddressSightings.accounts(.signUp, from: address, at: now, in: transaction)
          < Limits.signUpsPerAddressMonthMax
      else { throw AccountFault.tooManyAttempts(Limits.signUpsPerAddressRetrySeconds) }
      return try !StoredAccount.find(username: index, in: transaction, at: now).isEmpty
    }
    if isTaken { throw AccountFault.usernameTaken }
  }
}
