import Core
import Policy

/// Dates, times and numbers as people of each language write them. Written out here rather than asked of the system:
/// three languages need twelve names each, dates on pages are promises (D2b), and every machine must write them alike.
/// All dates are days in UTC, as the policy counts them.
enum Format {
  /// "30 November 2026", "30 ноября 2026 г.", "2026 ж. 30 қараша".
  static func date(_ instant: Instant, _ language: Language) -> String {
    date(CivilDate(instant), language)
  }

  static func date(_ date: CivilDate, _ language: Language) -> String {
    let month = months(language)[(date.month - 1) % 12]
    return switch language {
    case .english: "\(date.day) \(month) \(date.year)"
    case .russian: "\(date.day)\u{a0}\(month) \(date.year)\u{a0}г."
    case .kazakh: "\(date.year)\u{a0}ж. \(date.day)\u{a0}\(month)"
    }
  }

  /// The date as it stands before "until": "до 30 ноября 2026 г.", "2026 ж. 30 қарашаға дейін".
  static func dateUntil(_ instant: Instant, _ language: Language) -> String {
    let day = CivilDate(instant)
    guard language == .kazakh else { return date(day, language) }
    // The dative of the months, by the harmony of their last vowel and consonant.
    let endings = ["ға", "ға", "ға", "ге", "ға", "ға", "ге", "ға", "ке", "ға", "ға", "ға"]
    return date(day, language) + endings[(day.month - 1) % 12]
  }

  /// A date with the time of day, marked as UTC, for moments that matter to the minute (the trash, sessions).
  static func moment(_ instant: Instant, _ language: Language) -> String {
    "\(date(instant, language)), \(timeOfDay(instant)) UTC"
  }

  /// A moment as it stands before "until": the time of day takes the ending in Kazakh only as a whole phrase, so the
  /// moment stands as it is there.
  static func momentUntil(_ instant: Instant, _ language: Language) -> String {
    switch language {
    case .english, .russian: moment(instant, language)
    case .kazakh: "\(date(instant, language)), сағат \(timeOfDay(instant)) UTC"
    }
  }

  /// "16:05".
  static func timeOfDay(_ instant: Instant) -> String {
    let minutes = Int((instant.microseconds - CivilDate(instant).start.microseconds) / 60_000_000)
    return "\(padded(minutes / 60)):\(padded(minutes % 60))"
  }

  /// For machines: `2026-11-30T16:05:09Z`, the `datetime` of a `<time>`.
  static func machine(_ instant: Instant) -> String { instant.machineText }

  /// How long something sounds or takes: "2:05". Anything that is no length is "0:00".
  static func clock(_ seconds: Double) -> String {
    let whole = seconds.isFinite ? Int(max(0, min(seconds, Limits.soundSecondsMax))) : 0
    return "\(whole / 60):\(padded(whole % 60))"
  }

  /// "12,345" in English, "12 345" with narrow no-break spaces in Russian and Kazakh.
  static func number(_ value: Int, _ language: Language) -> String {
    let digits = String(value.magnitude)
    var grouped = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { grouped += language == .english ? "," : "\u{202f}" }
      grouped.append(digit)
    }
    return (value < 0 ? "−" : "") + grouped
  }

  /// "340 KB", "1.2 MB": thousands as people count file sizes.
  static func bytes(_ count: Int, _ language: Language) -> String {
    let units = language == .english ? ["KB", "MB", "GB"] : ["КБ", "МБ", "ГБ"]
    let thousands = Double(max(count, 0)) / 1000
    if thousands < 1000 { return "\(Int(thousands.rounded(.up)))\u{a0}\(units[0])" }
    let (value, unit) = thousands < 1_000_000 ? (thousands / 1000, units[1]) : (thousands / 1_000_000, units[2])
    let tenths = Int((value * 10).rounded())
    let point = language == .english ? "." : ","
    return "\(tenths / 10)\(tenths % 10 == 0 ? "" : "\(point)\(tenths % 10)")\u{a0}\(unit)"
  }

  private static func padded(_ number: Int) -> String {
    number < 10 ? "0\(number)" : String(number)
  }

  private static func months(_ language: Language) -> [String] {
    switch language {
    case .english:
      [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
      ]
    case .russian:
      [
        "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
        "декабря",
      ]
    case .kazakh:
      [
        "қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша",
        "желтоқсан",
      ]
    }
  }
}
