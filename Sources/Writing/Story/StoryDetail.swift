internal import Core

/// One thing the giver told us, as it came and as it can be sung.
struct StoryDetail: Sendable, Hashable {
  /// Verbatim, for the report if it finds no place.
  var source: String
  /// One line, or two if it is long; empty if it cannot be sung.
  var lines: [String]

  /// The details of a story, in the order of telling.
  static func read(_ story: String?, recipient: String, language: Language) -> [StoryDetail] {
    guard let story else { return [] }
    let speech = SecondPerson(story: story, recipient: recipient)
    return StorySplitter.split(story, language).map { source in
      let plain = singable(source)
      guard isSayable(plain, language) else { return StoryDetail(source: source, lines: []) }
      let addressed = address(plain, speech, recipient, language)
      return StoryDetail(source: source, lines: lines(capitalised(addressed), language))
    }
  }

  /// Said to the person, not about them, where that is safe in the language.
  private static func address(
    _ text: String, _ speech: SecondPerson, _ recipient: String, _ language: Language
  ) -> String {
    switch language {
    case .english: speech.address(text)
    case .russian: RussianStory.secondPerson(text, recipient: recipient)
    case .kazakh: KazakhStory.secondPerson(text, recipient: recipient)
    }
  }

  private static func lines(_ text: String, _ language: Language) -> [String] {
    let count = Script.syllableEstimate(text, language)
    if count <= WritingLimits.lineSyllablesMax { return [text] }
    guard count <= WritingLimits.detailSyllablesMax else { return [] }
    let halves = LineBreaker.halves(text, language)
    let fit = halves.allSatisfy { Script.syllableEstimate($0, language) <= WritingLimits.lineSyllablesMax + 2 }
    return fit ? halves.map(capitalised) : []
  }

  /// Without emoji and signs that nobody sings; letters, digits and the marks of a sentence stay.
  private static func singable(_ text: String) -> String {
    let kept = text.map { character -> Character in
      let isText = character.isLetter || character.isNumber || " ,'’-–—:&%+/".contains(character)
      return isText ? (character == "/" ? "," : character) : " "
    }
    let words = String(kept).split(separator: " ").joined(separator: " ")
    return trimmed(words.replacing(" ,", with: ","))
      .trimmingMarks()
  }

  /// At least two letters, all of one of our alphabets that the language is spoken in; digits are read out.
  private static func isSayable(_ text: String, _ language: Language) -> Bool {
    let letters = text.filter(\.isLetter)
    return letters.count >= 2 && letters.allSatisfy { Script.of($0) == Script.of(language) }
  }
}

extension String {
  /// Without commas, colons and dashes at both ends.
  func trimmingMarks() -> String {
    var slice = self[...]
    while let first = slice.first, " ,:-–—&".contains(first) { slice.removeFirst() }
    while let last = slice.last, " ,:-–—&".contains(last) { slice.removeLast() }
    return String(slice)
  }
}
