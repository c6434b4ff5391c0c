/// Finds words of forbidden kinds (§12) in a text, and passes those that only look like them. A screen flags; what
/// follows from a flag is decided by people or by the use case that asked.
public struct TextScreen: Sendable {
  public enum Category: String, Sendable, Hashable, CaseIterable {
    case violence
  }

  /// Where a phrase was found: the words of the normalised text from `start` on.
  public struct Flag: Sendable, Hashable {
    public var category: Category
    public var start: Int
    public var words: [String]
  }

  /// A phrase is a row of words; `*` at a word's end stands for any ending, as inflected languages need it.
  struct Phrase: Sendable {
    var words: [(stem: String, open: Bool)]

    init(_ text: String) {
      words = text.split(separator: " ").map { word in
        let open = word.hasSuffix("*")
        let letters = open ? String(word.dropLast()) : String(word)
        return (NormalText(letters).words.first ?? "", open)
      }
    }

    func matches(_ text: [String], at start: Int) -> Bool {
      guard start + words.count <= text.count else { return false }
      return zip(text[start...], words).allSatisfy { word, part in
        part.open ? word.hasPrefix(part.stem) : word == part.stem
      }
    }
  }

  private let banned: [(category: Category, phrases: [Phrase])]
  private let allowed: [Phrase]

  public init() {
    self.init(banned: [(.violence, ViolenceBank.phrases)], allowed: ViolenceBank.allowed)
  }

  init(banned: [(Category, [String])], allowed: [String]) {
    self.banned = banned.map { ($0.0, $0.1.map(Phrase.init)) }
    self.allowed = allowed.map(Phrase.init)
  }

  /// Flags in the order of the text. Costs the number of words times the size of the bank, whatever the text.
  public func flags(in text: String) -> [Flag] {
    let words = NormalText(text).words
    // A flag inside an allowed phrase ("dressed to kill") is none.
    var covered: Set<Int> = []
    for start in words.indices {
      for phrase in allowed where phrase.matches(words, at: start) {
        covered.formUnion(start..<start + phrase.words.count)
      }
    }
    return words.indices.flatMap { start in
      banned.flatMap { category, phrases in
        phrases.filter { phrase in
          phrase.matches(words, at: start) && !(start..<start + phrase.words.count).allSatisfy(covered.contains)
        }.prefix(1).map { Flag(category: category, start: start, words: Array(words[start..<start + $0.words.count])) }
      }
    }
  }
}
