import ArgumentParser
import Core
import Policy
import Privacy

/// `songly forecast`: what would go in the days to come, by class, counted by the sweeper's own code.
struct ForecastCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast", abstract: "Say what would be forgotten in the days to come, class by class.")

  @OptionGroup var options: ServiceOptions

  @Option(help: "How far to look ahead.")
  var days = 90

  @Option(help: "day or week.")
  var by = Step.week

  @Flag(help: "Print JSON.")
  var json = false

  enum Step: String, ExpressibleByArgument {
    case day, week
  }

  func run() async throws {
    do {
      let instance = try await Bootstrap.open(try options.settings())
      let forecast = try await Forecast.make(
        instance.forgetters, from: instance.world.now, days: days, by: by == .day ? .day : .week)
      await instance.close()
      if json {
        try Terminal.printJSON(Answer(forecast))
      } else {
        Self.table(forecast).forEach(Terminal.say)
      }
      if forecast.lines.contains(where: { $0.failure != nil }) { throw ExitCode(75) }
    } catch let code as ExitCode {
      throw code
    } catch {
      throw Terminal.exit(for: error)
    }
  }

  /// A row for each step and a column for each class in which anything goes.
  static func table(_ forecast: Forecast) -> [String] {
    let failed = forecast.lines.compactMap { line in line.failure.map { "\(line.name): failed, \($0)" } }
    let columns = forecast.lines.filter { $0.total > 0 }
    guard !columns.isEmpty else { return ["Nothing goes until \(day(forecast.ends.last))."] + failed }
    func row(_ head: String, _ cells: [String]) -> String {
      ([padded(head, 12)]
        + zip(columns, cells).map { column, cell in
          String(repeating: " ", count: max(0, column.name.count - cell.count)) + cell
        }).joined(separator: "  ")
    }
    let steps = forecast.ends.indices.map { index in
      row(
        "by " + day(forecast.ends[index]),
        columns.map { $0.counts.indices.contains(index) ? "\($0.counts[index])" : "?" })
    }
    return [row("", columns.map(\.name)), row("due now", columns.map { "\($0.dueNow)" })] + steps
      + [row("together", columns.map { "\($0.total)" })] + failed
  }

  private static func day(_ instant: Instant?) -> String { instant.map { CivilDate($0).description } ?? "" }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private struct Answer: Encodable {
    struct Line: Encodable {
      var name: String
      var clause: String
      var dueNow: Int
      var counts: [Int]
      var failure: String?
    }

    /// The day on which each step ends.
    var ends: [String]
    var classes: [Line]

    init(_ forecast: Forecast) {
      ends = forecast.ends.map { ForecastCommand.day($0) }
      classes = forecast.lines.map {
        Line(
          name: $0.name, clause: $0.clause.description, dueNow: $0.dueNow, counts: $0.counts, failure: $0.failure)
      }
    }
  }
}
