import Core

/// Gives words that are said in another spelling than they are written (a name with its own pronunciation, letters
/// that the voice misreads) their written form back, so that what people read is what was written.
enum WrittenWords {
  /// - Parameters:
  ///   - words: how the line is said; each may hold several written words.
  ///   - nameLength: how many words the name has as written.
  ///   - saidLength: and as it is said.
  static func restored(
    _ words: [SpokenWord], line: LyricLine, nameLength: Int, saidLength: Int
  ) -> [SpokenWord] {
    if line.text == line.spoken { return words }
    let said = pieces(line.spoken)
    let runs = runs(written: pieces(line.text), said: said, nameLength: nameLength, saidLength: saidLength)
    guard runs.map(\.said).reduce(0, +) == said.count else { return words }
    var result: [SpokenWord] = []
    var remaining = runs[...]
    var (open, text) = (0, [String]())
    for word in words {
      // Said words of a run that was begun belong to the word before.
      let count = word.text.split(separator: " ").count
      if open >= count, let last = result.indices.last {
        result[last].syllables += word.syllables
        open -= count
        continue
      }
      var covered = open
      text = []
      while covered < count, let run = remaining.popFirst() {
        text += run.written
        covered += run.said
      }
      open = covered - count
      result.append(SpokenWord(text: text.joined(separator: " "), syllables: word.syllables))
    }
    return result
  }

  private struct Run {
    var written: [String]
    var said: Int
  }

  private static func runs(written: [String], said: [String], nameLength: Int, saidLength: Int) -> [Run] {
    if written.count == said.count { return written.map { Run(written: [$0], said: 1) } }
    var runs: [Run] = []
    var (from, to) = (0, 0)
    while from < written.count, to < said.count {
      if written[from] == said[to] {
        runs.append(Run(written: [written[from]], said: 1))
        (from, to) = (from + 1, to + 1)
      } else {
        runs.append(Run(written: Array(written[from..<min(from + nameLength, written.count)]), said: saidLength))
        (from, to) = (from + nameLength, to + saidLength)
      }
    }
    return runs
  }

  private static func pieces(_ line: String) -> [String] {
    line.split(whereSeparator: \.isWhitespace)
      .map { $0.filter { $0.isLetter || $0.isNumber || $0 == "'" || $0 == "’" || $0 == "-" } }
      .filter { $0.contains { $0.isLetter || $0.isNumber } }
  }
}
