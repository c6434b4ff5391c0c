import Core
import Persistence
import Privacy
import Vault

extension Accounts {
  /// Signs somebody in by address or username. A login that nobody has costs the same hash and gets the same answer
  /// as a wrong password. Blocked people may sign in: what they may do then is their state's matter (§12).
  ///
  /// Throws `sign-in-wrong`, `too-many-attempts` (with the seconds to wait; it grows after
  /// `Limits.signInFailuresFree` failures and never locks anybody out) and `busy`.
  public func signIn(login typed: String, password text: String, from visit: Visit) async throws -> SignedIn {
    let login = Login(typed)
    let rows = try await self.rows(for: login)
    let attempt = SignInAttempt(
      login: indexes.login(login), address: indexes.address(visit), accounts: rows.map { indexes.account($0.id) })
    let failures = try await count(attempt)
    let candidates: [Candidate]
    let match: Match?
    do {
      candidates = try await self.candidates(rows)
      match = try await self.match(text, among: candidates, login: login)
    } catch {
      // What failed on our side is no guess.
      try await forgive(attempt)
      throw error
    }
    guard let match else {
      let warned = zip(rows, failures).filter { $0.1 == SignInAttempt.noticeAfter }.map { $0.0.id }
      try await warn(candidates.filter { warned.contains($0.row.id) })
      throw AccountFault.signInWrong
    }
    return try await open(match, after: attempt, from: visit)
  }

  private struct Match: Sendable {
    var candidate: Candidate
    /// Set when the policy asks for another hash than the stored one (rehash at sign-in).
    var renewed: [UInt8]?
  }

  private func count(_ attempt: SignInAttempt) async throws -> [Int] {
    let now = world.now
    return try await database.write { try attempt.count(at: now, in: $0) }
  }

  private func forgive(_ attempt: SignInAttempt) async throws {
    try await database.write { try attempt.forgive(in: $0) }
  }

  /// Whoever the login may mean. For nobody, the key store is asked all the same.
  private func candidates(_ rows: [StoredAccount]) async throws -> [Candidate] {
    if rows.isEmpty { _ = try? await vault.accountKey(world.identifier()) }
    var candidates: [Candidate] = []
    for row in rows {
      // Between closing and sweeping a key may be gone already: such an account signs nobody in.
      guard let seal = try? await seal(of: row.id) else { continue }
      candidates.append(Candidate(row: row, seal: seal, hash: try seal.password(of: row)))
    }
    return candidates
  }

  /// One hash for each way in which the candidates' passwords were hashed: one, since accounts with one address
  /// share their salt, save while the policy's parameters change.
  private func match(_ text: String, among candidates: [Candidate], login: Login) async throws -> Match? {
    guard let password = try? Password(typed: text) else {
      // No account has such a password, but that must not be told by the time either.
      _ = try await hasher.hash(Password(standIn: text), salt: indexes.salt(login))
      return nil
    }
    guard !candidates.isEmpty else {
      _ = try await hasher.hash(password, salt: indexes.salt(login))
      return nil
    }
    var tried: [PasswordHash] = []
    for candidate in candidates {
      let stored = candidate.hash
      if !tried.contains(where: { $0.salt == stored.salt && $0.parameters == stored.parameters }) {
        tried.append(try await hasher.hash(password, salt: stored.salt, parameters: stored.parameters))
      }
      guard tried.contains(where: { $0.equals(stored) }) else { continue }
      guard stored.parameters != hasher.parameters else { return Match(candidate: candidate) }
      let renewed = try await hasher.hash(password, salt: stored.salt)
      return Match(candidate: candidate, renewed: try candidate.seal.seal(password: renewed))
    }
    return nil
  }

  private func open(_ match: Match, after attempt: SignInAttempt, from visit: Visit) async throws -> SignedIn {
    let row = match.candidate.row
    let (session, token, now) = (world.identifier(), AccessToken(entropy: world.entropy), world.now)
    try await database.write { transaction in
      // The account may have been closed, or its password changed, while this one was being hashed.
      let current = try StoredAccount.find(row.id, in: transaction, at: now)
      guard let current, current.passwordSealed == row.passwordSealed else { throw AccountFault.signInWrong }
      try attempt.succeed(as: indexes.account(row.id), in: transaction)
      if let renewed = match.renewed {
        try transaction.run("UPDATE accounts SET password_sealed = \(renewed) WHERE id = \(row.id)")
      }
      try StoredSession.begin(session, of: row.id, token: token, device: visit.device, at: now, in: transaction)
      try AddressSightings.note(.signIn, visit.address, of: row.id, world: world, in: transaction)
    }
    return SignedIn(account: row.id, session: session, token: token, language: row.language)
  }

  private func warn(_ owners: [Candidate]) async throws {
    let now = world.now
    for owner in owners {
      let mail = try waitingMail(.failures, to: owner.row, owner.seal)
      try await database.write { _ = try post(mail, at: now, in: $0) }
    }
  }

  private func rows(for login: Login) async throws -> [StoredAccount] {
    let now = world.now
    switch login {
    case .email(let email):
      let index = indexes.email(email)
      return try await database.read {
        try StoredAccount.find(email: index, most: SignInAttempt.candidatesMax, in: $0, at: now)
      }
    case .username(let username):
      let index = indexes.username(username)
      return try await database.read { try StoredAccount.find(username: index, in: $0, at: now) }
    case .nobody(let text):
      // The same look at the same table, for a name that cannot exist.
      let index = vault.blindIndex("accounts.username", text)
      return try await database.read { try StoredAccount.find(username: index, in: $0, at: now) }
    }
  }
}
