import Accounts
import Core
import Policy
import Privacy
import Vault

/// What people do with their accounts, through the use cases that serve everybody.
extension Simulator {
  mutating func signUp(_ user: String) async throws {
    let now = house.clock.now
    if let index = cast.current[user], findings[index].isOpen, findings[index].due.map({ now < $0 }) ?? true {
      throw DomainError(.conflict, "account-exists", "This person has an account already.")
    }
    let number = cast.people.count + 1
    let form = SignUpForm(
      email: "person\(number)@example.org", username: "person\(number)", password: "a long sentence \(number)",
      isAdult: true, policyVersion: PolicyVersion.current.name, language: .english)
    // Each from an address of their own, as far as limits on addresses are concerned.
    let visit = Visit(address: Digest.sha256(Array("address \(number)".utf8)), device: "")
    let signedIn = try await instance.accounts.signUp(form, from: visit)
    // To an address that nobody has confirmed only a few mails go in an hour, and a notice might come late.
    try await instance.accounts.vouch(for: signedIn.account)
    cast.add(Cast.Person(name: user, account: signedIn.account))
    findings.append(Findings())
  }

  /// The person's place in the cast after an access is noted (D7). Throws `account-unknown`, `account-closed`.
  func access(_ user: String) async throws -> Int {
    let index = try person(user)
    do {
      try await instance.accounts.noteAccess(of: cast.people[index].account)
    } catch let error as DomainError where error.code == "account-unknown" {
      throw Self.closed
    }
    return index
  }

  private func person(_ user: String) throws -> Int {
    guard let index = cast.current[user] else {
      throw DomainError(.notFound, "account-unknown", "Nobody of this name has signed up.")
    }
    return index
  }

  func startPrime(_ until: Instant, of user: String) async throws {
    let index = try person(user)
    do {
      try await instance.accounts.startPrime(.paid, until: until, of: cast.people[index].account)
    } catch let error as DomainError where error.code == "account-unknown" {
      throw Self.closed
    }
  }

  func endPrime(of person: Int) async throws {
    try await instance.accounts.endPrime(of: cast.people[person].account)
  }

  func restrict(_ isRestricted: Bool, _ person: Int) async throws {
    let account = cast.people[person].account
    guard try await (instance.rights.restriction(of: account) != nil) != isRestricted else {
      throw isRestricted
        ? DomainError(.conflict, "restricted", "This account is restricted already.")
        : DomainError(.conflict, "not-restricted", "This account is not restricted.")
    }
    if isRestricted {
      try await instance.rights.restrict(account)
    } else {
      try await instance.rights.unrestrict(account)
    }
  }

  /// The account is closed; what goes with it is said by `erase`.
  mutating func leave(_ person: Int) async throws {
    try await instance.accounts.close(cast.people[person].account)
    cast.people[person].end = Cast.End(at: house.clock.now, isAct: true)
  }

  /// The erasure that follows a confirmed deletion at once, whether a sweeper runs or not (D3).
  func erase(_ user: String) async throws {
    guard let index = cast.current[user] else { return }
    try await instance.eraser.erase(account: cast.people[index].account)
  }

  /// A request whose address is known as a keyed hash only (D13). The month's key is there from now on.
  mutating func see(_ person: Int) async throws {
    let hash = try await instance.addressHash.hash("192.0.2.\(person % 250 + 1)")
    try await instance.sightings.record(.signIn, hash, of: cast.people[person].account)
    unowned = try await Unowned.read(instance, known: unowned, isDue: false)
    noteUnowned()
  }

  private static var closed: DomainError {
    DomainError(.gone, "account-closed", "This account is closed.")
  }
}
