import Accounts
import Core
import Persistence
import Policy
import Privacy
import Studio
import Synchronization
import TestSupport
import Testing
import Vault

@testable import App

/// Threats: a clock jump deletes nothing, in a whole instance with everything that its schedule runs.
@Suite struct DoubtfulClockTests {
  private static let sixYears: Int64 = 6 * 365 * 24 * 3600

  @Test(arguments: Engine.allCases)
  func whatRecursWaitsForTheOperator(_ engine: Engine) async throws {
    try await TraceHouse.with(engine) { house, _ in
      let ada = house.canaries(1)
      let account = try await house.settle(ada)
      // A song that is being made: its points are set aside.
      _ = try await house.instance.studio.requestWork(
        ada.brief, by: account, language: .english, idempotencyKey: "song-that-waits-00000000")
      let failures = Mutex<[String]>([])
      let schedule = Schedule(house.instance) { duty, code in failures.withLock { $0.append("\(duty) \(code)") } }
      func run(_ name: String) async throws {
        let duty = try #require(schedule.duties.first { $0.name == name })
        try await duty.run()
      }
      for duty in schedule.duties { try await duty.run() }
      let before = try await stored(house, account)
      #expect(!before.contains(0) && failures.withLock { $0 } == [])

      house.clock.jump(seconds: Self.sixYears)
      for duty in ["clean", "expire-holds"] {
        #expect(await code { try await run(duty) } == "clocks-disagree")
      }
      try await run("sweep")
      #expect(failures.withLock { $0 } == ["sweep clocks-disagree"])
      #expect(await signUp(ada.username, house) == "username-taken")
      #expect(try await stored(house, account) == before)
      house.clock.jump(seconds: -Self.sixYears)
      #expect(try await house.shown(account).contains(ada.title))

      // By the operator's word the years have passed.
      house.clock.jump(seconds: Self.sixYears)
      try await house.instance.makeSweeper().acceptClock()
      for duty in ["expire-holds", "clean"] { try await run(duty) }
      #expect(try await stored(house, account).suffix(2) == [0, 0])
      #expect(await signUp(ada.username, house) == nil)
      #expect(try await stored(house, account).first == 0)
    }
  }

  private func signUp(_ username: String, _ house: TraceHouse) async -> String? {
    await code {
      _ = try await house.instance.accounts.signUp(
        SignUpForm(
          email: "somebody@example.org", username: username, password: "correct horse battery", isAdult: true,
          policyVersion: PolicyVersion.current.name, language: .english),
        from: Visit(address: Digest.sha256([7]), device: ""))
    }
  }

  /// The account and its works, its key, points that are set aside, and jobs that have ended.
  private func stored(_ house: TraceHouse, _ account: Identifier) async throws -> [Int] {
    let ofData: [SQL] = [
      "SELECT count(*) FROM accounts WHERE id = \(account) AND state = 'open'",
      "SELECT count(*) FROM works WHERE account = \(account)",
    ]
    var counts: [Int] = []
    for statement in ofData { counts.append(try await house.count(statement)) }
    counts.append(try await house.instance.vault.hasAccountKey(account) ? 1 : 0)
    counts.append(try await house.count("SELECT count(*) FROM energy_holds WHERE state = 'pending'"))
    return counts + [try await house.count("SELECT count(*) FROM jobs WHERE ended_at IS NOT NULL")]
  }
}
