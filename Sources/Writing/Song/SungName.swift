internal import Core

/// The recipient's name as it is written and as it is said, in every form.
struct SungName: Sendable {
  private var written: NameForms
  private var spoken: NameForms

  /// - Throws: `DomainError(.invalid, "name-…")` for a name that cannot be sung.
  init(_ recipient: String, sayName: String?, language: Language) throws(DomainError) {
    let name = try NameRules.check(recipient, language: language, canBeSaid: sayName == nil)
    written = NameForms.of(name, language)
    guard let sayName else {
      spoken = written
      return
    }
    spoken = NameForms.of(try NameRules.check(sayName, language: language), language)
  }

  /// A line of a bank, its choices already drawn.
  func line(template: String) -> LyricLine {
    let hasName = !Template.slots(template).isEmpty
    return LyricLine(
      text: capitalised(Template.fill(template, written)), spoken: capitalised(Template.fill(template, spoken)),
      hasName: hasName)
  }

  /// A line that somebody wrote out: the name is looked for in all its forms, as a whole word.
  func line(plain text: String) -> LyricLine {
    let characters = Array(text)
    let pairs = Self.cases.map { (Array(written[keyPath: $0]), spoken[keyPath: $0]) }
      .sorted { $0.0.count > $1.0.count }
    var said = ""
    var hasName = false
    var index = 0
    while index < characters.count {
      let isStart = index == 0 || !characters[index - 1].isLetter
      if isStart, let pair = pairs.first(where: { Self.stands($0.0, in: characters, at: index) }) {
        said += pair.1
        hasName = true
        index += pair.0.count
      } else {
        said.append(characters[index])
        index += 1
      }
    }
    return LyricLine(text: text, spoken: said, hasName: hasName)
  }

  private static var cases: [KeyPath<NameForms, String>] {
    [
      \.nominative, \.vocative, \.genitive, \.dative, \.accusative, \.instrumental, \.prepositional, \.locative,
      \.ablative,
    ]
  }

  private static func stands(_ form: [Character], in text: [Character], at index: Int) -> Bool {
    guard !form.isEmpty, index + form.count <= text.count else { return false }
    for (offset, character) in form.enumerated() where text[index + offset] != character {
      guard text[index + offset].lowercased() == character.lowercased() else { return false }
    }
    let end = index + form.count
    return end == text.count || !text[end].isLetter
  }
}
