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
  var findings = Findings()
  var isSweeping = true
  var happenings: [Happening] = []
  /// What was said to be hidden of chats, message by message.
  var hiddenMessages: Set<Identifier> = []

  var instance: Instance { house.instance }

  /// Runs a scenario from its first line to its `end`, or to its last line, and answers what happened, in order.
  static func run(_ scenario: Scenario, settings: Settings) async throws -> [Happening] {
    guard let start = scenario.lines.first?.at else { return [] }
    let house = try await PrivateInstance.open(at: start, settings: settings)
    do {
      var simulator = Simulator(house: house)
      for line in scenario.lines { try await simulator.run(line) }
      await house.close()
      return simulator.happenings
    } catch {
      await house.close()
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
      try await step()
    default: try await perform(line.act)
    }
  }

  /// One instant: notices go out and the sweeper comes, if it runs; then it is looked what became of everything.
  private mutating func step() async throws {
    if isSweeping {
      try await sendNotices()
      // The scenario's time is right by definition, however far it leaps.
      try await house.sweeper.acceptClock()
      let report = try await house.sweeper.sweepOnce()
      if let failure = report.failures.first?.failure {
        throw DomainError(.fault, "simulation-sweep", "The sweep of the simulation failed: \(failure).")
      }
    }
    try await observe()
  }

  /// Those of the very instant only: what a standing sweeper missed is not sent late (D5b).
  private mutating func sendNotices() async throws {
    for notice in try await NoticeDuty(instance).run(late: .minutes(1)) {
      guard let person = cast.person(of: notice.account) else { continue }
      let work = notice.work.flatMap { work in cast.things.first { $0.id == work }?.name }
      say(
        Happening(
          .notice, at: house.clock.now, object: work, user: cast.people[person].name,
          clause: notice.work == nil ? .accessIsAuthenticated : .primeRestartsClock, due: notice.due,
          days: notice.days))
    }
  }

  mutating func say(_ happening: Happening) { happenings.append(happening) }
}
