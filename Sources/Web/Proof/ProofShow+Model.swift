import Core
import Policy
import Privacy

/// Whether the instance keeps what it promises, for anybody to see.
enum ProofShow {
  struct Model: Sendable {
    var isGreen: Bool
    /// Why not, in sentences.
    var reasons: [String]
    /// "24 November 2026, 10:00 UTC".
    var at: String
    var table: PolicyShow.Table
    var facts: [(label: String, value: String)]
    var visits: [(label: String, value: String)]
    var publicKey: String
    var signature: String
  }
}

extension ProofShow.Model {
  init(_ proof: Proof, visits: [VisitCounts.Page: Int?], _ strings: Strings) {
    let words = ProofStrings.of(strings.language)
    let report = proof.report
    isGreen = report.state == .green
    reasons = report.reasons.compactMap { words.reasons[$0] }
    at = Self.moment(report.at)
    table = Self.table(report, words, strings)
    facts = Self.facts(report, words, strings)
    self.visits = VisitCounts.Page.allCases.map { page in
      let sum = visits[page] ?? nil
      return (
        words.pages[page] ?? page.rawValue,
        sum.map { Format.number($0, strings.language) } ?? words.fewerThan(number: String(Limits.smallestCountShown))
      )
    }
    publicKey = proof.publicKey
    signature = proof.signature
  }

  /// A line for each rule of the policy, and one for all short-lived marks together.
  private static func table(_ report: Conformance, _ words: ProofStrings, _ strings: Strings) -> PolicyShow.Table {
    let names = PolicyStrings.of(strings.language).names
    let byRule = Dictionary(grouping: report.classes, by: \.rule)
    var rows = Retention.all.compactMap { rule in
      byRule[rule.name].map { row(names.rule(rule) ?? rule.name, rule.clauses.first?.rawValue ?? "", $0, words) }
    }
    if let marks = byRule[nil] { rows.append(row(words.shortLived, Clause.hiddenAtExpiry.rawValue, marks, words)) }
    return PolicyShow.Table(
      head: [words.dataColumn, words.oldestColumn, words.limitColumn, words.overdueColumn, words.clauseColumn],
      rows: rows)
  }

  private static func row(
    _ name: String, _ clause: String, _ lines: [Conformance.Line], _ words: ProofStrings
  ) -> [String] {
    let hours = (lines.map(\.overdueSeconds).max() ?? 0) / (Span.hour / Span.second)
    let isUnknown = lines.contains { $0.failure != nil }
    return [
      name, lines.compactMap(\.oldestDays).max().map(words.days) ?? words.nothing,
      lines.compactMap(\.limitDays).max().map(words.days) ?? words.noNumber,
      isUnknown ? words.unknown : hours == 0 ? words.none : words.hours(Int(hours)), clause,
    ]
  }

  private static func facts(
    _ report: Conformance, _ words: ProofStrings, _ strings: Strings
  ) -> [(label: String, value: String)] {
    let marks = report.marks
    func moment(_ text: String?) -> String { text.map(Self.moment) ?? words.never }
    var facts: [(label: String, value: String)] = [
      (words.swept, moment(marks.swept)), (words.policyVersion, report.policyVersion),
      (words.tightened, report.tightened.isEmpty ? words.nothing : report.tightened),
      (words.backup, moment(marks.backup)), (words.keySnapshot, moment(marks.keySnapshot)),
      (words.drill, moment(marks.restoreDrill)), (words.holds, String(marks.holdsInForce)),
      (words.disclosures, String(marks.disclosures)), (words.openRequests, String(marks.openRequests)),
    ]
    facts.append((words.overdueRequests, String(marks.overdueRequests)))
    if let days = marks.oldestRequestDays { facts.append((words.oldestRequest, words.days(days))) }
    if let restored = marks.restored { facts.append((words.restored, Self.moment(restored))) }
    if let lost = marks.restoredWithoutTombstones { facts.append((words.tombstonesLost, Self.moment(lost))) }
    facts.append(
      (words.contractors, report.contractors.isEmpty ? words.nobody : report.contractors.joined(separator: ", ")))
    return facts
  }

  /// Machine times are the same for readers of every language, and this page is also for them.
  private static func moment(_ text: String) -> String {
    text.replacing("T", with: " ").replacing("Z", with: " UTC")
  }
}
