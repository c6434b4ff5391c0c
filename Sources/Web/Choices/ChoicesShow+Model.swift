import Core
import Policy
import Privacy

/// What a person decides about the use of their data (§9.1, D25, D26, D30): restriction, objection, each consent, and
/// everything they have decided before.
enum ChoicesShow {
  struct Model: Sendable, Hashable {
    /// Nil while there is none.
    var restriction: Restricted?
    var hasObjected: Bool
    var consents: [Consent]
    var history: MyDataShow.Table?
    /// The browser refuses everything optional (D18).
    var isRefusedByBrowser: Bool
  }

  struct Restricted: Sendable, Hashable {
    var since: String
    var keepsContent: Bool
  }

  struct Consent: Sendable, Hashable {
    var kind: ConsentKind
    var isGiven: Bool
    /// Given, and without effect while the person restricts or objects.
    var isResting: Bool
  }

  enum Name {
    static let isOn = "is-on"
    static let keep = "keep"
    static let consent = "consent"
    static let yes = "yes"
    static let no = "no"
  }
}

extension ChoicesShow.Model {
  /// - Parameter consents: those that can be given here at all.
  init(
    restriction: Restriction?, standing: [Privacy.Choice.Subject: Bool], consents: [ConsentKind],
    history: [Privacy.Choice], restrictions: [Restriction], isRefusedByBrowser: Bool, _ strings: Strings
  ) {
    let language = strings.language
    self.restriction = restriction.map {
      ChoicesShow.Restricted(since: Format.moment($0.since, language), keepsContent: $0.keepsContent)
    }
    let hasObjected = standing[.objection] == true
    self.hasObjected = hasObjected
    self.consents = consents.map { kind in
      let isGiven = standing[.consent(kind)] == true
      return ChoicesShow.Consent(
        kind: kind, isGiven: isGiven, isResting: isGiven && (hasObjected || restriction != nil))
    }
    self.history = Self.history(history, restrictions, strings)
    self.isRefusedByBrowser = isRefusedByBrowser
  }

  private static func history(
    _ choices: [Privacy.Choice], _ restrictions: [Restriction], _ strings: Strings
  ) -> MyDataShow.Table? {
    let words = strings.choices
    var lines: [(at: Instant, what: String, choice: String, version: String)] = choices.map { choice in
      switch choice.subject {
      case .objection:
        (choice.at, words.objection, choice.isGiven ? words.made : words.withdrawn, choice.policyVersion)
      case .consent(let kind):
        (choice.at, words.consent(kind).title, choice.isGiven ? words.given : words.withdrawn, choice.policyVersion)
      }
    }
    for restriction in restrictions {
      lines.append(
        (restriction.since, words.restriction, restriction.keepsContent ? words.begunKeeping : words.begun, "–"))
      if let until = restriction.until { lines.append((until, words.restriction, words.ended, "–")) }
    }
    guard !lines.isEmpty else { return nil }
    return MyDataShow.Table(
      head: [words.when, words.what, words.choice, words.version],
      rows: lines.sorted { ($1.at, $1.what) < ($0.at, $0.what) }.map { line in
        [Format.moment(line.at, strings.language), line.what, line.choice, line.version]
      })
  }
}
