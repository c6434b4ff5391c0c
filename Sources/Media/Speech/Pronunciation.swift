public import Core
import Foundation

/// Tells how lines sound, by asking songly-speak; fills the port `Pronouncer`.
public struct Pronunciation: Sendable {
  private let program: SpeechProgram

  public init() {
    program = SpeechProgram()
  }

  init(program: SpeechProgram) {
    self.program = program
  }

  /// The port for pure code. The program is run on a thread of its own: reading from it blocks.
  public var pronouncer: Pronouncer {
    Pronouncer { lines, language in
      try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Result { try words(lines, language) }) }
      }
    }
  }

  /// The words of each line with their syllables. Blocks.
  func words(_ lines: [String], _ language: Language) throws(DomainError) -> [[SpokenWord]] {
    let written = lines.map(Self.writtenWords)
    let whole = try sounds(lines, language)
    let joined = lines.indices.filter { whole[$0].count != written[$0].count || Self.hasNumber(lines[$0]) }
    let alone = Array(Set(joined.flatMap { written[$0] })).sorted()
    let single = try sounds(alone, language)
    let byWord = Dictionary(uniqueKeysWithValues: zip(alone, single))
    let parts = single.map { $0.flatMap { Syllabifier.phones($0, language).map(\.phone) } }
    let table = Dictionary(uniqueKeysWithValues: zip(alone, parts))
    return lines.indices.map { index in
      if Self.hasNumber(lines[index]) || whole[index].count > written[index].count {
        return Self.oneByOne(written[index], byWord, language)
      }
      let groups = whole[index].map { Syllabifier.phones($0, language).map(\.phone) }
      let single = written[index].map { table[$0] ?? [] }
      let ranges = WordAligner.ranges(groups: groups, words: single)
      return Self.merged(
        zip(whole[index], ranges).map { ipa, range in
          SpokenWord(
            text: written[index][range].joined(separator: " "), syllables: Syllabifier.syllables(ipa, language))
        }, ipa: whole[index], language)
    }
  }

  /// A number is one written word and several spoken ones ("21"): each word is then taken as it sounds alone.
  private static func oneByOne(_ words: [String], _ ipa: [String: [String]], _ language: Language) -> [SpokenWord] {
    let spoken = words.map { word in
      SpokenWord(text: word, syllables: (ipa[word] ?? []).flatMap { Syllabifier.syllables($0, language) })
    }
    return merged(spoken, ipa: words.map { (ipa[$0] ?? []).joined() }, language)
  }

  private static func hasNumber(_ line: String) -> Bool {
    line.contains(where: \.isNumber)
  }

  private func sounds(_ lines: [String], _ language: Language) throws(DomainError) -> [[String]] {
    let requests = lines.map { SpeechRequest(voice: language.plainVoice, mode: .soundsOnly, text: $0) }
    return try program.answers(requests).map { $0.ipa.split(separator: " ").map(String.init) }
  }

  /// Words as people see them, without the punctuation around them; a dash alone is no word.
  static func writtenWords(_ line: String) -> [String] {
    line.split(whereSeparator: \.isWhitespace)
      .map { $0.trimmingCharacters(in: .alphanumerics.inverted) }
      .filter { !$0.isEmpty }
  }

  /// Words without a vowel join the next word, as they are said: "в лесу".
  private static func merged(_ words: [SpokenWord], ipa: [String], _ language: Language) -> [SpokenWord] {
    var result: [SpokenWord] = []
    var (waitingText, waitingPhones) = ("", [Phone]())
    for (word, sounds) in zip(words, ipa) {
      if word.syllables.isEmpty {
        waitingText += word.text + " "
        waitingPhones += Syllabifier.phones(sounds, language).map(\.phone)
        continue
      }
      var joined = SpokenWord(text: waitingText + word.text, syllables: word.syllables)
      joined.syllables[0].phones.insert(contentsOf: waitingPhones, at: 0)
      joined.syllables[0].nucleus += waitingPhones.count
      (waitingText, waitingPhones) = ("", [])
      result.append(joined)
    }
    if !waitingPhones.isEmpty, let last = result.indices.last, let tail = result[last].syllables.indices.last {
      result[last].text += " " + waitingText.trimmingCharacters(in: .whitespaces)
      result[last].syllables[tail].phones += waitingPhones
    }
    return result
  }
}

extension Language {
  /// The espeak-ng voice that reads this language, before any colour is added.
  var plainVoice: String {
    switch self {
    case .english: "en-us"
    case .russian: "ru"
    case .kazakh: "kk"
    }
  }
}
