/// Turns what is said about a person into what is said to them, in Russian: "она печёт пироги" → "ты печёшь пироги".
///
/// Cautious by design: words that surely stand for the person are replaced, and if any doubtful one is left over, the
/// detail comes back unchanged.
enum RussianStory {
  /// The detail in the second person, or as it is.
  static func secondPerson(_ detail: String, recipient: String) -> String {
    var words = detail.split(separator: " ").map(String.init)
    let person = Person(recipient)
    guard !words.isEmpty, isOnePerson(words, person) else { return detail }
    if isAboutGiver(words) { return replacingObjects(words, person) ?? detail }

    var isPersonClause = false
    var expectsVerb = false
    for index in words.indices {
      let word = plain(words[index])
      let next = words.dropFirst(index + 1).first.map(plain) ?? ""
      if person.isSubject(word) && (index == 0 || RussianVerb.isJoint(words[index - 1])) {
        replace(&words[index], with: "ты")
        (isPersonClause, expectsVerb) = (true, true)
      } else if index == 0, let verb = RussianVerb.common[word] {
        words[0] = "Ты " + verb + tail(words[0])
        isPersonClause = true
      } else if expectsVerb, let verb = RussianVerb.secondPerson(word, follows: plain(words[index - 1])) {
        replace(&words[index], with: verb)
        expectsVerb = false
      } else if isPersonClause, RussianVerb.isJoint(words[index - 1]), let verb = RussianVerb.common[word] {
        replace(&words[index], with: verb)
      } else if index == 0, let owner = RussianVerb.owner(word, of: next) {
        replace(&words[index], with: owner)
      } else if let object = person.object(word, after: index > 0 ? plain(words[index - 1]) : "") {
        replace(&words[index], with: object)
      } else if expectsVerb, !RussianVerb.adverbs.contains(word) {
        // A past tense or a noun: "ты приехала", "ты врач".
        guard RussianVerb.isNeutral(word) else { return detail }
        expectsVerb = false
      }
    }
    return words.contains { person.isLeftOver(plain($0)) } ? detail : words.joined(separator: " ")
  }

  /// Two persons of different gender, or one that is not the recipient's, cannot be told apart.
  private static func isOnePerson(_ words: [String], _ person: Person) -> Bool {
    let small = Set(words.map(plain))
    let isFeminine = !small.isDisjoint(with: ["она", "её", "ее", "ней", "неё", "нее"])
    let isMasculine = !small.isDisjoint(with: ["он", "его", "ему", "него", "нему", "ним", "нём"])
    if isFeminine && isMasculine { return false }
    if isFeminine && person.gender == .masculine { return false }
    return !(isMasculine && person.gender == .feminine)
  }

  /// "Мы с Анной гуляем": the verb is the giver's.
  private static func isAboutGiver(_ words: [String]) -> Bool {
    words.contains { ["я", "мы"].contains(plain($0)) }
  }

  private static func replacingObjects(_ words: [String], _ person: Person) -> String? {
    var result = words
    for index in result.indices {
      guard let object = person.object(plain(result[index]), after: index > 0 ? plain(result[index - 1]) : "") else {
        continue
      }
      replace(&result[index], with: object)
    }
    return result.contains { person.isLeftOver(plain($0)) } ? nil : result.joined(separator: " ")
  }

  private static func replace(_ word: inout String, with other: String) {
    let isCapital = word.first?.isUppercase == true && (other != "тебя" && other != "тебе" && other != "тобой")
    word = (isCapital ? capitalised(other) : other) + tail(word)
  }

  private static func tail(_ word: String) -> String {
    SecondPerson.parted(word).tail
  }

  private static func plain(_ word: String) -> String {
    SecondPerson.parted(word).core.lowercased()
  }
}

/// The words that can stand for the recipient.
private struct Person {
  var gender: RussianName.Gender?
  private var nominatives: Set<String>
  private var objects: [String: String]
  private var doubtful: Set<String>

  init(_ recipient: String) {
    let first = recipient.split(separator: " ").first.map(String.init) ?? recipient
    let forms = RussianName.forms(first)
    let cases = [
      (forms.genitive, "тебя"), (forms.accusative, "тебя"), (forms.dative, "тебе"), (forms.prepositional, "тебе"),
      (forms.instrumental, "тобой"),
    ]
    gender = RussianName.gender(recipient)
    nominatives = [first.lowercased()]
    objects = [:]
    doubtful = []
    for (form, pronoun) in cases where form != first {
      let small = form.lowercased()
      if let known = objects[small], known != pronoun { doubtful.insert(small) }
      objects[small] = pronoun
    }
    for form in doubtful { objects[form] = nil }
    // "Собака Анны" has an owner, "у Анны" a place: only the preposition tells.
    if forms.genitive != forms.accusative { objects[forms.genitive.lowercased()] = nil }
    genitive = forms.genitive.lowercased()
    doubtful.formUnion([genitive])
    if gender == .masculine { objects[genitive] = nil }
  }

  private var genitive: String

  func isSubject(_ word: String) -> Bool {
    nominatives.contains(word) || ["она", "он"].contains(word)
  }

  func object(_ word: String, after previous: String) -> String? {
    switch word {
    case "неё", "нее", "него": return "тебя"
    case "ней", "нём", "нему", "ним":
      if ["с", "со", "за", "над", "под", "перед", "между"].contains(previous) { return "тобой" }
      return ["о", "об", "к", "по", "в", "на"].contains(previous) ? "тебе" : nil
    case "ему", "ей": return "тебе"
    case genitive where ["у", "для", "от", "без", "из", "до", "про", "за"].contains(previous): return "тебя"
    default: return objects[word]
    }
  }

  func isLeftOver(_ word: String) -> Bool {
    if ["она", "он", "её", "ее", "его", "ей", "ему", "ней", "нём", "ним", "нему"].contains(word) { return true }
    return nominatives.contains(word) || objects[word] != nil || doubtful.contains(word)
  }
}
