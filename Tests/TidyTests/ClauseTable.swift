/// Where the clauses of the policy are carried out and where they are proven, read from the citations in the tree.
enum ClauseTable {
  struct Clause: Sendable, Hashable {
    /// As people see it: `§5.4`, `D45b`.
    var number: String
    /// As the code calls it: `keepGenerated`.
    var name: String
  }

  struct Row: Sendable, Hashable {
    var clause: Clause
    var code: [String]
    var tests: [String]
  }

  /// The cases of `Policy.Clause`, in its order.
  static func clauses(_ source: String) -> [Clause] {
    source.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard words.count == 4, words[0] == "case", words[2] == "=" else { return nil }
      return Clause(number: String(words[3].filter { $0 != "\"" }), name: String(words[1]))
    }
  }

  static func rows(_ clauses: [Clause], _ files: [SourceTree.File]) -> [Row] {
    let cited = files.filter(isCounted).map { ($0, citations($0.text, clauses)) }
    return clauses.map { clause in
      let paths = cited.filter { $0.1.contains(clause.number) }.map(\.0.path).sorted()
      return Row(
        clause: clause, code: paths.filter { $0.hasPrefix("Sources/") }, tests: paths.filter { $0.hasPrefix("Tests/") })
    }
  }

  /// The list of clauses and the words of the public text carry nothing out; in music a D7 is a chord.
  private static func isCounted(_ file: SourceTree.File) -> Bool {
    let silent = [
      "Sources/Policy/Clause.swift", "Sources/Web/Strings/", "Sources/Music/", "Sources/Media/", "Sources/Writing/",
      "Sources/Imaging/", "Tests/TidyTests/", "Tests/MusicTests/", "Tests/MediaTests/", "Tests/WritingTests/",
      "Tests/ImagingTests/",
    ]
    return !silent.contains { file.path.hasPrefix($0) }
  }

  /// The numbers that a text names, and those whose names it uses where it speaks of clauses.
  static func citations(_ text: String, _ clauses: [Clause]) -> Set<String> {
    let known = Set(clauses.map(\.number))
    var found: Set<String> = []
    // Other texts have sections too.
    let text = text.replacing(/(?:RFC|ASVS|HTML|CLDR)[ ,\d.()"]*§[\d.]+/, with: "")
    for match in text.matches(of: /§\d+(?:\.\d+)*|\bD\d+b?\b/) where known.contains(String(match.output)) {
      found.insert(String(match.output))
    }
    let byName = Dictionary(clauses.map { ($0.name, $0.number) }, uniquingKeysWith: { first, _ in first })
    for line in text.split(separator: "\n") where line.lowercased().contains("clause") {
      for match in line.matches(of: /\.([a-zA-Z]+)\b/) {
        if let number = byName[String(match.output.1)] { found.insert(number) }
      }
    }
    return found
  }

  static let head = """
    # Clauses

    Where each clause (§) and decision (D) of the policy is carried out and proven, read from the citations in code and
    tests. Made by `SONGLY_GOLDENS=write bin/test --filter ClauseTests`; a test fails when a file named here no longer cites its
    clause, and when a clause has neither code nor test nor a reason.

    | clause | name | code | tests |
    |---|---|---|---|
    """

  /// The page. What has no code or no test says why.
  static func document(_ rows: [Row], gaps: [String: String]) -> String {
    let lines = rows.map { row in
      "| \(row.clause.number) | \(row.clause.name) | \(cell(row.code, gaps[row.clause.number])) "
        + "| \(cell(row.tests, gaps[row.clause.number])) |"
    }
    return ([head] + lines).joined(separator: "\n") + "\n"
  }

  private static let filesShown = 6

  private static func cell(_ paths: [String], _ gap: String?) -> String {
    guard !paths.isEmpty else { return gap ?? "" }
    let shown = paths.prefix(filesShown).map { "`\($0.drop { $0 != "/" }.dropFirst())`" }.joined(separator: ", ")
    return shown + (paths.count > filesShown ? " and \(paths.count - filesShown) more" : "")
  }

  /// What of a page is not true any more: files that do not cite the clause they are named for.
  static func faults(_ document: String, _ rows: [Row]) -> [String] {
    let byNumber = Dictionary(rows.map { ($0.clause.number, $0) }, uniquingKeysWith: { first, _ in first })
    var seen: Set<String> = []
    var faults: [String] = []
    for line in document.split(separator: "\n") {
      let cells = line.split(separator: "|").map { $0.trimmed }
      guard cells.count == 4, let row = byNumber[cells[0]] else { continue }
      seen.insert(cells[0])
      for (cell, paths) in [(cells[2], row.code), (cells[3], row.tests)] {
        let named = cell.split(separator: "`").map(String.init).filter { $0.hasSuffix(".swift") }
        let short = Set(paths.map { String($0.drop { $0 != "/" }.dropFirst()) })
        faults += named.filter { !short.contains($0) }.map { "\(cells[0]) is not cited in \($0)" }
        if named.isEmpty && !paths.isEmpty { faults.append("\(cells[0]) has files that the page does not name") }
      }
    }
    return faults + byNumber.keys.filter { !seen.contains($0) }.sorted().map { "\($0) is not on the page" }
  }
}
