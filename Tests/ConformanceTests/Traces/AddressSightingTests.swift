import Core
import Persistence
import Policy
import Privacy
import TestSupport
import Testing
import Vault

/// §2.1.4, §5.6, D13, D13b on every engine.
@Suite struct AddressSightingTests {
  @Test(arguments: Engine.allCases)
  func aHashGoesTwelveMonthsAfterItsMaking(_ engine: Engine) async throws {
    try await TracesHouse.with(engine, at: CivilDate(year: 2028, month: 2, day: 29)) { house in
      let hash = AddressHash(vault: house.vault, world: house.world)
      let february = try await hash.hash("203.0.113.7")
      try await house.sightings.record(.signIn, february, of: house.ada)
      let due = try Instant.utc(2029, 2, 28)
      house.clock.pass(.hours(5))
      // Seen again in the same month: the first making counts.
      try await house.sightings.record(.signIn, february, of: house.ada)
      try await house.sightings.record(.signUp, february, of: house.ada)
      house.clock.pass(to: try .utc(2028, 3, 1))
      let march = try await hash.hash("203.0.113.7")
      try await house.sightings.record(.signIn, march, of: house.ada)
      #expect(february != march)
      let kept = try await house.sightings.sightings(of: house.ada)
      #expect(kept.map(\.purpose) == [.signIn, .signUp, .signIn])
      #expect(kept.last?.until == due && kept.last?.hash == february)

      house.clock.pass(to: due.instantBefore)
      #expect(try await house.sightings.sightings(of: house.ada).count == 3)
      #expect(try await house.sweep() == [:])
      house.clock.pass(to: due)
      #expect(try await house.sightings.sightings(of: house.ada).count == 2)
      #expect(try await house.sweep() == ["address-hashes": 1])
      house.clock.pass(to: try .utc(2029, 3, 1))
      #expect(try await house.sweep() == ["address-hashes": 2])
      // With the month's end the key goes that could make the hash again.
      #expect(try await hash.keys.forget(dueAt: house.clock.now, limit: 10) == 1)
    }
  }

  @Test(arguments: Engine.allCases)
  func itGoesWithItsAccount(_ engine: Engine) async throws {
    try await TracesHouse.with(engine) { house in
      let hash = Array(repeating: UInt8(7), count: 32)
      for account in [house.ada, house.ben] { try await house.sightings.record(.signUp, hash, of: account) }
      let now = house.clock.now
      func accounts() async throws -> Int {
        try await house.data.read { try AddressSightings.accounts(.signUp, from: hash, at: now, in: $0) }
      }
      #expect(try await accounts() == 2)
      try await house.eraser.erase(account: house.ada)
      #expect(try await accounts() == 1)
      #expect(try await house.sightings.sightings(of: house.ada).isEmpty)
    }
  }
}
