import Foundation

/// Names that look or sound equal to a person become equal texts. Scalar by scalar and without a locale, so that
/// the answer is the same on every machine.
enum CanonicalText {
  /// NFKC, then case folded by way of capitals (ß and ss, ſ and s become one), then NFKC again, since folding can
  /// undo it.
  static func folded(_ text: String) -> String {
    let normal = text.precomposedStringWithCompatibilityMapping
    var folded = String.UnicodeScalarView()
    for scalar in normal.unicodeScalars {
      for capital in scalar.properties.uppercaseMapping.unicodeScalars {
        folded.append(contentsOf: capital.properties.lowercaseMapping.unicodeScalars)
      }
    }
    return String(folded).precomposedStringWithCompatibilityMapping
  }

  /// What a name looks like at a glance: Cyrillic letters and digits that pass for Latin ones replaced. Only for
  /// comparing with names that must not be imitated, never for showing.
  static func glance(_ text: String) -> String {
    String(text.filter { !"._-".contains($0) }.map { lookalikes[$0] ?? $0 })
  }

  private static let lookalikes: [Character: Character] = [
    "а": "a", "в": "b", "с": "c", "е": "e", "ё": "e", "һ": "h", "н": "h", "і": "i", "ї": "i", "ј": "j", "к": "k",
    "қ": "k", "м": "m", "п": "n", "о": "o", "ө": "o", "р": "p", "ѕ": "s", "т": "t", "у": "y", "ү": "y", "ұ": "y",
    "х": "x", "ҳ": "x", "г": "r", "ғ": "f", "0": "o", "1": "l", "3": "e", "5": "s",
  ]
}
