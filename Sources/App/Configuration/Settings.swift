import Core
import Foundation
import Policy
import Vault

/// The values in force: the environment before the file before what is usual. Read once, at start.
struct Settings: Sendable {
  private let values: [String: String]

  /// - Parameter file: a JSON file, or nil to use `SONGLY_CONFIG` if that is set.
  /// Throws `setting-unreadable`, `setting-open`, `setting-unknown` or `setting-wrong`.
  static func load(
    file: String?, environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(DomainError) -> Settings {
    let written = try (file ?? environment["SONGLY_CONFIG"]).map { (path) throws(DomainError) in try read(path) } ?? [:]
    var values: [String: String] = [:]
    for setting in Setting.all {
      values[setting.key] =
        try secret(setting, environment) ?? environment[setting.variable] ?? written[setting.key] ?? setting.usual
    }
    let settings = Settings(values: values)
    try settings.check()
    return settings
  }

  subscript(_ key: String) -> String { values[key] ?? "" }

  /// The same with some values changed, for a second instance beside the first.
  func changing(_ changes: [String: String]) -> Settings {
    Settings(values: values.merging(changes) { $1 })
  }

  func integer(_ key: String) -> Int { Int(self[key]) ?? 0 }
  func flag(_ key: String) -> Bool { self[key] == "true" }
  func list(_ key: String) -> [String] {
    self[key].split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }

  /// The same settings with one value changed.
  func with(_ key: String, _ value: String) -> Settings {
    Settings(values: values.merging([key: value]) { _, new in new })
  }

  /// Where people reach the site; links in mails begin with it.
  var origin: String {
    guard self["site.origin"].isEmpty else { return self["site.origin"] }
    let host = self["http.host"]
    return "http://\(host.contains(":") ? "[\(host)]" : host):\(self["http.port"])"
  }

  /// What the operator keeps shorter than published. Throws what `Tightening` throws.
  func tightening() throws(DomainError) -> Tightening { try Tightening(self["policy.tighten"]) }

  /// The year of the operator's books (D10b).
  var fiscalYear: FiscalYear { FiscalYear(firstMonth: integer("transactions.fiscal-year-month")) ?? .calendar }

  /// How soon the law wants requests answered (D29). What cannot be read has stopped the start.
  var statutoryTerms: StatutoryTerms { (try? StatutoryTerms(self["requests.terms"])) ?? .none }

  /// The third-party counter of visits; nil while it is off (D15).
  var metrika: Metrika? {
    guard !self["analytics.metrika"].isEmpty, let day = CivilDate(text: self["analytics.metrika-contract"]) else {
      return nil
    }
    return Metrika(counter: self["analytics.metrika"], contractDate: day)
  }

  /// Every value of the policy under these settings (D36).
  var policyValues: PolicyValues {
    PolicyValues(contractors: Contractor.register(with: metrika), cookies: Cookie.all(with: metrika))
  }

  /// A path below the data folder.
  func path(_ name: String) -> String {
    URL(filePath: self["data.folder"]).appending(path: name).path
  }

  /// Where the instance key lies.
  var instanceKeyPath: String {
    self["keys.instance-file"].isEmpty ? path("instance.key") : self["keys.instance-file"]
  }

  private static func secret(
    _ setting: Setting, _ environment: [String: String]
  ) throws(DomainError) -> String? {
    guard let path = environment[setting.variable + "_FILE"] else { return nil }
    do throws(SecretFile.Fault) {
      return try SecretFile.read(path).trimmingCharacters(in: .whitespacesAndNewlines)
    } catch {
      throw error == .open
        ? DomainError(
          .forbidden, "setting-open",
          "The file named by \(setting.variable)_FILE may be read by others; allow its owner alone (mode 0600).")
        : DomainError(.invalid, "setting-unreadable", "The file named by \(setting.variable)_FILE cannot be read.")
    }
  }

  /// A JSON object of objects of texts, numbers and truth values. A key that does not exist is most likely a slip.
  private static func read(_ path: String) throws(DomainError) -> [String: String] {
    guard let data = try? Data(contentsOf: URL(filePath: path)),
      let groups = try? JSONDecoder().decode([String: [String: Scalar]].self, from: data)
    else {
      throw DomainError(
        .invalid, "setting-unreadable", "The settings in \(path) cannot be read: they must be JSON, {\"http\": {…}}.")
    }
    let known = Set(Setting.all.map(\.key))
    var values: [String: String] = [:]
    for (group, entries) in groups {
      for (name, value) in entries {
        guard known.contains("\(group).\(name)") else {
          throw DomainError(.invalid, "setting-unknown", "There is no setting \(group).\(name): see songly config.")
        }
        values["\(group).\(name)"] = value.text
      }
    }
    guard !Setting.all.contains(where: { $0.isTold(by: values[$0.key] ?? "") }) || !SecretFile.isOpen(path) else {
      throw DomainError(
        .forbidden, "setting-open",
        "The settings in \(path) hold a secret and may be read by others; allow their owner alone (mode 0600).")
    }
    return values
  }

  private struct Scalar: Decodable {
    var text: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let flag = try? container.decode(Bool.self) {
        text = flag ? "true" : "false"
      } else if let number = try? container.decode(Int.self) {
        text = String(number)
      } else {
        text = try container.decode(String.self)
      }
    }
  }

