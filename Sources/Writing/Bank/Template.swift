internal import Core

/// A line of a bank with choices `[a|b]` and slots `{name.gen}` still in it.
enum Template {
  static let detailSlot = "detail"

  /// The names of the slots in a line, in order.
  static func slots(_ line: String) -> [String] {
    line.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap { part in
      part.firstIndex(of: "}").map { String(part[..<$0]) }
    }
  }

  /// The form of a name that a slot asks for; nil if there is no such slot.
  static func form(_ slot: String) -> KeyPath<NameForms, String>? {
    switch slot {
    case "name": \.vocative
    case "name.nom": \.nominative
    case "name.gen": \.genitive
    case "name.dat": \.dative
    case "name.acc": \.accusative
    case "name.ins": \.instrumental
    case "name.prep": \.prepositional
    case "name.loc": \.locative
    case "name.abl": \.ablative
    default: nil
    }
  }

  /// The line with its name slots filled.
  static func fill(_ line: String, _ forms: NameForms) -> String {
    guard line.contains("{") else { return line }
    var result = ""
    for (index, part) in line.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
      guard index > 0, let close = part.firstIndex(of: "}") else {
        result += part
        continue
      }
      let slot = String(part[..<close])
      result += form(slot).map { forms[keyPath: $0] } ?? "{\(slot)}"
      result += part[part.index(after: close)...]
    }
    return result
  }

  /// One drawn expansion of the choices.
  static func draw(_ line: String, _ generator: inout SeededGenerator) -> String {
    guard line.contains("[") else { return line }
    var result = ""
    for piece in pieces(line) { result += piece.count == 1 ? piece[0] : generator.pick(piece) }
    return tidy(result)
  }

  /// Every expansion of the choices, at most `limit`.
  static func all(_ line: String, limit: Int = 256) -> [String] {
    guard line.contains("[") else { return [line] }
    var results = [""]
    for piece in pieces(line) {
      results = Array(results.flatMap { start in piece.map { start + $0 } }.prefix(limit))
    }
    return results.map(tidy)
  }

  /// Fixed text as one-element lists, choices as lists.
  private static func pieces(_ line: String) -> [[String]] {
    var pieces: [[String]] = []
    for (index, part) in line.split(separator: "[", omittingEmptySubsequences: false).enumerated() {
      guard index > 0, let close = part.firstIndex(of: "]") else {
        pieces.append([String(part)])
        continue
      }
      pieces.append(part[..<close].split(separator: "|", omittingEmptySubsequences: false).map(String.init))
      pieces.append([String(part[part.index(after: close)...])])
    }
    return pieces
  }

  /// An empty choice may leave two spaces or a small letter at the start.
  private static func tidy(_ line: String) -> String {
    let words = line.split(separator: " ").joined(separator: " ")
    return capitalised(words)
  }
}

/// With a capital first letter.
func capitalised(_ text: String) -> String {
  guard let first = text.first else { return text }
  return first.uppercased() + text.dropFirst()
}
