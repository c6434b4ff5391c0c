import Core
import Policy

/// A day in UTC as a mail says it, standing after "on": "on 30 April 2027", "30 апреля 2027 года", "2027 жылғы
/// 30 сәуірде". Written out here, since a date in a mail is a promise that must not depend on a machine's language.
enum MailDate {
  static func on(_ instant: Instant, in language: Language) -> String {
    let day = CivilDate(instant)
    let month = (day.month - 1) % 12
    return switch language {
    case .english: "\(day.day) \(english[month]) \(day.year)"
    case .russian: "\(day.day) \(russian[month]) \(day.year) года"
    case .kazakh: "\(day.year) жылғы \(day.day) \(kazakh[month])"
    }
  }

  private static let english = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
  private static let russian = [
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
    "декабря",
  ]
  /// With the ending of "on", which follows the month's last sound.
  private static let kazakh = [
    "қаңтарда", "ақпанда", "наурызда", "сәуірде", "мамырда", "маусымда", "шілдеде", "тамызда", "қыркүйекте", "қазанда",
    "қарашада", "желтоқсанда",
  ]
}
