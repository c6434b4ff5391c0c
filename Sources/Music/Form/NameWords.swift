import Core

/// Finds the recipient's name among the words of a line, also where it is declined.
enum NameWords {
  /// Indices of the words that are the name. Without a known name, capitalised words inside the line are taken,
  /// else a capitalised first word.
  static func find(in line: SpokenSection.Line, name: String?) -> Set<Int> {
    guard line.line.hasName else { return [] }
    let words = line.words.map { $0.text.lowercased() }
    let wanted = (name ?? "").lowercased().split { !$0.isLetter && $0 != "-" && $0 != "'" }.map(String.init)
    let found = words.indices.filter { index in wanted.contains { matches(words[index], $0) } }
    if !found.isEmpty { return Set(found) }
    let capital = line.words.indices.filter { index in
      let text = line.words[index].text
      return index > 0 && (text.first?.isUppercase ?? false) && !["I", "I'm", "I'll", "I've", "I'd"].contains(text)
    }
    if !capital.isEmpty { return Set(capital) }
    return line.words.isEmpty ? [] : [0]
  }

  /// Equal, or equal but for an ending of a few letters (Анна, Анне; Айгүл, Айгүлге).
  private static func matches(_ word: String, _ name: String) -> Bool {
    if word == name { return true }
    let shared = zip(word, name).prefix { $0 == $1 }.count
    return shared >= 3 && shared >= name.count - 1 && word.count - shared <= 4
      || shared >= 2 && shared == name.count - 1 && word.count - shared <= 2
  }
}
