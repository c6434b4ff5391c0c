internal import Core

extension NameForms {
  /// The forms of a name in a language; English does not decline.
  static func of(_ name: String, _ language: Language) -> NameForms {
    switch language {
    case .english: NameForms(nominative: name)
    case .russian: RussianName.forms(name)
    case .kazakh: KazakhName.forms(name)
    }
  }
}
