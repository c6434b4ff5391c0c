import Core
import Media
import Music
import Policy
import Writing

/// A brief that can be made: every value known, every text within its limits.
struct CheckedSong: Sendable {
  var brief: SongBrief
  var style: Style
  /// nil for an instrumental.
  var voice: SingingVoice?
}

extension SongBrief {
  /// - Throws: the first thing that is wrong, with what to do about it.
  func checked() throws(DomainError) -> CheckedSong {
    var clean = self
    if let sayName { clean.sayName = try Self.spelling(sayName, language) }
    clean.recipient = try NameRules.check(recipient, language: language, canBeSaid: sayName == nil)
    if let story { clean.story = try Self.text(story, "story", max: Limits.storyLengthMax) }
    if let words { clean.words = try Self.text(words, "words", max: Limits.ownWordsLengthMax) }
    if words != nil, isInstrumental {
      throw DomainError(.invalid, "words-unsung", "An instrumental has no words: leave out one of the two.")
    }
    guard Self.isIn(Limits.songSeconds, seconds) else {
      throw DomainError(
        .invalid, "seconds-range",
        "Choose a length from \(Limits.songSeconds.lowerBound) to \(Limits.songSeconds.upperBound) seconds.")
    }
    if let tempo, !Self.isIn(Limits.tempo, tempo) {
      throw DomainError(
        .invalid, "tempo-range",
        "Choose a tempo from \(Limits.tempo.lowerBound) to \(Limits.tempo.upperBound) beats a minute.")
    }
    return CheckedSong(brief: clean, style: try chosenStyle(), voice: isInstrumental ? nil : try chosenVoice())
  }

  /// Compared as fractions: a number too great for an integer would stop the program.
  private static func isIn(_ range: ClosedRange<Int>, _ value: Double) -> Bool {
    value >= Double(range.lowerBound) && value <= Double(range.upperBound)
  }

  private static func spelling(_ text: String, _ language: Language) throws(DomainError) -> String {
    guard text.utf8.count <= Limits.sayNameLengthMax * Limits.textBytesPerCharacterMax else {
      throw DomainError(.tooLarge, "say-name-too-long", "How the name is said is too long.")
    }
    do {
      return try NameRules.check(text, language: language)
    } catch {
      throw DomainError(.invalid, "say-" + error.code, "How the name is said: " + error.safe)
    }
  }

  private static func text(_ text: String, _ what: String, max: Int) throws(DomainError) -> String {
    guard text.utf8.count <= max * Limits.textBytesPerCharacterMax, text.count <= max else {
      throw DomainError(.tooLarge, "\(what)-too-long", "The \(what) may have at most \(max) characters: shorten it.")
    }
    let hidden = text.unicodeScalars.first { scalar in
      switch scalar.properties.generalCategory {
      case .control: !"\n\r\t".unicodeScalars.contains(scalar)
      case .privateUse, .unassigned, .surrogate: true
      default: (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
      }
    }
    if hidden != nil {
      throw DomainError(.invalid, "\(what)-unreadable", "The \(what) holds control characters: remove them.")
    }
    if text.allSatisfy(\.isWhitespace) {
      throw DomainError(.invalid, "\(what)-empty", "The \(what) is empty: leave it out or write something.")
    }
    return text
  }

  private func chosenStyle() throws(DomainError) -> Style {
    guard let style else {
      var generator = seed.generator("style")
      let fitting = Style.all.filter { SongStyles.fitting(tone, occasion).contains($0.id) }
      return generator.pick(fitting.isEmpty ? Style.all : fitting)
    }
    guard let known = Style.named(style) else {
      throw DomainError(
        .notFound, "style-unknown",
        "There is no style \"\(style.prefix(40))\": choose one of \(Style.all.map(\.id).joined(separator: ", ")).")
    }
    return known
  }

  private func chosenVoice() throws(DomainError) -> SingingVoice {
    let voices = SingingVoice.voices(language)
    guard let known = voice == nil ? voices.first : voices.first(where: { $0.id == voice }) else {
      throw DomainError(
        .notFound, "voice-unknown",
        "There is no such voice for this language: choose one of \(voices.map(\.id).joined(separator: ", ")).")
    }
    return known
  }
}
