import Core
import Jobs
import Logging
import Persistence
import Policy
import Privacy
import ServiceLifecycle
import Studio
import UnixSignals
import Web

/// Workers for one group of jobs.
struct WorkService: Service {
  private let worker: Worker

  init(_ instance: Instance, _ jobs: [any Job], concurrency: Int, records: Records) {
    worker = Worker(
      database: instance.database, queue: instance.queue, jobs: jobs, concurrency: concurrency,
      world: instance.world, report: records.job)
  }

  /// The background half of an instance: gifts, beside them mails, erasures and take-outs, and what recurs.
  static func all(_ instance: Instance, _ records: Records) -> [any Service] {
    [
      WorkService(
        instance, instance.heavyJobs, concurrency: instance.settings.integer("work.concurrency"), records: records),
      WorkService(instance, instance.lightJobs, concurrency: 1, records: records),
      WorkService(instance, instance.copyingJobs, concurrency: 1, records: records),
      Schedule(instance, failed: records.duty),
    ]
  }

  func run() async throws {
    await cancelWhenGracefulShutdown { await worker.run() }
  }
}

/// Carries news of other processes to the streams of this one.
struct SignalService: Service {
  var signals: Signals

  func run() async throws {
    await cancelWhenGracefulShutdown { await signals.run() }
  }
}

/// Adds what was counted in memory to the database, each minute and at the end (D14).
struct VisitService: Service {
  var visits: VisitCounts

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while (try? await Task.sleep(for: .seconds(60))) != nil { try? await visits.store() }
    }
    try? await visits.store()
  }
}

/// Takes out of memory what was remembered and is outdated, also when nobody comes by any more (D3, D45).
struct RecallService: Service {
  var house: House

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while (try? await Task.sleep(for: .seconds(Limits.recallRefreshSeconds))) != nil { await house.refresh() }
    }
  }
}

/// Makes the samples of the landing page once, in the background.
struct SampleService: Service {
  var instance: Instance
  var records: Records

  func run() async throws {
    await cancelWhenGracefulShutdown {
      do {
        _ = try await instance.samples.makeMissing(world: instance.world)
      } catch {
        records.duty("samples", (error as? DomainError)?.code ?? "unexpected")
      }
      // A service that ends ends the others; this one is only done.
      try? await gracefulShutdown()
    }
  }
}

/// Runs services until the first signal to stop, then lets them finish within a bound.
enum Services {
  static func run(_ services: [any Service], logger: Logger) async throws {
    var configuration = ServiceGroupConfiguration(
      services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    configuration.maximumGracefulShutdownDuration = .seconds(Int64(Limits.stopGraceSeconds + 5))
    try await ServiceGroup(configuration: configuration).run()
  }

  /// Writes to standard error and to the files of the log. Throws `logs-unwritable`.
  static func logger(_ instance: Instance) throws -> Logger {
    let level = Logger.Level(rawValue: instance.settings["log.level"]) ?? .info
    let (world, files) = (instance.world, try LogFiles(instance.logs))
    return Logger(label: "songly") { _ in
      JSONLog(
        logLevel: level, now: { world.now },
        write: { line, instant in
          Terminal.complain(line)
          files.append(line, at: instant)
        })
    }
  }
}
