import Core
import Policy
import Writing

/// The fields of a form as a brief, with everything that is wrong with them. Each field is tried by itself in a brief
/// that is otherwise sound, so that one mistake hides no other.
struct SongReading {
  private(set) var brief: SongBrief
  private(set) var problems: [FieldProblem] = []

  private let fields: [String: String]

  init(_ fields: [String: String], known: Set<String>, seed: Seed) {
    self.fields = fields.mapValues(FieldText.cleaned).filter { !$0.value.isEmpty }
    brief = SongBrief(recipient: "", language: .english, seed: seed)
    for name in self.fields.keys.sorted() where !known.contains(name) { report(name, "field-unknown") }
    readChoices()
    readNames()
    readTexts()
    readSound()
  }

  private mutating func readChoices() {
    brief.language = choice("language", Language.allCases) ?? .english
    brief.occasion = choice("occasion", Occasion.allCases) ?? .simply
    brief.tone = choice("tone", Tone.allCases) ?? .warm
    switch fields["instrumental"] {
    case nil, "off", "false", "0", "no": brief.isInstrumental = false
    case "on", "true", "1", "yes": brief.isInstrumental = true
    default: report("instrumental", "instrumental-unknown")
    }
  }

  private mutating func readNames() {
    brief.recipient = fields["recipient"] ?? ""
    brief.sayName = fields["say-name"]
    let saysItself = brief.sayName == nil && !isWrong("language")
    attempt("recipient") { probe, brief in
      probe.recipient = brief.recipient
      probe.sayName = saysItself ? nil : Self.name(brief.language)
    }
    if brief.sayName != nil { attempt("say-name") { probe, brief in probe.sayName = brief.sayName } }
  }

  private mutating func readTexts() {
    brief.story = fields["story"]
    brief.words = fields["words"]
    attempt("story") { probe, brief in probe.story = brief.story }
    guard let words = brief.words else { return }
    attempt("words") { probe, brief in
      probe.words = brief.words
      probe.isInstrumental = brief.isInstrumental
    }
    guard !isWrong("words"), !isWrong("language") else { return }
    do {
      _ = try OwnWords.parse(words, language: brief.language, recipient: nil, sayName: nil)
    } catch {
      report("words", error.code)
    }
  }

  private mutating func readSound() {
    brief.style = fields["style"]
    brief.voice = fields["voice"]
    attempt("style") { probe, brief in probe.style = brief.style }
    if !isWrong("language") { attempt("voice") { probe, brief in probe.voice = brief.voice } }
    if let tempo = number("tempo") {
      brief.tempo = tempo
      attempt("tempo") { probe, brief in probe.tempo = brief.tempo }
    }
    if let seconds = number("seconds") {
      brief.seconds = seconds
      attempt("seconds") { probe, brief in probe.seconds = brief.seconds }
    }
  }

  private mutating func report(_ field: String, _ code: String) {
    problems.append(FieldProblem(field: field, code: code))
  }

  private func isWrong(_ field: String) -> Bool { problems.contains { $0.field == field } }

  private mutating func choice<T: RawRepresentable<String>>(_ field: String, _ all: [T]) -> T? {
    guard let text = fields[field] else { return nil }
    if let known = T(rawValue: text) { return known }
    report(field, "\(field)-unknown")
    return nil
  }

  private mutating func number(_ field: String) -> Double? {
    guard let text = fields[field] else { return nil }
    // A comma is how most of Europe writes a fraction.
    if let number = Double(text.replacing(",", with: ".")) { return number }
    report(field, "\(field)-number")
    return nil
  }

  private mutating func attempt(_ field: String, _ change: (inout SongBrief, SongBrief) -> Void) {
    var probe = SongBrief(recipient: Self.name(brief.language), language: brief.language, seed: brief.seed)
    change(&probe, brief)
    do {
      _ = try probe.checked()
    } catch {
      report(field, error.code)
    }
  }

  /// A name that every rule of the language accepts.
  private static func name(_ language: Language) -> String {
    language == .english ? "Anna" : "Анна"
  }
}

/// What a browser sends as people meant it: one kind of line end, nothing around it.
enum FieldText {
  static func cleaned(_ text: String) -> String {
    let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    return String(lines.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
