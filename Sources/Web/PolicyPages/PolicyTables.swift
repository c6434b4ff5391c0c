import Core
import Policy

/// The tables of the policy page, each from the values of the Policy module.
enum PolicyTables {
  static func extra(of anchor: String, _ facts: PolicyFacts, _ words: PolicyStrings) -> PolicyShow.Extra? {
    switch anchor {
    case Clause.operatorIdentity.anchor: .facts(operatorIdentity(facts, words))
    case Clause.purposes.anchor: .table(purposes(words))
    case "5": .table(keeping(facts, words))
    case Clause.protection.anchor: .links([(words.toProof, .proof)])
    case Clause.recipients.anchor: .links([(words.toContractors, .contractors)])
    case Clause.cookies.anchor: .links([(words.toCookies, .cookies)])
    case Clause.changes.anchor:
      .links([(ChangesStrings.of(facts.language).title, .policyChanges)])
    case Clause.californiaDisclosure.anchor: .table(california(words))
    default: nil
    }
  }

  /// §1: what the operator has not said is shown as missing, not left out.
  private static func operatorIdentity(_ facts: PolicyFacts, _ words: PolicyStrings) -> [(label: String, value: String)]
  {
    let (identity, language) = (facts.operatorIdentity, facts.language)
    return [
      (words.legalName, identity.legalName.text(language)), (words.registrationNumber, identity.registrationNumber),
      (words.address, identity.address.text(language)), (words.contact, identity.contactMail),
      (words.updatedOn, Format.date(identity.updatedOn, language)),
      (words.governingLaw, identity.law.text(language)), (words.court, identity.court.text(language)),
    ].map { ($0, $1.isEmpty ? words.notGiven : $1) }
  }

  private static func purposes(_ words: PolicyStrings) -> PolicyShow.Table {
    PolicyShow.Table(
      head: [words.purpose, words.ground],
      rows: Purpose.allCases.map { [words.names.purpose($0), words.names.ground($0.ground)] })
  }

  /// Every rule there is, so that a period without a line here cannot exist (a test walks them).
  private static func keeping(_ facts: PolicyFacts, _ words: PolicyStrings) -> PolicyShow.Table {
    PolicyShow.Table(
      head: [words.dataColumn, words.keptColumn, words.thenColumn, words.clauseColumn],
      rows: facts.rules.map { rule in
        [
          words.names.rule(rule) ?? rule.name, kept(rule, facts, words), then(rule, facts, words),
          rule.clauses.map(\.rawValue).first ?? "",
        ]
      })
  }

  private static func kept(_ rule: Retention, _ facts: PolicyFacts, _ words: PolicyStrings) -> String {
    guard let keep = rule.keep else { return words.whileAccountLives }
    let span = facts.plain(keep)
    if rule == .transaction { return words.afterFiscalYear(span: span) }
    let plain = rule == .chat ? words.keptOrNewest(span: span, number: String(facts.chatMessagesMax)) : span
    return rule.primeExempts && rule != .inactiveAccount ? "\(plain); \(words.exceptPrime)" : plain
  }

  private static func then(_ rule: Retention, _ facts: PolicyFacts, _ words: PolicyStrings) -> String {
    if let trash = rule.trash { return words.thenTrash(span: facts.plain(trash)) }
    return rule == .transaction ? words.thenPurged : words.thenErased
  }

  /// The CCPA table (§17): a line for each class of data, generated and never typed (D38).
  private static func california(_ words: PolicyStrings) -> PolicyShow.Table {
    let names = words.names
    return PolicyShow.Table(
      head: [words.dataColumn, words.categoryColumn, words.sourceColumn, words.purpose, words.recipientColumn],
      rows: DataClass.CaliforniaCategory.allCases.flatMap { category in
        DataClass.allCases.filter { $0.californiaCategory == category }.map { dataClass in
          [
            names.dataClass(dataClass), names.category(category),
            dataClass.sources.map(names.source).joined(separator: ", "),
            dataClass.purposes.map(names.purpose).joined(separator: "; "),
            dataClass.recipients.map(names.recipient).joined(separator: ", "),
          ]
        }
      })
  }
}
