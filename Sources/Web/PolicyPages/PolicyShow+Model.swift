import Core
import Policy

/// The whole public policy, made from the values that the code enforces (§1 to §17, D36 to D38).
enum PolicyShow {
  struct Model: Sendable {
    var siteName: String
    /// "30 April 2026".
    var version: String
    var sections: [Section]
  }

  /// One clause as it stands on the page.
  struct Section: Sendable {
    /// As in `/policy#5.4`.
    var anchor: String
    /// "§5.4"; nil for the parts that are no clause.
    var number: String?
    /// 2 for a main clause, 3 for one below it.
    var level: Int
    var heading: String
    var blocks: [ClauseText.Block]
    var extra: Extra?
    /// The decisions by which the clause is read: "D1, D2, D5".
    var decisions: String?
  }

  /// What stands below a clause's words.
  enum Extra: Sendable {
    case facts([(label: String, value: String)])
    case table(Table)
    case links([(label: String, route: Route)])
  }

  /// A table whose first column names the row.
  struct Table: Sendable {
    var head: [String]
    var rows: [[String]]
  }
}

extension PolicyShow.Model {
  /// Every number comes from the facts; the words from the language of the facts.
  init(_ facts: PolicyFacts) {
    let words = PolicyStrings.of(facts.language)
    siteName = facts.siteName
    version = Format.date(facts.version.day, facts.language)
    sections = PolicySection.all(words.text, facts).map { section in
      PolicyShow.Section(
        anchor: section.anchor,
        number: section.clause?.rawValue ?? (Int(section.anchor) == nil ? nil : "§\(section.anchor)"),
        level: section.anchor.contains(".") ? 3 : 2, heading: section.text.heading, blocks: section.text.blocks,
        extra: PolicyTables.extra(of: section.anchor, facts, words),
        decisions: section.decisions.isEmpty ? nil : section.decisions.map(\.rawValue).joined(separator: ", "))
    }
  }
}
