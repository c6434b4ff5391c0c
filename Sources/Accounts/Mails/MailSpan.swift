import Core
import Policy

/// A period of the policy in words, so that what a mail says is what the code enforces (D37).
enum MailSpan {
  static func words(_ period: Period, in language: Language) -> String {
    let (count, unit) = parts(period)
    return switch language {
    case .english: "\(count) \(english(unit))\(count == 1 ? "" : "s")"
    case .russian: "\(count) \(russian(unit, count))"
    case .kazakh: "\(count) \(kazakh(unit))"
    }
  }

  private enum Unit {
    case month, day, hour, minute
  }

  private static func parts(_ period: Period) -> (Int, Unit) {
    switch period {
    case .months(let count): (count, .month)
    case .days(let count): (count, .day)
    case .hours(let count): (count, .hour)
    case .minutes(let count): (count, .minute)
    }
  }

  private static func english(_ unit: Unit) -> String {
    switch unit {
    case .month: "month"
    case .day: "day"
    case .hour: "hour"
    case .minute: "minute"
    }
  }

  /// The accusative, as in "действует одну минуту": one, two to four, five and more.
  private static func russian(_ unit: Unit, _ count: Int) -> String {
    let forms =
      switch unit {
      case .month: ["месяц", "месяца", "месяцев"]
      case .day: ["день", "дня", "дней"]
      case .hour: ["час", "часа", "часов"]
      case .minute: ["минуту", "минуты", "минут"]
      }
    return forms[russianForm(count)]
  }

  /// "10 раз", "22 раза".
  static func russianTimes(_ count: Int) -> String {
    "\(count) \(["раз", "раза", "раз"][russianForm(count)])"
  }

  private static func russianForm(_ count: Int) -> Int {
    if (11...14).contains(count % 100) { return 2 }
    switch count % 10 {
    case 1: return 0
    case 2...4: return 1
    default: return 2
    }
  }

  /// After a number a Kazakh noun stays in the singular.
  private static func kazakh(_ unit: Unit) -> String {
    switch unit {
    case .month: "ай"
    case .day: "күн"
    case .hour: "сағат"
    case .minute: "минут"
    }
  }
}
