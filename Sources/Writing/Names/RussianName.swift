/// The cases of a name in Russian, by rule: first names, full names, hyphenated and foreign ones.
enum RussianName {
  enum Gender: Sendable, Hashable {
    case feminine, masculine
  }

  /// All forms of a name. What cannot be declined with confidence stays as it is in every case.
  static func forms(_ name: String) -> NameForms {
    let words = name.split(separator: " ").map(String.init)
    let gender = gender(name)
    let declined = words.enumerated().map { index, word in
      decline(word, gender: gender, isSurname: index > 0 && !RussianNameTables.isPatronymic(word.lowercased()))
    }
    let joined = { (index: Int) in declined.map { $0[index] }.joined(separator: " ") }
    return NameForms(
      nominative: name, vocative: name, genitive: joined(0), dative: joined(1), accusative: joined(2),
      instrumental: joined(3), prepositional: joined(4), locative: joined(4), ablative: joined(0))
  }

  /// The gender a name tells, by its patronymic if there is one; nil if it tells none.
  static func gender(_ name: String) -> Gender? {
    let words = name.lowercased().split(separator: " ").map(String.init)
    for word in words {
      if word.hasSuffix("вна") || word.hasSuffix("ична") { return .feminine }
      if words.count > 1, RussianNameTables.isPatronymic(word) { return .masculine }
    }
    guard let first = words.first?.split(separator: "-").first.map(String.init), let last = first.last else {
      return nil
    }
    if RussianNameTables.feminine.contains(first) { return .feminine }
    if RussianNameTables.masculine.contains(first) { return .masculine }
    if "ая".contains(last) { return .feminine }
    return "бвгджзйклмнпрстфхцчшщь".contains(last) ? .masculine : nil
  }

  /// Genitive, dative, accusative, instrumental, prepositional of one word, in the word's own capitals.
  private static func decline(_ word: String, gender: Gender?, isSurname: Bool) -> [String] {
    let parts = word.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    let forms = parts.enumerated().map { index, part in
      let isFrozen = index + 1 < parts.count && RussianNameTables.frozenBeforeHyphen.contains(part.lowercased())
      guard !isFrozen, let endings = endings(part.lowercased(), gender, isSurname) else {
        return Array(repeating: part, count: 5)
      }
      let isLoud = part.count > 1 && part == part.uppercased()
      return endings.forms.map { ending in
        let stem = endings.stem.map { cased($0, like: part) } ?? String(part.dropLast(endings.cut))
        return stem + (isLoud ? ending.uppercased() : ending)
      }
    }
    return (0..<5).map { index in forms.map { $0[index] }.joined(separator: "-") }
  }

  private static func cased(_ stem: String, like word: String) -> String {
    if word.count > 1, word == word.uppercased() { return stem.uppercased() }
    return word.first?.isUppercase == true ? capitalised(stem) : stem
  }

  private static func endings(_ word: String, _ gender: Gender?, _ isSurname: Bool) -> RussianEndings? {
    guard word.count > 1, let last = word.last else { return nil }
    if isSurname, let surname = RussianEndings.surname(word, gender) { return surname }
    if isSurname, gender == .feminine, !"ая".contains(last) { return nil }
    if RussianNameTables.thirdDeclension.contains(word) {
      return RussianEndings(1, ["и", "и", "ь", "ью", "и"])
    }
    if let stem = RussianNameTables.fleeting[word] {
      return RussianEndings(0, ["а", "у", "а", "ом", "е"], stem: stem)
    }
    switch last {
    case "а", "я": return RussianEndings.first(word)
    default: return gender == .masculine ? RussianEndings.second(word) : nil
    }
  }
}
