/// One speech sound, named in IPA without stress marks, e.g. "ɔː".
public struct Phone: Sendable, Codable, Hashable {
  public var symbol: String

  public init(_ symbol: String) {
    self.symbol = symbol
  }

  /// How a singer treats a sound: only vowels carry a note, and unvoiced sounds have no pitch.
  public enum Kind: String, Sendable, Codable {
    case vowel, sonorant, voiced, unvoiced
  }

  public var kind: Kind {
    guard let first = symbol.unicodeScalars.first(where: { !Self.marks.contains($0) }) else { return .unvoiced }
    if Self.vowels.contains(first) { return .vowel }
    if Self.sonorants.contains(first) { return .sonorant }
    if Self.voiceless.contains(first) { return .unvoiced }
    return .voiced
  }

  private static let marks = Set("ˈˌ'ʰ".unicodeScalars)
  private static let vowels = Set("aeiouyæøœɐɑɒɔəɘɵɛɜɝɚɞɤɨɪɯɶʉʊʌʏɿäӕᵻ".unicodeScalars)
  private static let sonorants = Set("mnŋɲɱɳɴlɫɭʎɹrɾɻʀʁjɥwɰ".unicodeScalars)
  private static let voiceless = Set("ptkqcʔfsʃʂɕθxχhçɸʈʦʧħ".unicodeScalars)
}

/// One syllable: its sounds, with exactly one vowel at `nucleus` (or a syllabic sonorant).
public struct SpokenSyllable: Sendable, Codable, Hashable {
  public enum Stress: Int, Sendable, Codable {
    case none, secondary, primary
  }

  public var phones: [Phone]
  public var nucleus: Int
  public var stress: Stress

  public init(phones: [Phone], nucleus: Int, stress: Stress) {
    self.phones = phones
    self.nucleus = nucleus
    self.stress = stress
  }
}

/// One written word (or a few that are spoken as one, as "in the") and its syllables in order.
public struct SpokenWord: Sendable, Codable, Hashable {
  /// As it is written in the line, without surrounding punctuation.
  public var text: String
  public var syllables: [SpokenSyllable]

  public init(text: String, syllables: [SpokenSyllable]) {
    self.text = text
    self.syllables = syllables
  }

  public var phones: [Phone] { syllables.flatMap(\.phones) }
}
