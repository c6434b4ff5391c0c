import Core
import Policy
import Privacy

/// What changed between the versions of the policy, computed from the archived values (§15, D36).
enum ChangesShow {
  struct Model: Sendable {
    var versions: [Version]
  }

  struct Version: Sendable {
    var heading: String
    /// Whether it does not bind yet.
    var isComing: Bool
    /// Nil for the first version, which changed nothing.
    var table: PolicyShow.Table?
  }
}

extension ChangesShow.Model {
  /// - Parameter versions: the newest first.
  init(_ versions: [PolicyHistory.Version], at now: Instant, _ strings: Strings) {
    let words = ChangesStrings.of(strings.language)
    self.versions = versions.enumerated().map { place, version in
      let date = Format.date(version.effectiveAt, strings.language)
      let isComing = version.effectiveAt > now
      let older = place + 1 < versions.count ? versions[place + 1] : nil
      return ChangesShow.Version(
        heading: isComing ? words.bindsFrom(date: date) : words.boundFrom(date: date), isComing: isComing,
        table: older.map { Self.table(PolicyDifference(from: $0.values, to: version.values), words, strings) })
    }
  }

  private static func table(
    _ difference: PolicyDifference, _ words: ChangesStrings, _ strings: Strings
  ) -> PolicyShow.Table {
    PolicyShow.Table(
      head: [words.what, words.before, words.after, words.clause, words.material],
      rows: difference.changes.map { change in
        [
          label(change.path, strings), value(change.before, words, strings), value(change.after, words, strings),
          change.clauses.first ?? "", change.isMaterial ? words.yes : words.no,
        ]
      })
  }

  /// The name of the rule for keeping times; other values by the path under which machines find them.
  private static func label(_ path: String, _ strings: Strings) -> String {
    let parts = path.split(separator: ".")
    guard parts.count == 3, parts[0] == "keeping", parts[2] == "keep",
      let rule = Retention.all.first(where: { $0.name.replacing(" ", with: "-") == parts[1] }),
      let name = PolicyStrings.of(strings.language).names.rule(rule)
    else { return path }
    return name
  }

  private static func value(_ text: String?, _ words: ChangesStrings, _ strings: Strings) -> String {
    guard let text else { return words.nothing }
    return Period(text).map(strings.spans.plain) ?? text
  }
}
