/// Turns what is said about a person into what is said to them, in Kazakh: "ол кофені жақсы көреді" becomes
/// "сен кофені жақсы көресің".
///
/// Cautious by design: the verb stands last in a Kazakh clause, so a clause is rewritten only if its subject is plainly
/// the person and its last word plainly a verb. A detail with one doubtful clause comes back unchanged.
enum KazakhStory {
  /// The detail in the second person, or as it is.
  static func secondPerson(_ detail: String, recipient: String) -> String {
    let names = Set(recipient.lowercased().split(separator: " ").prefix(1).map(String.init) + [recipient.lowercased()])
    var clauses: [String] = []
    var isAboutPerson = false
    for clause in detail.split(separator: ",", omittingEmptySubsequences: false) {
      let words = clause.split(separator: " ").map(String.init)
      guard let rewritten = rewrite(words, names: names, isAboutPerson: &isAboutPerson) else { return detail }
      clauses.append(rewritten.joined(separator: " "))
    }
    return clauses.joined(separator: ", ")
  }

  private static func rewrite(_ words: [String], names: Set<String>, isAboutPerson: inout Bool) -> [String]? {
    guard let first = words.first, let last = words.last, words.count >= 2 || isAboutPerson else { return nil }
    let small = words.map { plain($0) }
    // "оның" would change the ending of what is owned as well.
    if small.contains("оның") || small.contains(where: { isGenitive($0, of: names) }) { return nil }
    if isFirstPerson(small) { return withObjects(words, names: names) }
    let hasSubject = small[0] == "ол" || names.contains(small[0])
    let isPlainly = small.dropLast().allSatisfy(isNoSubject)
    let mayInherit = isAboutPerson && !small.dropLast().contains(where: isPossessed)
    guard hasSubject || mayInherit || isPlainly else { return nil }
    guard let verb = KazakhVerb.secondPerson(plain(last)) else { return nil }
    isAboutPerson = true
    var result = words
    result[result.count - 1] = verb + SecondPerson.parted(last).tail
    if hasSubject { result[0] = first.first?.isUppercase == true ? "Сен" : "сен" }
    return result
  }

  /// "Мен оны жақсы көремін": only the object is the person.
  private static func withObjects(_ words: [String], names: Set<String>) -> [String]? {
    guard !words.contains(where: { plain($0) == "ол" }) else { return nil }
    return words.map { word in
      let small = plain(word)
      guard let object = pronouns[small] ?? objectForm(small, names: names) else { return word }
      let cased = word.first?.isUppercase == true && small == plain(words[0]) ? capitalised(object) : object
      return cased + SecondPerson.parted(word).tail
    }
  }

  private static let pronouns = [
    "оны": "сені", "оған": "саған", "онымен": "сенімен", "одан": "сенен",
  ]

  private static func objectForm(_ word: String, names: Set<String>) -> String? {
    guard let name = names.sorted().first(where: word.hasPrefix) else { return nil }
    let cases: [(KazakhSuffix.Case, String)] = [
      (.accusative, "сені"), (.dative, "саған"), (.instrumental, "сенімен"), (.ablative, "сенен"),
    ]
    return cases.first { KazakhSuffix.attach($0.0, to: name) == word }?.1
  }

  private static func isGenitive(_ word: String, of names: Set<String>) -> Bool {
    names.contains { KazakhSuffix.attach(.genitive, to: $0) == word }
  }

  /// The giver is the subject, by the pronoun and by the verb.
  private static func isFirstPerson(_ words: [String]) -> Bool {
    guard let last = words.last, words.contains("мен") || words.contains("біз") else { return false }
    return ["мын", "мін", "мыз", "міз", "дым", "дім", "тым", "тім", "дық", "дік", "тық", "тік"]
      .contains(where: last.hasSuffix)
  }

  /// True for words that cannot be the subject: they carry the ending of another case, or are adverbs and converbs.
  private static func isNoSubject(_ word: String) -> Bool {
    if adverbs.contains(word) { return true }
    guard KazakhLetters.syllables(word) >= 2 else { return false }
    return [
      "ны", "ні", "ға", "ге", "қа", "ке", "да", "де", "та", "те", "нан", "нен", "дан", "ден", "тан", "тен", "ып", "іп",
    ].contains(where: word.hasSuffix) && !looksOblique.contains(word)
  }

  /// "Мысығы": something of theirs, which may be a subject of its own.
  private static func isPossessed(_ word: String) -> Bool {
    guard let last = word.last, last == "ы" || last == "і", !adverbs.contains(word) else { return false }
    return !["ны", "ні", "ды", "ді", "ты", "ті"].contains(where: word.hasSuffix)
  }

  /// Nominatives that end like a case.
  private static let looksOblique: Set<String> = [
    "әке", "өлке", "әпке", "көке", "апке", "дана", "парта", "карта", "күрте", "балта", "тәте", "нағашы", "апта",
    "аспан", "қысқа", "жаңа",
  ]

  private static let adverbs: Set<String> = [
    "жақсы", "күнде", "әрдайым", "әрқашан", "үнемі", "жиі", "көп", "бәрін", "бәріне", "өте", "қатты", "таңертең",
    "кешке", "күндіз", "түнде", "жазда", "қыста", "әдемі", "тез", "ерте", "кеш", "әлі",
  ]

  private static func plain(_ word: String) -> String {
    String(word.lowercased().filter { $0.isLetter || $0 == "-" })
  }
}
