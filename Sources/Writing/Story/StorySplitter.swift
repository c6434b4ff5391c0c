internal import Core

/// Cuts a story into details: sentences, then, where one is too long to sing, its clauses.
enum StorySplitter {
  static func split(_ story: String, _ language: Language) -> [String] {
    sentences(story).flatMap { clauses($0, language) }
  }

  private static func sentences(_ story: String) -> [String] {
    let characters = Array(story)
    var details: [String] = []
    var current = ""
    for (index, character) in characters.enumerated() {
      let next = index + 1 < characters.count ? characters[index + 1] : "\n"
      let ends = "!?…".contains(character) || (character == "." && next.isWhitespace && !isAbbreviation(current))
      if character.isNewline || character == ";" || ends {
        append(current + (ends ? String(character) : ""), to: &details)
        current = ""
      } else {
        current.append(character)
      }
    }
    append(current, to: &details)
    return details
  }

  private static func append(_ text: String, to details: inout [String]) {
    var detail = trimmed(text)
    while let first = detail.first, "-–—•*·".contains(first) { detail = trimmed(detail.dropFirst()) }
    if detail.contains(where: { $0.isLetter || $0.isNumber }) {
      details.append(detail)
    } else if let last = details.popLast() {
      // A lone "!" or an emoji belongs to what was said before it.
      details.append(last + detail)
    } else if !detail.isEmpty {
      details.append(detail)
    }
  }

  private static func isAbbreviation(_ text: String) -> Bool {
    let word = text.split(whereSeparator: \.isWhitespace).last.map(String.init) ?? ""
    let short = ["Mr", "Mrs", "Ms", "Dr", "St", "г", "ул", "им", "т", "др"]
    return word.count == 1 && word.first?.isUppercase == true || short.contains(word)
  }

  /// A sentence that fits two lines stays whole; a longer one is cut at commas into parts that fit.
  private static func clauses(_ sentence: String, _ language: Language) -> [String] {
    guard Script.syllableEstimate(sentence, language) > WritingLimits.detailSyllablesMax else { return [sentence] }
    let parts = sentence.split(separator: ",").map { trimmed($0) }.filter { !$0.isEmpty }
    guard parts.count > 1 else { return [sentence] }
    var clauses: [String] = []
    for part in parts {
      let joined = clauses.last.map { $0 + ", " + part }
      if let joined, Script.syllableEstimate(joined, language) <= WritingLimits.lineSyllablesMax {
        clauses[clauses.count - 1] = joined
      } else {
        clauses.append(part)
      }
    }
    return clauses
  }
}
