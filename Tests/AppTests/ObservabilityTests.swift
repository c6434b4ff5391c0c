import Core
import Foundation
import Logging
import Synchronization
import Testing

@testable import App

@Suite struct ObservabilityTests {
  private final class Lines: Sendable {
    let all = Mutex<[String]>([])
  }

  /// D33: what is not in the list of names does not reach the log, whatever a careless line hands over.
  @Test func theLogHoldsNoPersonalData() throws {
    let lines = Lines()
    var logger = Logger(label: "test") { _ in
      JSONLog(
        logLevel: .info, now: { Instant(microseconds: 1_790_000_000_500_000) },
        write: { line, _ in lines.all.withLock { $0.append(line) } })
    }
    logger[metadataKey: "address"] = "192.0.2.7"
    logger.info("request", metadata: ["email": "anna@example.org", "route": "works", "status": "200"])
    let line = try #require(lines.all.withLock { $0.first })
    #expect(!line.contains("192.0.2.7") && !line.contains("anna"))
    let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String]
    #expect(object?["route"] == "works")
    #expect(object?["time"] == "2026-09-21T14:13:20.500Z")
  }

  @Test func figuresAreInPrometheusText() {
    let metrics = Metrics()
    metrics.count("songly_requests_total", [("route", "home")])
    metrics.count("songly_requests_total", [("route", "home")])
    metrics.gauge("songly_jobs", [("phase", "queued")], 3)
    metrics.observe("songly_request_seconds", [("route", "home")], seconds: 0.02)
    let text = metrics.text()
    #expect(text.contains("# TYPE songly_requests_total counter\nsongly_requests_total{route=\"home\"} 2.0\n"))
    #expect(text.contains("songly_jobs{phase=\"queued\"} 3.0\n"))
    #expect(text.contains("songly_request_seconds_bucket{route=\"home\",le=\"0.01\"} 0\n"))
    #expect(text.contains("songly_request_seconds_bucket{route=\"home\",le=\"0.025\"} 1\n"))
    #expect(text.contains("songly_request_seconds_count{route=\"home\"} 1\n"))
  }
}
