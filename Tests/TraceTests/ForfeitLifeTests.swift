import Accounts
import Core
import Energy
import Persistence
import Policy
import TestSupport
import Testing

@testable import App

/// D39: closing an account books its points and then takes them, in whatever way it is closed.
@Suite struct ForfeitLifeTests {
  @Test(arguments: Engine.allCases)
  func closingBooksWhatIsLeft(_ engine: Engine) async throws {
    try await TraceHouse.with(engine) { house, _ in
      let instance = house.instance
      let (ada, ben) = (try await house.settle(house.canaries(1)), try await house.settle(house.canaries(2)))
      let left = try await instance.energy.balance(ada).available.value
      #expect(left > 0)
      try await instance.accounts.close(ada)
      // Asked again, it is closed already, and nothing is booked twice.
      #expect(await code { try await instance.accounts.close(ada) } != nil)
      try await house.work()
      #expect(try await house.count("SELECT count(*) FROM wallets WHERE account = \(ada)") == 0)
      #expect(try await house.count("SELECT count(*) FROM energy_movements WHERE account = \(ada)") == 0)
      let sum = try await instance.database.read { try instance.forfeits.sum(in: $0) }
      #expect(sum.points == left && sum.wallets == 1)
      #expect(try await instance.energy.balance(ben).available.value > 0)
      #expect(try await instance.energy.faults() == [])
    }
  }
}
