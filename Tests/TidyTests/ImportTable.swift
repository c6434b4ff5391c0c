/// Who may import whom. The same table stands in ARCHITECTURE.md and, as dependencies, in Package.swift; the three
/// must agree, so a new arrow between modules is always a decision seen in a review.
enum ImportTable {
  static let services = ["Core", "Policy", "Persistence", "Vault", "Jobs", "Egress", "Privacy"]

  static let modules: [String: [String]] = [
    "Core": [],
    "Policy": ["Core"],
    "HTML": [],
    "Writing": ["Core", "Policy"],
    "Music": ["Core", "Policy"],
    "Imaging": ["Core", "HTML"],
    "Media": ["Core", "Policy", "Music", "Imaging"],
    "Persistence": ["Core"],
    "Vault": ["Core", "Policy", "Persistence"],
    "Jobs": ["Core", "Policy", "Persistence"],
    "Egress": ["Core", "Policy", "Persistence", "Vault", "Privacy"],
    "Privacy": ["Core", "Policy", "Persistence", "Vault"],
    "Accounts": services,
    "Energy": services,
    "Moderation": services,
    "Studio": services + ["Accounts", "Energy", "Moderation", "Writing", "Music", "Imaging", "Media"],
    "Assistants": services + ["Accounts", "Energy", "Moderation"],
    "Sharing": services + ["Studio", "Moderation"],
    "Adapters": ["Core", "Policy", "Egress"],
    "Web": ["Core", "Policy", "HTML", "Jobs", "Privacy", "Accounts", "Energy", "Studio", "Assistants", "Sharing"],
    "App": services + [
      "Writing", "Media", "Accounts", "Energy", "Moderation", "Studio", "Assistants", "Adapters", "Web",
    ],
  ]

  /// The dependencies of `module("Name", [...])` and of the executable, our own modules only.
  static func parse(package text: String) -> [String: Set<String>] {
    let code = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.firstRange(of: "//").map { String(line[..<$0.lowerBound]) } ?? String(line)
    }.joined(separator: "\n")
    var table: [String: Set<String>] = [:]
    for call in code.components(before: ["module(", ".executableTarget("]) {
      let arguments = call[..<closing(of: call)]
      let names = quoted(arguments[..<(arguments.firstRange(of: "resources:")?.lowerBound ?? arguments.endIndex)])
      guard let name = names.first, modules[name] != nil else { continue }
      table[name] = Set(names.dropFirst().filter { modules[$0] != nil })
    }
    return table
  }

  /// Rows of the form `| Name | Core, Policy | … |`; a dash stands for none.
  static func parse(document text: String) -> [String: Set<String>] {
    var table: [String: Set<String>] = [:]
    for line in text.split(separator: "\n") where line.hasPrefix("| ") {
      let cells = line.split(separator: "|").map { $0.trimmed }
      guard cells.count >= 2, modules[cells[0]] != nil else { continue }
      table[cells[0]] = Set(cells[1].split(separator: ",").map { $0.trimmed }.filter { $0 != "–" })
    }
    return table
  }

  /// Imports of a file that its module may not have.
  static func faults(_ file: SourceTree.File) -> [String] {
    guard file.isSource, let allowed = modules[file.module] else { return [] }
    return CodeText.lines(file.text).enumerated().compactMap { number, line in
      let words = line.split(separator: " ")
      guard let index = words.firstIndex(of: "import"), let name = words.dropFirst(index + 1).first else { return nil }
      let imported = String(name)
      guard modules[imported] != nil, imported != file.module, !allowed.contains(imported) else { return nil }
      return "\(file.path):\(number + 1): \(file.module) may not import \(imported)"
    }
  }

  /// The end of the call's own parentheses.
  private static func closing(of call: Substring) -> Substring.Index {
    var depth = 1
    for index in call.indices {
      if call[index] == "(" { depth += 1 }
      if call[index] == ")" { depth -= 1 }
      if depth == 0 { return index }
    }
    return call.endIndex
  }

  private static func quoted(_ text: Substring) -> [String] {
    text.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
      .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
  }
}

extension String {
  /// The text after each occurrence of any mark.
  fileprivate func components(before marks: [String]) -> [Substring] {
    marks.flatMap { ranges(of: $0).map { self[$0.upperBound...] } }
  }
}

extension Substring {
  var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
