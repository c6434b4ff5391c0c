/// The cases of a name in Kazakh.
enum KazakhName {
  /// All forms of a name; of a full name only the last word takes endings (Анна Мария → Анна Марияға).
  static func forms(_ name: String) -> NameForms {
    let attach = { (grammaticalCase: KazakhSuffix.Case) in KazakhSuffix.attach(grammaticalCase, to: name) }
    return NameForms(
      nominative: name, vocative: name, genitive: attach(.genitive), dative: attach(.dative),
      accusative: attach(.accusative), instrumental: attach(.instrumental), prepositional: attach(.locative),
      locative: attach(.locative), ablative: attach(.ablative))
  }
}
