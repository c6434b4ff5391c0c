/// Turns what is said about a person into what is said to them: "She loves jazz" → "You love jazz". English only.
///
/// Cautious by design: only the pronouns that the story itself uses for the person are touched, and a verb changes
/// only where it directly follows its subject or is plainly joined to it.
struct SecondPerson: Sendable {
  private enum Pronoun: Sendable {
    case she, he, they, none
  }

  private var pronoun: Pronoun
  private var names: [String]

  /// - Parameters:
  ///   - story: the whole story; the first of "she", "he" and "they" in it is taken to mean the person.
  ///   - recipient: the name; a full name also stands for its first word.
  init(story: String, recipient: String) {
    let name = recipient.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
    names = name
    let words = story.lowercased().split { !$0.isLetter }.map(String.init)
    let isGiven = { (family: [String]) in words.firstIndex { family.contains($0) } ?? Int.max }
    let she = isGiven(["she", "her", "hers", "herself"])
    let he = isGiven(["he", "his", "him", "himself"])
    let opensWithThey = words.first == "they" || words.first == "their"
    if she == Int.max && he == Int.max {
      pronoun = opensWithThey ? .they : .none
    } else {
      pronoun = she < he ? .she : .he
    }
  }

  func address(_ detail: String) -> String {
    var words = detail.split(separator: " ").map(String.init)
    var expectsVerb = false
    var isPersonClause = false
    var index = 0
    while index < words.count {
      let (core, tail) = Self.parted(words[index])
      let lower = core.lowercased().replacing("’", with: "'")
      if let length = nameLength(words, index) {
        (words, index) = replaceName(words, index, length)
        expectsVerb = EnglishVerb.mayFollow(words, index + 1)
        isPersonClause = isPersonClause || expectsVerb
      } else if let subject = subject(lower, next: words.dropFirst(index + 1).first) {
        words[index] = Self.cased(subject, like: core) + tail
        expectsVerb = tail.isEmpty && !subject.contains("'")
        isPersonClause = true
      } else if let other = objectOrOwner(lower, words, index) {
        words[index] = Self.cased(other, like: core) + tail
        expectsVerb = false
      } else if expectsVerb, pronoun != .they || isPersonClause, EnglishVerb.isAdverb(lower) {
        // "You always loves": the verb is still to come.
      } else if expectsVerb {
        words[index] = Self.cased(EnglishVerb.base(lower) ?? core, like: core) + tail
        expectsVerb = false
      } else if isPersonClause, index > 0, EnglishVerb.isJoined(words, index) {
        words[index] = (EnglishVerb.base(lower) ?? core) + tail
      } else if ["i", "we", "they", "it"].contains(lower) {
        isPersonClause = false
      }
      index += 1
    }
    return words.joined(separator: " ")
  }

  /// How many words from `index` on are the person's name, with or without a possessive ending.
  private func nameLength(_ words: [String], _ index: Int) -> Int? {
    guard !names.isEmpty else { return nil }
    let plain = { (word: String) in
      var word = Self.parted(word).core.lowercased().replacing("’", with: "'")
      if word.hasSuffix("'s") { word.removeLast(2) }
      return word
    }
    let here = words[index...].prefix(names.count).map(plain)
    if here == names { return names.count }
    return plain(words[index]) == names[0] ? 1 : nil
  }

  private func replaceName(_ words: [String], _ index: Int, _ length: Int) -> ([String], Int) {
    let (core, tail) = Self.parted(words[index + length - 1])
    let isOwner = core.replacing("’", with: "'").hasSuffix("'s")
    let next = words.dropFirst(index + length).first.map { Self.parted($0).core.lowercased() }
    // "Anna's always late" is "Anna is"; "Anna's garden" is hers.
    let isShortened = isOwner && EnglishVerb.followsShortIs(next)
    var replacement = isShortened ? "you're" : isOwner ? "your" : "you"
    if index == 0 { replacement = capitalised(replacement) }
    var result = words
    result.replaceSubrange(index..<(index + length), with: [replacement + tail])
    return (result, index)
  }

  private func subject(_ word: String, next: String?) -> String? {
    let base =
      switch pronoun {
      case .she: "she"
      case .he: "he"
      case .they: "they"
      case .none: "\u{0}"
      }
    if word == base { return "you" }
    guard word.hasPrefix(base + "'") else { return nil }
    switch word.dropFirst(base.count + 1) {
    case "s": return next.map { EnglishVerb.isParticiple($0.lowercased()) } == true ? "you've" : "you're"
    case "ll": return "you'll"
    case "d": return "you'd"
    case "ve": return "you've"
    case "re": return "you're"
    default: return nil
    }
  }

  private func objectOrOwner(_ word: String, _ words: [String], _ index: Int) -> String? {
    switch (pronoun, word) {
    case (.she, "her"): return isObject(words, index) ? "you" : "your"
    case (.she, "hers"), (.they, "theirs"): return "yours"
    case (.she, "herself"), (.he, "himself"), (.they, "themselves"), (.they, "themself"): return "yourself"
    case (.he, "his"): return isObject(words, index) ? "yours" : "your"
    case (.he, "him"), (.they, "them"): return "you"
    case (.they, "their"): return "your"
    default: return nil
    }
  }

  /// "I love her", "I saw her in the park": nothing follows that she could own.
  private func isObject(_ words: [String], _ index: Int) -> Bool {
    guard Self.parted(words[index]).tail.isEmpty, index + 1 < words.count else { return true }
    return EnglishVerb.followsObject.contains(Self.parted(words[index + 1]).core.lowercased())
  }

  /// A word and the punctuation after it.
  static func parted(_ word: String) -> (core: String, tail: String) {
    let core = word.reversed().drop { !$0.isLetter && !$0.isNumber }.reversed()
    return (String(core), String(word.dropFirst(core.count)))
  }

  private static func cased(_ word: String, like original: String) -> String {
    original.first?.isUppercase == true ? capitalised(word) : word
  }
}
