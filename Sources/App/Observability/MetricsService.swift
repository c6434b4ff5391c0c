import HTTPTypes
import Hummingbird
import Jobs
import Logging
import Persistence
import Privacy
import ServiceLifecycle

/// `/metrics` on a port of its own and on the loopback address only: what a Prometheus on this machine reads.
struct MetricsService: Service {
  private let metrics: Metrics
  private let port: Int
  private let logger: Logger
  /// Brings gauges up to date before they are read.
  private let refresh: @Sendable () async -> Void

  init(_ instance: Instance, port: Int, logger: Logger) {
    metrics = instance.metrics
    self.port = port
    self.logger = logger
    let watch = instance.makeWatch()
    refresh = {
      guard let census = try? await instance.database.read({ try instance.queue.census(in: $0) }) else { return }
      for (phase, count) in census {
        instance.metrics.gauge("songly_jobs", [("phase", phase.rawValue)], Double(count))
      }
      await Self.tell(watch, instance.metrics)
    }
  }

  /// The same as on the page of proof: 0 or 1 for each reason to be red, and the lag of each class.
  private static func tell(_ watch: ConformanceWatch, _ metrics: Metrics) async {
    guard let report = try? await watch.proof().report else { return }
    for reason in Conformance.Reason.allCases {
      metrics.gauge(
        "songly_conformance_red", [("reason", reason.rawValue)], report.reasons.contains(reason) ? 1 : 0)
    }
    for line in report.classes {
      metrics.gauge("songly_overdue_seconds", [("class", line.name)], Double(line.overdueSeconds))
    }
    metrics.gauge("songly_requests", [("state", "open")], Double(report.marks.openRequests))
    metrics.gauge("songly_requests", [("state", "overdue")], Double(report.marks.overdueRequests))
    metrics.gauge("songly_holds_in_force", [], Double(report.marks.holdsInForce))
  }

  func run() async throws {
    let router = Router()
    let metrics = self.metrics
    let refresh = self.refresh
    router.get("metrics") { _, _ in
      await refresh()
      return Response(
        status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
        body: ResponseBody(byteBuffer: ByteBuffer(string: metrics.text())))
    }
    let application = Application(
      router: router,
      configuration: ApplicationConfiguration(
        address: .hostname("127.0.0.1", port: port), serverName: nil),
      logger: logger)
    try await application.run()
  }
}
