internal import Core

/// Breaks text where a singer would breathe: after a comma, before a joining word, else between words.
enum LineBreaker {
  /// Two lines as equal as a natural place allows.
  static func halves(_ text: String, _ language: Language) -> [String] {
    let words = text.split(separator: " ").map(String.init)
    guard words.count > 1 else { return [text] }
    let sizes = words.map { Script.syllableEstimate($0, language) }
    let total = sizes.reduce(0, +)
    var best = (cost: Int.max, index: 1)
    var before = 0
    for index in 1..<words.count {
      before += sizes[index - 1]
      let cost = abs(2 * before - total) + penalty(words, index, language)
      if cost < best.cost { best = (cost, index) }
    }
    return [words[..<best.index], words[best.index...]].map { $0.joined(separator: " ") }
  }

  /// Lines of at most about `limit` syllables each.
  static func lines(_ text: String, _ language: Language, limit: Int = WritingLimits.lineSyllablesMax) -> [String] {
    guard Script.syllableEstimate(text, language) > limit else { return [text] }
    let halves = halves(text, language)
    guard halves.count == 2 else { return halves }
    return halves.flatMap { lines($0, language, limit: limit) }
  }

  private static func penalty(_ words: [String], _ index: Int, _ language: Language) -> Int {
    if let last = words[index - 1].last, ",:;–—".contains(last) { return 0 }
    let next = words[index].lowercased()
    if joints(language).contains(next) { return 2 }
    // "the | garden", "with | me": worst places.
    return clings(language).contains(words[index - 1].lowercased()) ? 12 : 6
  }

  private static func joints(_ language: Language) -> [String] {
    switch language {
    case .english:
      [
        "and", "but", "or", "because", "when", "while", "who", "that", "where", "with", "in", "on", "at", "for", "to",
        "from", "so", "until", "till", "after", "before", "if", "as", "by", "through",
      ]
    case .russian:
      [
        "и", "а", "но", "или", "что", "как", "когда", "где", "чтобы", "потому", "с", "со", "в", "на", "за", "для",
        "без",
      ]
    case .kazakh: ["және", "мен", "бен", "пен", "бірақ", "сондықтан", "қашан"]
    }
  }

  private static func clings(_ language: Language) -> [String] {
    switch language {
    case .english:
      [
        "the", "a", "an", "your", "my", "our", "and", "with", "in", "on", "at", "for", "to", "of", "from", "you", "we",
        "i", "is", "are", "was", "were", "that", "by", "as", "very", "so",
      ]
    case .russian:
      ["и", "а", "но", "с", "со", "в", "во", "на", "за", "к", "ко", "у", "о", "об", "от", "из", "не", "по"]
    case .kazakh: ["ең", "өте", "бір", "сол", "осы", "мың"]
    }
  }
}
