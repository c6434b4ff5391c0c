import Core
import Policy
import Privacy

/// The tables of "My data": what goes next, and what has left.
enum MyDataTables {
  /// Nil when nothing goes by itself in the days to come.
  static func forecast(_ forecast: OwnForecast, _ strings: Strings) -> MyDataShow.Table? {
    guard !forecast.lines.isEmpty else { return nil }
    let words = strings.privacy
    return MyDataShow.Table(
      head: [words.forecastDay, words.forecastWhat, words.count, words.forecastStep],
      rows: forecast.lines.map { line in
        [
          Format.date(line.day, strings.language), strings.policy.names.dataClass(line.dataClass),
          Format.number(line.count, strings.language), line.step == .trash ? words.stepTrash : words.stepGone,
        ]
      })
  }

  private static func name(_ matter: String, _ strings: Strings) -> String {
    let names = strings.policy.names
    return OutgoingClass(rawValue: matter).map(names.outgoing) ?? DeliveryClass(rawValue: matter).map(names.delivery)
      ?? matter
  }

  /// Nil when nothing has left.
  static func departed(_ departed: [OwnData.Departed], _ strings: Strings) -> MyDataShow.Table? {
    guard !departed.isEmpty else { return nil }
    let words = strings.privacy
    return MyDataShow.Table(
      head: [words.leftWhen, words.leftWhat, words.leftTo],
      rows: departed.map { line in
        [
          Format.moment(line.at, strings.language),
          [name(line.matter, strings), line.text].compactMap(\.self).joined(
            separator: ": "), line.contractor,
        ]
      })
  }
}