  /// What cannot be meant stops the start instead of surprising later.
  private func check() throws(DomainError) {
    for key in ["http.port", "mail.port", "metrics.port", "work.concurrency"]
    where !(0...65_535).contains(Int(self[key]) ?? -1) {
      throw wrong(key, "a whole number from 0 to 65535")
    }
    guard FiscalYear(firstMonth: integer("transactions.fiscal-year-month")) != nil else {
      throw wrong("transactions.fiscal-year-month", "a month from 1 to 12")
    }
    for key in ["work.inside", "site.samples"] where !["true", "false"].contains(self[key]) {
      throw wrong(key, "true or false")
    }
    guard Language(rawValue: self["site.language"]) != nil else { throw wrong("site.language", "en, ru or kk") }
    guard ["maildir", "smtp"].contains(self["mail.transport"]) else { throw wrong("mail.transport", "maildir or smtp") }
    guard ["starttls", "tls", "plain"].contains(self["mail.security"]) else {
      throw wrong("mail.security", "starttls, tls or plain")
    }
    guard ["debug", "info", "warning", "error"].contains(self["log.level"]) else {
      throw wrong("log.level", "debug, info, warning or error")
    }
    // A line for every step is for the own desk; on an address that others reach it is too much of everybody.
    guard self["log.level"] != "debug" || isLoopback else {
      throw wrong("log.level", "info, warning or error where others can reach the service")
    }
    if !self["analytics.metrika"].isEmpty {
      guard CivilDate(text: self["analytics.metrika-contract"]) != nil else {
        throw wrong("analytics.metrika-contract", "the day of the contract for the counter, e.g. 2027-01-31")
      }
      guard metrika != nil else { throw wrong("analytics.metrika", "the number of a counter, 1 to 10 digits") }
    }
    _ = try tightening()
    _ = try StatutoryTerms(self["requests.terms"])
    _ = try contractors()
    // Without TLS a password and everybody's mails could be read on the way (§6).
    guard self["mail.security"] != "plain" || OwnMachine.contains(self["mail.host"]) else {
      throw wrong("mail.security", "starttls or tls, since mail.host is not this machine")
    }
    guard origin.hasPrefix("http://") || origin.hasPrefix("https://"), !origin.hasSuffix("/") else {
      throw wrong("site.origin", "https://host without a slash at the end")
    }
    // Passwords, sessions and songs travel over TLS wherever others could listen (§6).
    guard origin.hasPrefix("https://") || isOwnHost(URL(string: origin)?.host() ?? "") else {
      throw wrong("site.origin", "https://host, since people reach the service from elsewhere")
    }
  }

  /// Whether only this machine can reach the service, by where it listens and by what it is called.
  private var isLoopback: Bool {
    [self["http.host"], URL(string: origin)?.host() ?? ""].allSatisfy(isOwnHost)
  }

  private func isOwnHost(_ name: String) -> Bool {
    ["localhost", "::1", "[::1]"].contains(name)
      || name.hasPrefix("127.") && name.allSatisfy { $0.isNumber || $0 == "." }
  }

  private func wrong(_ key: String, _ wanted: String) -> DomainError {
    DomainError(.invalid, "setting-wrong", "The setting \(key) must be \(wanted).")
  }
}
