import Accounts
import Core
import Persistence
import Policy
import Privacy
import TestSupport
import Testing

/// Prime as a state (§5.4, D5, D6, D45b).
@Suite struct PrimeTests {
  private func spans(_ house: AccountsHouse, _ account: Identifier) async throws -> [PrimeSpan] {
    let accounts = house.accounts
    return try await house.database.read { try accounts.primeSpans(of: [account], in: $0)[account] ?? [] }
  }

  @Test(arguments: Engine.allCases) func itRunsUntilItsEnd(_ engine: Engine) async throws {
    try await withAccounts(engine) { house in
      let anna = try await house.signUp("anna").account
      #expect(try await house.accounts.prime(of: anna) == nil)
      let start = house.clock.now
      let end = Period.months(1).end(from: start)
      try await house.accounts.startPrime(.granted, until: end, of: anna)
      #expect(try await house.accounts.prime(of: anna) == RunningPrime(until: end, isPaid: false))
      house.clock.pass(to: end.adding(microseconds: -1))
      #expect(try await house.accounts.prime(of: anna) != nil)
      house.clock.pass(to: end)
      #expect(try await house.accounts.prime(of: anna) == nil)
      #expect(try await spans(house, anna) == [PrimeSpan(start: start, end: end)])
    }
  }

  @Test(arguments: Engine.allCases) func itIsLengthenedAndNeverShortened(_ engine: Engine) async throws {
    try await withAccounts(engine) { house in
      let anna = try await house.signUp("anna").account
      let start = house.clock.now
      func until(_ days: Int) -> Instant { Period.days(days).end(from: start) }
      try await house.accounts.startPrime(.paid, until: until(30), of: anna)
      house.clock.pass(.days(10))
      try await house.accounts.startPrime(.paid, until: until(20), of: anna)
      #expect(try await spans(house, anna) == [PrimeSpan(start: start, end: until(30))])
      try await house.accounts.startPrime(.paid, until: until(60), of: anna)
      #expect(try await spans(house, anna) == [PrimeSpan(start: start, end: until(60))])
      // What is granted runs beside what is paid; the later end is shown.
      let granted = house.clock.now
      try await house.accounts.startPrime(.granted, until: nil, of: anna)
      #expect(
        try await spans(house, anna) == [
          PrimeSpan(start: start, end: until(60)), PrimeSpan(start: granted, end: nil),
        ])
      #expect(try await house.accounts.prime(of: anna) == RunningPrime(until: nil, isPaid: true))
      // After a gap a new time begins.
      try await house.accounts.endPrime(of: anna)
      house.clock.pass(.days(1))
      try await house.accounts.startPrime(.paid, until: until(90), of: anna)
      #expect(try await spans(house, anna).last == PrimeSpan(start: house.clock.now, end: until(90)))
      #expect(try await spans(house, anna).map(\.end) == [granted, until(90)])
    }
  }

  @Test(arguments: Engine.allCases) func whatMakesNoSenseIsRefused(_ engine: Engine) async throws {
    try await withAccounts(engine) { house in
      let anna = try await house.signUp("anna").account
      let (accounts, now) = (house.accounts, house.clock.now)
      #expect(await AccountsHouse.code { try await accounts.endPrime(of: anna) } == "prime-not-running")
      #expect(
        await AccountsHouse.code { try await accounts.startPrime(.paid, until: now, of: anna) } == "prime-invalid")
      let nobody = house.world.identifier()
      #expect(
        await AccountsHouse.code { try await accounts.startPrime(.paid, until: nil, of: nobody) } == "account-unknown")
      // Begun and ended at one instant, it never was.
      try await accounts.startPrime(.paid, until: nil, of: anna)
      try await accounts.endPrime(of: anna)
      #expect(try await spans(house, anna) == [])
    }
  }

  @Test(arguments: Engine.allCases) func whoseEndedIsFoundByTheDay(_ engine: Engine) async throws {
    try await withAccounts(engine) { house in
      var people: [Identifier] = []
      let start = house.clock.now
      let end = Period.days(30).end(from: start)
      for name in ["anna", "boris", "dana"] {
        let account = try await house.signUp(name).account
        try await house.accounts.startPrime(.granted, until: end, of: account)
        people.append(account)
      }
      people.sort()
      let accounts = house.accounts
      func found(_ range: Range<Instant>, after: Identifier? = nil, limit: Int = 10) async throws -> [Identifier] {
        try await house.database.read {
          try accounts.accountsWhosePrimeEnded(in: range, after: after, limit: limit, transaction: $0)
        }
      }
      let at = end..<end.adding(microseconds: 1)
      #expect(try await found(at) == people)
      #expect(try await found(at, limit: 2) == Array(people.prefix(2)))
      #expect(try await found(at, after: people[1]) == [people[2]])
      #expect(try await found(start..<end) == [])
      #expect(try await found(end.adding(microseconds: 1)..<Period.days(1).end(from: end)) == [])
    }
  }
}
