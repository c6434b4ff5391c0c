import Core
import Policy

/// The number by which people and the desk speak of a request: chance alone, so it tells neither when it was made nor
/// how many there are, and nobody guesses another's.
enum RequestNumber {
  /// No letter that is mistaken for another (Crockford's thirty-two).
  private static let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  static func make(_ entropy: Entropy) -> String {
    let drawn = entropy.bytes(Limits.requestNumberLetters).map { letters[Int($0 & 31)] }
    let half = drawn.count / 2
    return "R-\(String(drawn[..<half]))-\(String(drawn[half...]))"
  }

  /// As people type it: small letters, O for zero, I and L for one. Nil for what is no number.
  static func read(_ typed: String) -> String? {
    let folded = typed.uppercased().filter { $0 != "-" && !$0.isWhitespace }
    guard folded.first == "R", folded.utf8.count == Limits.requestNumberLetters + 1 else { return nil }
    let mended = folded.dropFirst().map { letter -> Character in
      switch letter {
      case "O": "0"
      case "I", "L": "1"
      default: letter
      }
    }
    guard mended.allSatisfy(letters.contains) else { return nil }
    let half = mended.count / 2
    return "R-\(String(mended[..<half]))-\(String(mended[half...]))"
  }
}
