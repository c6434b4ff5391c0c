import Core
import Energy
import Jobs
import Persistence
import Policy
import Privacy
import ServiceLifecycle
import Studio

/// The whole clock of an instance on one screen: what recurs, and how often.
struct Schedule: Service {
  struct Duty: Sendable {
    var name: String
    var every: Duration
    var run: @Sendable () async throws -> Void
  }

  var duties: [Duty]
  /// Told of a failure; the duty comes again at its next time.
  var failed: @Sendable (_ duty: String, _ code: String) -> Void

  init(_ instance: Instance, failed: @escaping @Sendable (String, String) -> Void) {
    let rescuer = Rescuer(database: instance.database, queue: instance.queue, jobs: instance.jobs)
    let cleaner = Cleaner(database: instance.database)
    let sweeper = instance.makeSweeper()
    let notices = NoticeDuty(instance)
    let world = instance.world
    duties = [
      Duty(name: "rescue", every: .seconds(30)) { _ = try await rescuer.runOnce(at: world.now) },
      // Points given back too early would cost a person the work that is being made for them.
      Duty(name: "expire-holds", every: .seconds(300)) {
        try await Self.believe(sweeper)
        _ = try await instance.energy.expireHolds()
      },
      Duty(name: "sweep", every: .seconds(600)) { try await Self.sweep(sweeper, notices, instance.metrics, failed) },
      Duty(name: "clean", every: .seconds(3600)) {
        try await Self.believe(sweeper)
        _ = try await cleaner.runOnce(at: world.now)
      },
      Duty(name: "key-snapshots", every: .seconds(3600)) { try await KeySnapshots.keep(instance, sweeper) },
    ]
    self.failed = failed
  }

  func run() async throws {
    await withTaskGroup(of: Void.self) { group in
      for duty in duties {
        group.addTask { await repeatDuty(duty) }
      }
    }
  }

  private func repeatDuty(_ duty: Duty) async {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        do { try await duty.run() } catch is CancellationError { return } catch {
          failed(duty.name, (error as? DomainError)?.code ?? "unexpected")
        }
        guard (try? await Task.sleep(for: duty.every)) != nil else { return }
      }
    }
  }

  /// By a clock in doubt nothing goes; throws what the log then says.
  private static func believe(_ sweeper: Sweeper) async throws {
    if let halt = try await sweeper.doubt() { throw DomainError(.unavailable, halt.code, halt.sentence) }
  }

  private static func sweep(
    _ sweeper: Sweeper, _ notices: NoticeDuty, _ metrics: Metrics, _ failed: @Sendable (String, String) -> Void
  ) async throws {
    let report = try await sweeper.sweepOnce()
    if let halt = report.halt { failed("sweep", halt.code) }
    for line in report.lines {
      metrics.count("songly_forgotten_total", [("class", line.name)], by: Double(line.count))
      if let code = line.failure { failed(line.name, code) }
    }
    // By a clock that cannot be believed nobody is told anything either.
    if report.halt == nil {
      let sent = try await notices.run()
      let told = try await notices.tellPolicyChange()
      metrics.count("songly_notices_total", [], by: Double(sent.count + told))
    }
    metrics.gauge("songly_sweep_time_seconds", [], Double(report.at.microseconds) / 1_000_000)
  }
}
