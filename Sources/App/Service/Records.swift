import Jobs
import Logging
import Web

/// What is told of requests and jobs: a line in the log and a figure, neither with personal data (D33).
struct Records: Sendable {
  var logger: Logger
  var metrics: Metrics

  func request(_ record: RequestRecord) {
    metrics.request(record.route, method: record.method, status: record.status, seconds: record.seconds)
    let level: Logger.Level = record.status >= 500 ? .error : .info
    guard level >= logger.logLevel else { return }
    var metadata: Logger.Metadata = [
      "request": "\(record.id)", "route": "\(record.route)", "method": "\(record.method)", "status": "\(record.status)",
      "duration_ms": "\((record.seconds * 1000).rounded())",
    ]
    if let code = record.code { metadata["code"] = "\(code)" }
    logger.log(level: level, "request", metadata: metadata)
  }

  func job(_ report: JobReport) {
    let (outcome, code) = Self.words(report.outcome)
    metrics.count("songly_jobs_total", [("kind", report.kind), ("outcome", outcome)])
    var metadata: Logger.Metadata = ["job": "\(report.id)", "kind": "\(report.kind)", "attempt": "\(report.attempt)"]
    if let code { metadata["code"] = "\(code)" }
    logger.log(level: code == nil ? .info : .warning, "job \(outcome)", metadata: metadata)
  }

  func duty(_ name: String, _ code: String) {
    metrics.count("songly_duty_failures_total", [("duty", name)])
    logger.warning("duty failed", metadata: ["kind": "\(name)", "code": "\(code)"])
  }

  private static func words(_ outcome: JobReport.Outcome) -> (String, code: String?) {
    switch outcome {
    case .done: ("done", nil)
    case .failed(let code): ("failed", code)
    case .died(let code): ("died", code)
    case .returned: ("returned", nil)
    case .lost: ("lost", nil)
    case .left(let code): ("left", code)
    }
  }
}
