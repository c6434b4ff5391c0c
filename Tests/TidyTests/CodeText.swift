/// Swift text without what only looks like code: comments and the contents of string literals. Simple on purpose:
/// it knows line comments, strings of one line and of several, raw ones too, and not interpolations.
enum CodeText {
  static func lines(_ text: String) -> [String] {
    var result: [String] = []
    var insideBlock = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let pieces = line.components(separatedBy: "\"\"\"")
      if insideBlock {
        // The rest of a line on which a block of text ends is code again.
        result.append(pieces.count > 1 ? plain(pieces[1]) : "")
        if pieces.count > 1 { insideBlock = false }
      } else if pieces.count == 2, !pieces[0].contains("//") {
        result.append(plain(pieces[0]))
        insideBlock = true
      } else {
        result.append(plain(String(line)))
      }
    }
    return result
  }

  private static func plain(_ line: String) -> String {
    var result = ""
    var insideString = false
    var previous: Character = " "
    var escaped = false
    for character in line {
      if insideString {
        if character == "\"" && !escaped { insideString = false }
        escaped = character == "\\" && !escaped
      } else if character == "\"" {
        insideString = true
        escaped = false
      } else if character == "/" && previous == "/" {
        return String(result.dropLast())
      } else {
        result.append(character)
      }
      previous = character
    }
    return result
  }
}

extension Substring {
  func components(separatedBy mark: String) -> [String] {
    self.split(separator: mark, omittingEmptySubsequences: false).map(String.init)
  }
}
