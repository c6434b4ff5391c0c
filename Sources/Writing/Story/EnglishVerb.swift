/// What `SecondPerson` has to know about English verbs and the words around them.
enum EnglishVerb {
  /// The form after "you" of a third-person form: "loves" → "love", "is" → "are"; nil if it does not change.
  static func base(_ word: String) -> String? {
    if let form = irregular[word] { return form }
    guard word.count > 3, word.hasSuffix("s"), !["ss", "us", "is"].contains(where: word.hasSuffix) else { return nil }
    if unchanged.contains(word) { return nil }
    if word.hasSuffix("ies") { return word.count > 4 ? String(word.dropLast(3)) + "y" : String(word.dropLast()) }
    if ["sses", "shes", "ches", "xes", "zzes", "oes"].contains(where: word.hasSuffix) {
      return String(word.dropLast(2))
    }
    return String(word.dropLast())
  }

  /// Between a subject and its verb: "always", "never", "really".
  static func isAdverb(_ word: String) -> Bool {
    adverbs.contains(word) || (word.hasSuffix("ly") && word.count > 4)
  }

  /// "She's been": a participle makes it "has".
  static func isParticiple(_ word: String) -> Bool {
    ["been", "got", "had", "made", "done", "taught", "known", "seen", "given", "become", "always"].contains(word)
      && word != "always"
  }

  /// "Anna's" before one of these is "Anna is".
  static func followsShortIs(_ word: String?) -> Bool {
    guard let word else { return false }
    return ["a", "an", "the", "my", "our", "always", "never", "so", "very", "not", "still", "in", "on", "at", "from"]
      .contains(word) || (word.hasSuffix("ing") && word.count > 5)
  }

  /// A name is a subject if a verb comes next: a changing form, a helping verb or an adverb before one.
  static func mayFollow(_ words: [String], _ index: Int) -> Bool {
    guard index < words.count, index > 0, SecondPerson.parted(words[index - 1]).tail.isEmpty else { return false }
    let word = SecondPerson.parted(words[index]).core.lowercased()
    return irregular[word] != nil || isAdverb(word) || base(word) != nil
  }

  /// "loves tea and hates mornings": a second verb of the same subject. Words that are nouns as often as verbs
  /// ("plays", "dreams") count only where an object or a place follows.
  static func isJoined(_ words: [String], _ index: Int) -> Bool {
    let before = words[index - 1]
    let previous = before.lowercased()
    let isLinked =
      ["and", "but", "or", "who", "then", "always", "never", "also"].contains(previous) || before.last == ","
    let (core, tail) = SecondPerson.parted(words[index])
    let word = core.lowercased()
    guard isLinked, base(word) != nil else { return false }
    if plainVerbs.contains(word) || irregular[word] != nil { return true }
    guard doubtfulVerbs.contains(word), tail.isEmpty, index + 1 < words.count else { return false }
    return followsVerb.contains(SecondPerson.parted(words[index + 1]).core.lowercased())
  }

  /// What may come after "her" where it is an object, not an owner.
  static let followsObject: [String] = [
    "in", "on", "at", "to", "for", "from", "with", "by", "of", "and", "but", "or", "when", "while", "because", "so",
    "since", "after", "before", "every", "each", "all", "always", "more", "most", "very", "again", "once", "twice",
    "there", "here", "now", "then", "today", "years", "that", "the", "a", "an", "if", "as", "how", "what", "like",
    "near", "under", "over", "through", "until", "is", "was", "would", "could", "laugh", "smile", "sing", "dance", "i",
    "we", "this", "last", "two", "three", "one", "many", "until", "till", "into", "about", "around",
  ]

  private static let irregular: [String: String] = [
    "is": "are", "was": "were", "has": "have", "does": "do", "isn't": "aren't", "wasn't": "weren't",
    "hasn't": "haven't", "doesn't": "don't", "goes": "go",
  ]
  private static let unchanged = ["always", "sometimes", "besides", "perhaps", "yes", "afterwards", "nowadays"]
  private static let adverbs = [
    "always", "never", "often", "still", "also", "once", "just", "sometimes", "even", "ever", "already", "soon", "both",
    "simply", "now", "only",
  ]
  private static let plainVerbs = [
    "loves", "hates", "makes", "bakes", "likes", "sings", "reads", "writes", "knows", "teaches", "keeps", "gives",
    "brings", "tells", "thinks", "wants", "gets", "says", "eats", "sleeps", "grows", "builds", "draws", "drives",
    "feeds", "forgets", "remembers", "finds", "fixes", "goes", "hears", "learns", "leaves", "lets", "lives", "loses",
    "listens", "needs", "paints", "puts", "sees", "sews", "sits", "speaks", "spends", "swims", "takes", "wears", "wins",
    "believes", "collects", "enjoys", "adores", "studies", "carries", "cries", "tries", "flies",
  ]
  private static let doubtfulVerbs = [
    "plays", "works", "walks", "dreams", "smiles", "laughs", "cooks", "drinks", "dances", "hugs", "jokes", "runs",
    "rides", "hikes", "calls", "cares", "helps", "hopes", "looks", "plans", "plants", "shares", "skates", "skis",
    "snores", "starts", "stands", "talks", "travels", "visits", "wakes", "waits", "watches", "whistles", "wishes",
  ]
  private static let followsVerb = [
    "a", "an", "the", "my", "our", "her", "his", "me", "us", "with", "in", "on", "at", "every", "to", "for", "up",
    "like", "about", "of", "all", "until", "when", "so", "too", "your", "you",
  ]
}
