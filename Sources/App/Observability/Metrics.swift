import Synchronization

/// Counters and durations of this process, in the text format of Prometheus. Labels come from code, never from
/// people: routes by their name, kinds of jobs, states.
final class Metrics: Sendable {
  private struct Series: Hashable {
    var name: String
    var labels: String
  }

  private struct Request: Hashable {
    var route: String
    var method: String
    var status: Int
  }

  private struct Content {
    /// The labels of requests, spelled once: there are as many as routes, methods and statuses.
    var requests: [Request: (total: Series, seconds: Series)] = [:]
    var counters: [Series: Double] = [:]
    var gauges: [Series: Double] = [:]
    var buckets: [Series: [Int]] = [:]
    var sums: [Series: Double] = [:]

    mutating func observe(_ series: Series, _ seconds: Double) {
      let place = Metrics.bounds.firstIndex { seconds <= $0 } ?? Metrics.bounds.count
      buckets[series, default: Array(repeating: 0, count: Metrics.bounds.count + 1)][place] += 1
      sums[series, default: 0] += seconds
    }
  }

  private let content = Mutex(Content())

  /// Seconds; the last bucket is everything.
  static let bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60, 300]

  func count(_ name: String, _ labels: [(String, String)] = [], by amount: Double = 1) {
    content.withLock { $0.counters[Self.series(name, labels), default: 0] += amount }
  }

  func gauge(_ name: String, _ labels: [(String, String)] = [], _ value: Double) {
    content.withLock { $0.gauges[Self.series(name, labels)] = value }
  }

  func observe(_ name: String, _ labels: [(String, String)] = [], seconds: Double) {
    let series = Self.series(name, labels)
    content.withLock { $0.observe(series, seconds) }
  }

  /// A request that was answered: one more, and how long it took.
  func request(_ route: String, method: String, status: Int, seconds: Double) {
    let request = Request(route: route, method: method, status: status)
    content.withLock { content in
      let series = content.requests[request] ?? Self.series(of: request)
      content.requests[request] = series
      content.counters[series.total, default: 0] += 1
      content.observe(series.seconds, seconds)
    }
  }

  /// The whole page, in a fixed order.
  func text() -> String {
    let content = self.content.withLock { $0 }
    var lines = Self.lines(content.counters, "counter") + Self.lines(content.gauges, "gauge")
    for (name, group) in Dictionary(grouping: content.buckets.keys, by: \.name).sorted(by: { $0.key < $1.key }) {
      lines.append("# TYPE \(name) histogram")
      for series in group.sorted(by: { $0.labels < $1.labels }) {
        lines += Self.lines(of: series, content.buckets[series] ?? [], sum: content.sums[series] ?? 0)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(_ values: [Series: Double], _ type: String) -> [String] {
    Dictionary(grouping: values.keys, by: \.name).sorted { $0.key < $1.key }.flatMap { name, group in
      ["# TYPE \(name) \(type)"]
        + group.sorted { $0.labels < $1.labels }.map { "\(name)\(braced($0.labels)) \(values[$0] ?? 0)" }
    }
  }

  private static func lines(of series: Series, _ counts: [Int], sum: Double) -> [String] {
    let bounds = Self.bounds.map { "\($0)" } + ["+Inf"]
    let comma = series.labels.isEmpty ? "" : ","
    var total = 0
    return zip(bounds, counts).map { bound, count in
      total += count
      return "\(series.name)_bucket{\(series.labels)\(comma)le=\"\(bound)\"} \(total)"
    } + [
      "\(series.name)_sum\(braced(series.labels)) \(sum)",
      "\(series.name)_count\(braced(series.labels)) \(total)",
    ]
  }

  private static func series(of request: Request) -> (total: Series, seconds: Series) {
    (
      series(
        "songly_requests_total",
        [("route", request.route), ("method", request.method), ("status", String(request.status))]),
      series("songly_request_seconds", [("route", request.route)])
    )
  }

  private static func series(_ name: String, _ labels: [(String, String)]) -> Series {
    Series(name: name, labels: labels.map { "\($0)=\"\($1)\"" }.joined(separator: ","))
  }

  private static func braced(_ labels: String) -> String { labels.isEmpty ? "" : "{\(labels)}" }
}
