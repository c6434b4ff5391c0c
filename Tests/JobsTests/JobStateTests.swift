import Core
import Jobs
import Policy
import Testing

@Suite struct JobStateTests {
  private let start = Instant(microseconds: 1_000_000)
  private let retry = Backoff(seed: Seed(7))

  private func after(_ minutes: Int) -> Instant { Period.minutes(minutes).end(from: start) }

  @Test func aJobIsLeasedAndDone() throws {
    var job = JobState(runsAt: start)
    try job.lease(at: start)
    #expect(job.attempt == 1)
    try job.finish(attempt: 1, at: after(1))
    #expect(job.phase == .done)
    #expect(throws: DomainError.self) { try job.lease(at: after(2)) }
  }

  @Test func nobodyTakesAJobEarlyOrTwice() throws {
    var job = JobState(runsAt: after(1))
    #expect(throws: DomainError.self) { try job.lease(at: start) }
    try job.lease(at: after(1))
    #expect(throws: DomainError.self) { try job.lease(at: after(1)) }
  }

  @Test func aWorkerPausedPastItsLeaseIsRefused() throws {
    var job = JobState(runsAt: start)
    try job.lease(at: start)
    let late = after(Limits.jobLeaseMinutes)
    #expect(throws: DomainError.self) { try job.finish(attempt: 1, at: late) }
    let rescued = job.rescue(at: late, retry: retry)
    #expect(rescued)
    try job.lease(at: job.runsAt)
    #expect(throws: DomainError.self) { try job.finish(attempt: 1, at: job.runsAt) }
    try job.finish(attempt: 2, at: job.runsAt)
  }

  @Test func aLeaseLastsUntilItsEndAndCanBeExtended() throws {
    var job = JobState(runsAt: start)
    try job.lease(at: start)
    let early = job.rescue(at: after(Limits.jobLeaseMinutes - 1), retry: retry)
    #expect(!early)
    try job.extendLease(attempt: 1, at: after(Limits.jobLeaseMinutes - 1))
    let extended = job.rescue(at: after(Limits.jobLeaseMinutes), retry: retry)
    #expect(!extended)
  }

  @Test func aPoisonJobEndsWhetherItFailsOrKillsItsWorkers() throws {
    for crashes in [false, true] {
      var job = JobState(runsAt: start)
      var rounds = 0
      while !job.isOver {
        try job.lease(at: job.runsAt)
        rounds += 1
        if crashes {
          let end = try #require(job.leaseEnds)
          let rescued = job.rescue(at: end, retry: retry)
          #expect(rescued)
        } else {
          try job.fail(attempt: job.attempt, at: job.runsAt, retry: retry)
        }
      }
      #expect(job.phase == .dead)
      #expect(rounds == Limits.jobAttemptsMax)
    }
  }

  @Test func aFaultThatTimeDoesNotHealEndsAtOnce() throws {
    var job = JobState(runsAt: start)
    try job.lease(at: start)
    try job.fail(attempt: 1, at: start, retry: nil)
    #expect(job.phase == .dead)
  }

  @Test func whatIsHandedBackCostsNoAttempt() throws {
    var job = JobState(runsAt: start)
    for number in 1...(3 * Limits.jobAttemptsMax) {
      try job.lease(at: start)
      #expect(job.attempt == number)
      try job.giveBack(attempt: number, at: start)
      #expect(job.phase == .queued && job.attemptsUsed == 0 && job.runsAt == start)
      #expect(throws: DomainError.self) { try job.finish(attempt: number, at: start) }
    }
    try job.lease(at: start)
    #expect(throws: DomainError.self) { try job.giveBack(attempt: 1, at: start) }
    #expect(throws: DomainError.self) { try job.giveBack(attempt: job.attempt, at: after(Limits.jobLeaseMinutes)) }
  }

  @Test func whatIsCalledOffIsOver() throws {
    var waiting = JobState(runsAt: start)
    let first = waiting.cancel()
    let second = waiting.cancel()
    #expect(first && !second && waiting.isOver)
    #expect(throws: DomainError.self) { try waiting.lease(at: start) }
    var taken = JobState(runsAt: start)
    try taken.lease(at: start)
    let calledOff = taken.cancel()
    #expect(calledOff)
    #expect(throws: DomainError.self) { try taken.finish(attempt: 1, at: start) }
    var done = JobState(runsAt: start)
    try done.lease(at: start)
    try done.finish(attempt: 1, at: start)
    let late = done.cancel()
    #expect(!late && done.phase == .done)
  }

  /// A thousand seeded walks over every act: the attempt never shrinks and an end is an end.
  @Test func noOrderOfActsBreaksTheRules() {
    for seed in 0..<1000 {
      var generator = Seed(UInt64(seed)).generator("walk")
      var job = JobState(runsAt: start)
      var now = start
      for _ in 0..<40 {
        let before = job
        now = now.adding(microseconds: Int64(generator.index(20)) * Span.minute)
        switch generator.index(6) {
        case 0, 4: try? job.lease(at: now)
        case 1: try? job.finish(attempt: 1 + generator.index(5), at: now)
        case 5: try? job.giveBack(attempt: job.attempt, at: now)
        case 2: try? job.fail(attempt: 1 + generator.index(5), at: now, retry: generator.index(3) == 0 ? nil : retry)
        default: _ = job.rescue(at: now, retry: retry)
        }
        #expect(job.attempt >= before.attempt && job.attemptsUsed <= Limits.jobAttemptsMax)
        #expect((job.phase == .leased) == (job.leaseEnds != nil))
        if before.isOver { #expect(job == before) }
      }
    }
  }

  @Test func waitsDoubleWithinBoundsAndDifferByJob() {
    for seed in 0..<200 {
      let backoff = Backoff(seed: Seed(UInt64(seed)))
      for attempt in [-3, 0, 1, 2, 5, 60, .max] {
        let wait = backoff.microseconds(afterAttempt: attempt)
        let doublings = Int64(min(max(attempt, 1) - 1, 20))
        let full = min(5 * Span.second << doublings, Int64(Limits.jobBackoffMinutesMax) * Span.minute)
        #expect((full / 2...full).contains(wait))
        #expect(backoff.microseconds(afterAttempt: attempt) == wait)
      }
    }
    #expect(Set((0..<50).map { Backoff(seed: Seed($0)).microseconds(afterAttempt: 3) }).count == 50)
  }
}
