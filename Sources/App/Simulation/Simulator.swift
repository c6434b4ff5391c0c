import Accounts
import Core
import Policy
import Privacy

/// The time machine: lets a scenario happen in a private instance and says what came of it. The rules, the tables, the
/// sweeper and the notices are those of every instance; only the clock is turned, from one instant at which something
/// may be due to the next.
struct Simulator {
  let house: PrivateInstance
  var cast = Cast()
  /// By the places of the people in the cast.
  var findings: [Findings] = []
  var unowned = Unowned()
  var isSweeping = true
  var happenings: [Happening] = []
  private var lastWalk: Instant?

  var instance: Instance { house.instance }

  /// Runs a scenario from its first line to its `end`, or to its last line, and answers what happened, in order.
  static func run(_ scenario: Scenario, in houses: PrivateInstances) async throws -> [Happening] {
    guard let start = scenario.lines.first?.at else { return [] }
    let house = try await houses.open(at: start)
    do {
      var simulator = Simulator(house: house)
      for line in scenario.lines { try await simulator.run(line) }
      try await house.close()
      return simulator.happenings
    } catch {
      try? await house.close()
      throw error
    }
  }

  init(house: PrivateInstance) {
    self.house = house
  }

  /// What is due at the instant of an act is over before it (D45b).
  private mutating func run(_ line: Scenario.Line) async throws {
    while let next = nextInstant(after: house.clock.now), next <= line.at {
      house.clock.set(next)
      try await step()
    }
    house.clock.set(line.at)
    switch line.act {
    case .end: return
    case .stopSweeper: isSweeping = false
    case .startSweeper:
      isSweeping = true
      // Notices of this very instant came before the act and are missed (D5b, D45b).
      try await sweep()
      try await observe()
    default: try await perform(line.act)
    }
  }

  /// One instant: notices go out and the sweeper comes, if it runs; then it is looked what became of everything.
  private mutating func step() async throws {
    if isSweeping {
      try await sendNotices()
      try await sweep()
    }
    try await observe()
  }

  private mutating func sweep() async throws {
    let now = house.clock.now
    // Walks look for what crashes left, of which there are none here: now and then is enough to see that they take
    // nothing else.
    let isWalk = lastWalk.map { Self.walkEvery.end(from: $0) <= now } ?? true
    if isWalk { lastWalk = now }
    let sweeper = isWalk ? house.sweeper : house.dateSweeper
    var report = try await sweeper.sweepOnce()
    if report.halt != nil {
      // The scenario's time is right by definition, however far it leaps.
      try await sweeper.acceptClock()
      report = try await sweeper.sweepOnce()
    }
    if let halt = report.halt {
      throw DomainError(.fault, "simulation-sweep", "The sweep of the simulation halted: \(halt.code).")
    }
    if let failure = report.failures.first?.failure {
      throw DomainError(.fault, "simulation-sweep", "The sweep of the simulation failed: \(failure).")
    }
  }

  private static let walkEvery = Period.days(30)

  /// Those of the very instant only: what a standing sweeper missed is not sent late (D5b).
  mutating func sendNotices() async throws {
    for notice in try await NoticeDuty(instance).run(late: .minutes(0)) {
      guard let person = cast.person(of: notice.account) else { continue }
      say(
        Happening(
          .notice, at: house.clock.now, object: notice.work.flatMap { cast.thing($0)?.name },
          user: cast.people[person].name,
          clause: notice.work == nil ? .accessIsAuthenticated : .primeRestartsClock, due: notice.due,
          days: notice.days))
    }
  }

  mutating func say(_ happening: Happening) { happenings.append(happening) }
}
