import Core
import Energy
import Policy
import Testing

@Suite struct HoldTests {
  private let now = Instant(microseconds: 0)
  private var late: Instant { Prices.holdExpires.end(from: now) }

  private func points(_ value: Int64) throws -> Points { try Points(value) }

  @Test func pointsNeverGoBelowNoneOrWrapAround() throws {
    #expect(throws: DomainError.self) { try Points(-1) }
    #expect(throws: DomainError.self) { try Points(.max).adding(Points(1)) }
    #expect(throws: DomainError.self) { try Points(1).subtracting(Points(2)) }
    #expect(try points(7).subtracting(points(7)) == .zero)
  }

  @Test func aHoldEndsOnceAndSayingItAgainMovesNothing() throws {
    var (hold, _) = Hold.place(try points(10), at: now)
    #expect(try hold.settle(at: now) == Transfer(from: .held, to: .spent, amount: points(10)))
    #expect(try hold.settle(at: now) == nil)
    #expect(throws: DomainError.self) { try hold.release(at: now) }
    let expired = hold.expire(at: late)
    #expect(expired == nil)
    #expect(hold.state == .settled)
  }

  @Test func anExpiredHoldCannotBeSettled() throws {
    var (hold, _) = Hold.place(try points(10), at: now)
    let early = hold.expire(at: late.adding(microseconds: -1))
    #expect(early == nil)
    // At the instant itself it is over, also before the janitor came (D45b).
    #expect(throws: DomainError.self) { try hold.settle(at: late) }
    let back = hold.expire(at: late)
    #expect(try back == Transfer(from: .held, to: .available, amount: points(10)))
    let again = hold.expire(at: late)
    #expect(again == nil)
  }

  @Test func tenSpendsOfTenAreAllThatAHundredPointsPay() throws {
    var balance = Balance()
    try balance.apply(Transfer(from: .issued, to: .available, amount: points(100)))
    var succeeded = 0
    for _ in 0..<200 where (try? balance.apply(Hold.place(points(10), at: now).transfer)) != nil { succeeded += 1 }
    #expect(succeeded == 10)
    #expect(try balance.available == .zero && balance.held == points(100))
  }

  /// Any order of acts on any holds keeps the sum of what was granted.
  @Test func nothingIsLostOrMadeInAThousandWalks() throws {
    for seed in 0..<1000 {
      var generator = Seed(UInt64(seed)).generator("walk")
      var balance = Balance()
      try balance.apply(Transfer(from: .issued, to: .available, amount: points(50)))
      var holds: [Hold] = []
      var clock = now
      for _ in 0..<40 {
        clock = clock.adding(microseconds: Int64(generator.index(8)) * Span.hour)
        let index = generator.index(max(1, holds.count))
        var transfer: Transfer?
        switch generator.index(4) {
        case 0:
          let placed = Hold.place(try points(Int64(generator.index(30))), at: clock)
          if (try? balance.apply(placed.transfer)) != nil { holds.append(placed.hold) }
        case 1 where !holds.isEmpty: transfer = try? holds[index].settle(at: clock)
        case 2 where !holds.isEmpty: transfer = try? holds[index].release(at: clock)
        case 3 where !holds.isEmpty: transfer = holds[index].expire(at: clock)
        default: break
        }
        if let transfer { try balance.apply(transfer) }
        #expect(balance.available.value + balance.held.value + balance.spent.value == 50)
        let pending = holds.filter { $0.state == .pending }.map(\.amount.value).reduce(0, +)
        #expect(balance.held.value == pending)
      }
    }
  }
}
