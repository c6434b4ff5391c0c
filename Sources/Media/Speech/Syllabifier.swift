import Core

/// Cuts a word's IPA into phones and syllables.
enum Syllabifier {
  /// Phones of IPA as espeak-ng writes it, each with the stress mark that stands before it.
  static func phones(_ ipa: String, _ language: Language) -> [(phone: Phone, stress: SpokenSyllable.Stress)] {
    var result: [(phone: Phone, stress: SpokenSyllable.Stress)] = []
    var stress = SpokenSyllable.Stress.none
    var tied = false
    for scalar in ipa.unicodeScalars {
      if scalar == "ˈ" {
        stress = .primary
      } else if scalar == "ˌ" {
        stress = .secondary
      } else if scalar == "^" {
        soften(&result)
      } else if scalar == "\u{361}" || scalar == "\u{200d}" {
        tied = true
      } else if let last = result.indices.last, stress == .none, tied || joins(scalar, to: result[last].phone, language)
      {
        result[last].phone.symbol.unicodeScalars.append(scalar)
        tied = false
      } else if scalar.properties.isAlphabetic || scalar == "ʔ" {
        result.append((Phone(String(scalar)), stress))
        stress = .none
      }
    }
    return result
  }

  /// espeak-ng writes a soft р before a consonant as "rɪ^": the vowel is none, it only says that the sound is soft.
  private static func soften(_ phones: inout [(phone: Phone, stress: SpokenSyllable.Stress)]) {
    guard phones.last?.phone.symbol == "ɪ" else { return }
    phones.removeLast()
    if let last = phones.indices.last { phones[last].phone.symbol.unicodeScalars.append("\u{2B2}") }
  }

  /// Length marks, palatalisation and the like belong to the sound before; so do the second halves of
  /// diphthongs and affricates, which are one sound to a singer.
  private static func joins(_ scalar: Unicode.Scalar, to phone: Phone, _ language: Language) -> Bool {
    if modifiers.contains(scalar) { return true }
    guard let last = phone.symbol.unicodeScalars.last else { return false }
    if language == .english, "ɪʊ".unicodeScalars.contains(scalar), phone.symbol.unicodeScalars.count == 1 {
      return "aeoɔəɛʌɑ".unicodeScalars.contains(last)
    }
    return (last == "t" && (scalar == "ʃ" || scalar == "ɕ" || scalar == "s")) || (last == "d" && scalar == "ʒ")
  }

  /// Length, palatalisation, labialisation, aspiration; syllabic, nasal, ring, unreleased, rhotic.
  private static let modifiers = Set(
    "\u{2D0}\u{2D1}\u{2B2}\u{2B7}\u{2B0}\u{2E0}\u{329}\u{303}\u{30A}\u{31A}\u{2DE}".unicodeScalars)

  /// Syllables with a vowel each. A word without a vowel ("в") has none: it leans on its neighbour.
  static func syllables(_ ipa: String, _ language: Language) -> [SpokenSyllable] {
    let marked = phones(ipa, language)
    let nuclei = marked.indices.filter { marked[$0].phone.kind == .vowel }
    guard !nuclei.isEmpty else { return [] }
    var starts = [0]
    for (left, right) in zip(nuclei, nuclei.dropFirst()) {
      starts.append(right - onsetLength(marked[(left + 1)..<right].map(\.phone)))
    }
    return nuclei.indices.map { index in
      let end = index + 1 < starts.count ? starts[index + 1] : marked.count
      let members = marked[starts[index]..<end]
      let stress = members.map(\.stress.rawValue).max() ?? 0
      return SpokenSyllable(
        phones: members.map(\.phone), nucleus: nuclei[index] - starts[index],
        stress: SpokenSyllable.Stress(rawValue: stress) ?? .none)
    }
  }

  /// How many of the consonants between two vowels begin the second syllable.
  private static func onsetLength(_ cluster: [Phone]) -> Int {
    guard let last = cluster.last else { return 0 }
    if last.symbol.hasPrefix("ŋ") { return 0 }
    guard cluster.count > 1 else { return 1 }
    let before = cluster[cluster.count - 2]
    let glides = last.kind == .sonorant && !"mnɲɳ".contains(last.symbol.first ?? " ")
    if before.kind == .voiced || before.kind == .unvoiced, glides { return 2 }
    if before.symbol == "s", last.kind == .unvoiced { return 2 }
    return 1
  }
}
