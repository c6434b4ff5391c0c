import Core
import Policy

/// Spans of time in words, in the two forms that sentences need: as they stand after "is kept" and as they stand
/// after "from … to" and "after", which Russian and Kazakh inflect.
struct SpanWords: Sendable {
  enum Unit: Sendable, CaseIterable {
    case year, month, day, hour, minute, second
  }

  var language: Language

  init(_ language: Language) {
    self.language = language
  }

  /// "7 days", "7 дней", "7 күн". Whole years are said as years.
  func plain(_ period: Period) -> String {
    let (count, unit) = Self.parts(period)
    return plain(count, unit)
  }

  /// "(from) 7 days", "(от) 7 дней", "7 күннен".
  func oblique(_ period: Period) -> String {
    let (count, unit) = Self.parts(period)
    return oblique(count, unit)
  }

  func plain(_ count: Int, _ unit: Unit) -> String {
    switch language {
    case .english: "\(count) \(Self.english(unit))\(count == 1 ? "" : "s")"
    case .russian: "\(count) \(Self.russian(count, unit))"
    case .kazakh: "\(count) \(Self.kazakh(unit))"
    }
  }

  func oblique(_ count: Int, _ unit: Unit) -> String {
    switch language {
    case .english: plain(count, unit)
    case .russian: "\(count) \(Self.russianGenitive(count, unit))"
    case .kazakh: "\(count) \(Self.kazakhAblative(unit))"
    }
  }

  /// A wait of some seconds, rounded up to what people count in.
  func wait(seconds: Int) -> (count: Int, unit: Unit) {
    let perMinute = Int(Span.minute / Span.second)
    let seconds = max(seconds, 1)
    if seconds <= 2 * perMinute { return (seconds, .second) }
    let minutes = (seconds - 1) / perMinute + 1
    return minutes <= 2 * perMinute ? (minutes, .minute) : ((minutes - 1) / perMinute + 1, .hour)
  }

  private static func parts(_ period: Period) -> (Int, Unit) {
    switch period {
    case .months(let count) where count > 0 && count.isMultiple(of: 12): (count / 12, .year)
    case .months(let count): (count, .month)
    case .days(let count): (count, .day)
    case .hours(let count): (count, .hour)
    case .minutes(let count): (count, .minute)
    }
  }

  private static func english(_ unit: Unit) -> String {
    switch unit {
    case .year: "year"
    case .month: "month"
    case .day: "day"
    case .hour: "hour"
    case .minute: "minute"
    case .second: "second"
    }
  }

  /// One, few, many; minutes and seconds in the accusative, as every sentence here needs them.
  private static func russian(_ count: Int, _ unit: Unit) -> String {
    let forms =
      switch unit {
      case .year: ("год", "года", "лет")
      case .month: ("месяц", "месяца", "месяцев")
      case .day: ("день", "дня", "дней")
      case .hour: ("час", "часа", "часов")
      case .minute: ("минуту", "минуты", "минут")
      case .second: ("секунду", "секунды", "секунд")
      }
    if (11...14).contains(count % 100) { return forms.2 }
    switch count % 10 {
    case 1: return forms.0
    case 2...4: return forms.1
    default: return forms.2
    }
  }

  private static func russianGenitive(_ count: Int, _ unit: Unit) -> String {
    let isOne = count % 10 == 1 && count % 100 != 11
    return switch unit {
    case .year: isOne ? "года" : "лет"
    case .month: isOne ? "месяца" : "месяцев"
    case .day: isOne ? "дня" : "дней"
    case .hour: isOne ? "часа" : "часов"
    case .minute: isOne ? "минуты" : "минут"
    case .second: isOne ? "секунды" : "секунд"
    }
  }

  private static func kazakh(_ unit: Unit) -> String {
    switch unit {
    case .year: "жыл"
    case .month: "ай"
    case .day: "күн"
    case .hour: "сағат"
    case .minute: "минут"
    case .second: "секунд"
    }
  }

  private static func kazakhAblative(_ unit: Unit) -> String {
    switch unit {
    case .year: "жылдан"
    case .month: "айдан"
    case .day: "күннен"
    case .hour: "сағаттан"
    case .minute: "минуттан"
    case .second: "секундтан"
    }
  }
}
