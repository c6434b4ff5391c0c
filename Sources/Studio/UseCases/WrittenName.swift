import Core

/// Gives a name that is said in its own way its written form back, so that the words people read show it.
enum WrittenName {
  static func restored(
    _ words: [SpokenWord], line: LyricLine, _ name: String, _ sayName: String?
  ) -> [SpokenWord] {
    guard line.hasName, line.text != line.spoken, let sayName else { return words }
    let said = sayName.split(separator: " ").map { $0.lowercased() }
    var result: [SpokenWord] = []
    var index = 0
    while index < words.count {
      let parts = words[index...].prefix(said.count)
      if parts.map({ $0.text.lowercased() }) == said {
        result.append(SpokenWord(text: name, syllables: parts.flatMap(\.syllables)))
        index += parts.count
      } else {
        result.append(words[index])
        index += 1
      }
    }
    return result
  }
}
