import Core

/// A sentence with places for values: `"Kept until {date}"`, filled by `phrase(date: "5 May 2027")`. Written whole in
/// every language, because words that are glued together do not decline.
@dynamicCallable
struct Phrase: Sendable, Hashable, ExpressibleByStringLiteral {
  let text: String

  init(stringLiteral text: String) {
    self.text = text
  }

  func dynamicallyCall(withKeywordArguments values: KeyValuePairs<String, String>) -> String {
    Self.fill(text, values)
  }

  /// The names of the places, in order of appearance.
  var places: [String] { Self.places(text) }

  /// The text cut at one place, for a sentence in which a link or a bold word stands.
  func parts(around place: String) -> (before: String, after: String) {
    let pieces = text.split(separator: "{\(place)}", maxSplits: 1, omittingEmptySubsequences: false)
    return (String(pieces.first ?? ""), pieces.count > 1 ? String(pieces[1]) : "")
  }

  /// Read once from front to back, so that a value that itself holds braces stays what it is.
  static func fill(_ text: String, _ values: KeyValuePairs<String, String>) -> String {
    var result = ""
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = rest[rest.index(after: open)..<close]
      result += rest[..<open]
      result += values.first { $0.key == name }?.value ?? String(rest[open...close])
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  static func places(_ text: String) -> [String] {
    text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap { piece in
      piece.firstIndex(of: "}").map { String(piece[..<$0]) }
    }
  }
}

/// A phrase that counts: the form of its noun follows the number as the language wants it.
struct Plural: Sendable, Hashable {
  private enum Forms: Hashable {
    case english(one: String, other: String)
    case russian(one: String, few: String, many: String)
    case kazakh(String)
  }

  private let forms: Forms

  static func english(one: String, other: String) -> Plural {
    Plural(forms: .english(one: one, other: other))
  }

  static func russian(one: String, few: String, many: String) -> Plural {
    Plural(forms: .russian(one: one, few: few, many: many))
  }

  /// Kazakh nouns stay singular after a number.
  static func kazakh(_ text: String) -> Plural {
    Plural(forms: .kazakh(text))
  }

  /// The phrase with `{count}` written as people of the language write numbers.
  func callAsFunction(_ count: Int) -> String {
    Phrase.fill(form(count), ["count": Format.number(count, language)])
  }

  var language: Language {
    switch forms {
    case .english: .english
    case .russian: .russian
    case .kazakh: .kazakh
    }
  }

  /// Every form there is, for the tests of strings.
  var texts: [String] {
    switch forms {
    case .english(let one, let other): [one, other]
    case .russian(let one, let few, let many): [one, few, many]
    case .kazakh(let text): [text]
    }
  }

  private func form(_ count: Int) -> String {
    switch forms {
    case .english(let one, let other): return count.magnitude == 1 ? one : other
    case .kazakh(let text): return text
    case .russian(let one, let few, let many):
      let (last, lastTwo) = (count.magnitude % 10, count.magnitude % 100)
      if last == 1, lastTwo != 11 { return one }
      return (2...4).contains(last) && !(12...14).contains(lastTwo) ? few : many
    }
  }
}
