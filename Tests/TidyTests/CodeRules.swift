/// Rules about one file of code. Each answers what is wrong, as `path:line: why`.
enum CodeRules {
  static let fileLinesMax = 400
  static let functionLinesMax = 70

  static func size(_ file: SourceTree.File) -> [String] {
    let count = file.lines.count - (file.text.hasSuffix("\n") ? 1 : 0)
    return count > fileLinesMax ? ["\(file.path):\(count): a file stops at \(fileLinesMax) lines"] : []
  }

  /// Counts from the line of a function's name to the line on which its braces close.
  static func functionSize(_ file: SourceTree.File) -> [String] {
    var faults: [String] = []
    var open: [(start: Int, depth: Int)] = []
    var waiting: Int?
    var depth = 0
    for (number, line) in CodeText.lines(file.text).enumerated() {
      if isFunction(line) { waiting = number }
      for character in line {
        if character == "{" {
          if let start = waiting {
            open.append((start, depth))
            waiting = nil
          }
          depth += 1
        } else if character == "}" {
          depth -= 1
          // The protocol ends: its last requirement has no body to wait for.
          waiting = nil
          guard let last = open.last, last.depth == depth else { continue }
          open.removeLast()
          let length = number - last.start + 1
          if length > functionLinesMax {
            faults.append("\(file.path):\(last.start + 1): a function of \(length) lines stops at \(functionLinesMax)")
          }
        }
      }
    }
    return faults
  }

  private static func isFunction(_ line: String) -> Bool {
    let words = line.split { !$0.isLetter && $0 != "(" && $0 != "?" }
    return words.contains("func")
      || words.contains { $0.hasPrefix("init(") || $0.hasPrefix("init?(") } && line.contains("{")
  }

  /// Calls that belong to the composition root or to nobody.
  static let banned: [(call: String, homes: Set<String>, instead: String)] = [
    ("Date()", ["App"], "the time is an argument (Core.Clock)"),
    ("Date.now", ["App"], "the time is an argument (Core.Clock)"),
    ("UUID()", ["App"], "ids are made from given randomness (Core.Identifier)"),
    ("print(", ["App"], "only the terminal's shell prints"),
    ("try!", [], "say what happens when it fails"),
    ("fatalError(", [], "no input stops the process"),
    ("preconditionFailure(", [], "no input stops the process"),
    ("nonisolated(unsafe)", [], "share values, not variables"),
    ("@unchecked Sendable", [], "let the compiler prove it"),
    (".randomElement()", [], "draw from Core.Seed"),
    ("SystemRandomNumberGenerator", ["App", "Adapters", "Vault"], "draw from Core.Seed"),
  ]

  static func bannedCalls(_ file: SourceTree.File) -> [String] {
    guard file.isSource else { return [] }
    return CodeText.lines(file.text).enumerated().flatMap { number, line in
      banned.filter { !$0.homes.contains(file.module) && occurs($0.call, in: line) }
        .map { "\(file.path):\(number + 1): \($0.call): \($0.instead)" }
    }
  }

  /// Spans and sums of the policy have one home. Sample rates and musical numbers are no such spans.
  static let policyLiterals = [
    "86_400", "86400", "604_800", "604800", "2_592_000", "2592000", "31_536_000", "31536000", "24 * 60", "60 * 60",
    "7 * 24", "30 * 24",
  ]

  static func literals(_ file: SourceTree.File) -> [String] {
    guard file.isSource, file.module != "Policy" else { return [] }
    return CodeText.lines(file.text).enumerated().flatMap { number, line in
      policyLiterals.filter { occurs($0, in: line) }
        .map { "\(file.path):\(number + 1): \($0) belongs to Policy, with its clause and reason" }
    }
  }

  /// Spelled in halves, so that this list does not accuse itself.
  static let unfinished = ["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"]

  static func unfinishedWords(_ file: SourceTree.File) -> [String] {
    file.lines.enumerated().flatMap { number, line in
      unfinished.filter { occurs($0, in: String(line)) }
        .map { "\(file.path):\(number + 1): \($0): do it, or file it as an issue" }
    }
  }

  /// What starts a program in a test and waits for its end, on the thread it runs on.
  static let waits = [
    "SonglyProgram.run(", "SonglyProgram.makeSong(", "BrowserProgram(", "OwnServer(", "MailServer(", "output(of:",
    "decodedByFFmpeg(",
    "waitUntilExit(",
  ]

  static func blockingTests(_ file: SourceTree.File) -> [String] {
    let lines = CodeText.lines(file.text)
    func has(_ text: String) -> Bool { lines.contains { $0.contains(text) } }
    guard has("@Suite"), waits.contains(where: has), !has(".startsPrograms") else { return [] }
    return ["\(file.path): a suite that starts programs bears .startsPrograms, or it stops all others"]
  }

  static func deadFile(_ file: SourceTree.File) -> [String] {
    let code = CodeText.lines(file.text).contains { line in
      let words = line.split(separator: " ")
      return !words.isEmpty && !words.contains("import")
    }
    let isNamed = !file.path.hasSuffix("/_.swift")
    return code && isNamed ? [] : ["\(file.path): a file without code"]
  }

  /// True where the text stands by itself: `print(` is not in `blueprint(`, nor `86400` in `186400`.
  private static func occurs(_ text: String, in line: String) -> Bool {
    var rest = line[...]
    while let range = rest.firstRange(of: text) {
      let before = range.lowerBound > line.startIndex ? line[line.index(before: range.lowerBound)] : " "
      let after = range.upperBound < line.endIndex ? line[range.upperBound] : " "
      let first = text.first ?? " "
      let last = text.last ?? " "
      let starts = !isName(first) || !isName(before)
      let ends = !isName(last) || !isName(after)
      if starts && ends { return true }
      rest = rest[range.upperBound...]
    }
    return false
  }

  private static func isName(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }
}
