import Core
import Energy
import Persistence
import Policy
import TestSupport
import Testing

/// Seeded walks over every act, beside a model that knows nothing of tables: after each step the ledger is sound and
/// has what the model has.
@Suite struct LedgerWalkTests {
  private struct Model {
    var available: Int64 = 100
    var holds: [Identifier: (amount: Int64, placedAt: Instant, state: Hold.State)] = [:]

    func sum(_ state: Hold.State) -> Int64 {
      holds.values.filter { $0.state == state }.map(\.amount).reduce(0, +)
    }

    var parts: [Int64] { [available, sum(.pending), sum(.settled)] }

    func isDue(_ purpose: Identifier, at now: Instant) -> Bool {
      holds[purpose].map { now >= Prices.holdExpires.end(from: $0.placedAt) } ?? false
    }

    mutating func giveBack(_ purpose: Identifier, as state: Hold.State) {
      guard let hold = holds[purpose], hold.state == .pending else { return }
      holds[purpose]?.state = state
      available += hold.amount
    }
  }

  @Test(arguments: Engine.allCases, [1, 2, 3, 4] as [UInt64])
  func noOrderOfActsLosesOrMakesPoints(_ engine: Engine, _ seed: UInt64) async throws {
    try await withDatabase(engine, migrations: Purse.migrations) { database in
      let purse = Purse(database)
      let account = try await purse.open()
      let works = (0..<6).map { _ in purse.world.identifier() }
      var model = Model()
      var generator = Seed(seed).generator("walk")
      for step in 0..<80 {
        purse.clock.pass(.hours(generator.index(7)))
        let work = works[generator.index(works.count)]
        try await act(generator.index(5), on: work, Int64(generator.index(35)), account, step, &model, purse)
        #expect(try await purse.parts(account) == model.parts)
        #expect(try await purse.energy.faults() == [])
      }
      #expect(model.parts.reduce(0, +) >= 100)
    }
  }

  private func act(
    _ choice: Int, on work: Identifier, _ points: Int64, _ account: Identifier, _ step: Int, _ model: inout Model,
    _ purse: Purse
  ) async throws {
    let now = purse.clock.now
    let state = model.holds[work]?.state
    let isPending = state == .pending && !model.isDue(work, at: now)
    switch choice {
    case 0:
      let refused = await refusalCode { try await purse.hold(points, for: work, by: account) } != nil
      let isFree = state != .pending && state != .settled
      let isRepeated = state == .pending && model.holds[work]?.amount == points
      #expect(refused != (points > 0 && (isRepeated || isFree && points <= model.available)))
      if !refused && isFree {
        model.holds[work] = (points, now, .pending)
        model.available -= points
      }
    case 1:
      let settled = await refusalCode { try await purse.settle(work) } == nil
      #expect(settled == (isPending || state == .settled))
      if isPending { model.holds[work]?.state = .settled }
    case 2:
      let released = await refusalCode { try await purse.release(work) } == nil
      #expect(released == (state != nil && state != .settled))
      model.giveBack(work, as: .released)
    case 3:
      _ = try await purse.energy.expireHolds()
      for purpose in model.holds.keys where model.isDue(purpose, at: now) { model.giveBack(purpose, as: .expired) }
    default:
      guard points > 0 else { return }
      let gift = try Points(points)
      try await purse.database.write {
        try purse.energy.grant(gift, to: account, reason: "walk", idempotencyKey: "step-\(step)", in: $0)
      }
      model.available += points
    }
  }
}
