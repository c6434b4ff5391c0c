/// The third-party counter of visits that an operator may turn on (§11, D15): Yandex.Metrika in its minimal mode, after
/// opt-in, on public pages only. While it is off, nothing of it exists anywhere: no host, no cookie, no line.
public struct Metrika: Sendable, Hashable {
  /// The counter's id, 1 to 10 digits.
  public var counter: Int
  /// The day of the operator's contract with the counter's owner (D16).
  public var contractDate: CivilDate

  public init?(counter: String, contractDate: CivilDate) {
    let digits = counter.utf8
    guard (1...10).contains(digits.count), digits.first != UInt8(ascii: "0"),
      digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), let number = Int(counter)
    else { return nil }
    self.counter = number
    self.contractDate = contractDate
  }

  /// The one host that a browser may reach for it, and only on the pages on which it runs.
  public static let host = "mc.yandex.ru"

  /// Its line in the register. It receives none of the classes that a request may hold: the browser goes there itself.
  public var contractor: Contractor {
    Contractor(
      name: "Yandex.Metrika", country: "RU", purpose: "counting visits to public pages", ground: "consent",
      contractDate: contractDate, retention: "as the terms of use of the counter say", trainingExcluded: true,
      classes: [], hosts: [Self.host], countsVisits: true)
  }

  /// What it sets on this site and on its own, after the person has allowed it.
  public static let cookies =
    ownCookies + [
      Cookie(name: "yandexuid", kind: .analytics, lifetime: .months(12), reason: "tells visitors apart, at yandex.ru"),
      Cookie(name: "yuidss", kind: .analytics, lifetime: .months(12), reason: "tells visitors apart, at yandex.ru"),
      Cookie(
        name: "ymex", kind: .analytics, lifetime: .months(12), reason: "keeps the counter's own settings, at yandex.ru"),
      Cookie(name: "yabs-sid", kind: .analytics, lifetime: nil, reason: "names the visit, at yandex.ru"),
    ]

  /// Those that it sets on this site, which a withdrawal takes away.
  public static let ownCookies = [
    Cookie(name: "_ym_uid", kind: .analytics, lifetime: .months(12), reason: "tells visitors apart"),
    Cookie(name: "_ym_d", kind: .analytics, lifetime: .months(12), reason: "keeps the day of the first visit"),
    Cookie(
      name: "_ym_isad", kind: .analytics, lifetime: .days(2), reason: "notes whether something blocks advertising"),
  ]
}

extension Cookie {
  /// Every cookie there is with a counter, or without one.
  public static func all(with metrika: Metrika?) -> [Cookie] {
    metrika == nil ? all : all + [analyticsAnswer] + Metrika.cookies
  }
}

extension Contractor {
  /// The register with a counter, or without one.
  public static func register(with metrika: Metrika?) -> [Contractor] {
    register + (metrika.map { [$0.contractor] } ?? [])
  }
}
