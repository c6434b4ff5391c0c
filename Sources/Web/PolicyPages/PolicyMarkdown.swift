public import Core
public import Policy

/// The whole public policy as Markdown, from the model of the page: what is printed, mailed or archived is what the
/// site shows (D38).
public enum PolicyMarkdown {
  /// - Parameters:
  ///   - language: every language says the same numbers (D37).
  ///   - operatorIdentity: what is missing of it is shown as missing (§1).
  ///   - metrika: the third-party counter, where the operator has turned one on (D15).
  /// - Returns: a document with a heading for each clause, the cookies and the register of contractors at its end.
  public static func text(
    _ language: Language, siteName: String, operatorIdentity: Operator, metrika: Metrika? = nil
  ) -> String {
    let facts = PolicyFacts(language, siteName: siteName, operatorIdentity: operatorIdentity, metrika: metrika)
    let words = PolicyStrings.of(language)
    let strings = Strings.of(language)
    let model = PolicyShow.Model(facts)
    var parts = [
      "# \(words.title)", plain(words.lead(site: model.siteName)), words.version(version: model.version),
    ]
    for section in model.sections { parts += self.section(section, words) }
    parts += ["## \(words.cookiesTitle)", words.cookiesLead]
    parts += [table(CookiesShow.table(CookiesShow.Model(strings, cookies: facts.cookies), words)), words.cookiesChoice]
    parts += ["## \(words.contractorsTitle)", words.contractorsLead]
    parts += contractors(ContractorsShow.Model(strings, contractors: facts.contractors), words)
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func section(_ section: PolicyShow.Section, _ words: PolicyStrings) -> [String] {
    let mark = section.level == 2 ? "##" : "###"
    var parts = ["\(mark) \(section.number.map { "\($0) " } ?? "")\(section.heading)"]
    for block in section.blocks {
      switch block {
      case .text(let text): parts.append(plain(text))
      case .list(let items): parts.append(items.map { "- \(plain($0))" }.joined(separator: "\n"))
      }
    }
    switch section.extra {
    case .facts(let rows)?: parts.append(rows.map { "- \($0.label): \(plain($0.value))" }.joined(separator: "\n"))
    case .table(let table)?: parts.append(self.table(table))
    // The lists to which the page links stand at the end of the document.
    case .links?, nil: break
    }
    if let decisions = section.decisions { parts.append("*\(words.decisions): \(decisions)*") }
    return parts
  }

  private static func contractors(_ model: ContractorsShow.Model, _ words: PolicyStrings) -> [String] {
    guard !model.entries.isEmpty else { return [words.contractorsNone] }
    return model.entries.flatMap { entry in
      [
        "### \(plain(entry.name))",
        entry.facts.map { "- \($0.label): \(plain($0.value))" }.joined(separator: "\n"),
      ]
    }
  }

  private static func table(_ table: PolicyShow.Table) -> String {
    func row(_ cells: [String]) -> String { "| " + cells.map(plain).joined(separator: " | ") + " |" }
    let rule = "|" + table.head.map { _ in "---|" }.joined()
    return ([row(table.head), rule] + table.rows.map(row)).joined(separator: "\n")
  }

  /// Names and addresses are the operator's words: nothing in them makes markup or ends a cell.
  private static func plain(_ text: String) -> String {
    text.reduce(into: "") { plain, character in
      switch character {
      case "\n": plain += " "
      case "|", "<", "[", "]", "`", "*", "\\": plain += "\\\(character)"
      default: plain.append(character)
      }
    }
  }
}
