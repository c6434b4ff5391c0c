internal import Core

/// Reads the text of a bank: header lines `@role [occasion …] [tone …] metre [~key]`, then couplets with a blank
/// line between them. A fault in a bank is ours, so its message names the line.
struct BankParser {
  private(set) var couplets: [Couplet] = []
  private var header: Couplet?
  private var pending: [String] = []

  /// All couplets of several texts, numbered in order.
  /// - Throws: `DomainError(.fault, "bank-…")` for anything that breaks the format.
  static func parse(_ texts: [String]) throws(DomainError) -> [Couplet] {
    var parser = BankParser()
    for text in texts {
      parser.header = nil
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) { try parser.read(trimmed(line)) }
      try parser.close()
    }
    return parser.couplets
  }

  private mutating func read(_ line: String) throws(DomainError) {
    if line.isEmpty { return try close() }
    if line.hasPrefix("@") {
      try close()
      header = try Self.header(line)
      return
    }
    guard header != nil else { throw Self.fault("bank-header", line, "comes before any header") }
    pending.append(line)
    if header?.role == .title { try close() }
  }

  private mutating func close() throws(DomainError) {
    guard !pending.isEmpty, var couplet = header else { return }
    guard pending.count == couplet.role.lineCount else {
      throw Self.fault("bank-couplet", pending[0], "starts a couplet of \(pending.count) lines")
    }
    for line in pending { try Self.check(line, role: couplet.role) }
    try Self.checkSlots(pending, role: couplet.role)
    couplet.id = couplets.count
    couplet.lines = pending
    couplets.append(couplet)
    pending = []
  }

  private static func header(_ line: String) throws(DomainError) -> Couplet {
    var words = line.dropFirst().split(separator: " ").map(String.init)
    guard !words.isEmpty, let role = CoupletRole(rawValue: words.removeFirst()) else {
      throw fault("bank-role", line, "has an unknown role")
    }
    var couplet = Couplet(id: 0, role: role, occasions: [], tones: [], metre: nil, key: nil, lines: [])
    for word in words {
      if let occasion = Occasion(rawValue: word) {
        couplet.occasions.append(occasion)
      } else if let tone = Tone(rawValue: word) {
        couplet.tones.append(tone)
      } else if let metre = Metre(rawValue: word) {
        couplet.metre = metre
      } else if word.hasPrefix("~") {
        couplet.key = String(word.dropFirst())
      } else if word != "any" {
        throw fault("bank-header", line, "has an unknown word \"\(word)\"")
      }
    }
    if role != .title && couplet.metre == nil { throw fault("bank-metre", line, "names no metre") }
    return couplet
  }

  private static func check(_ line: String, role: CoupletRole) throws(DomainError) {
    var depth = 0
    for character in line {
      if character == "[" { depth += 1 }
      if character == "]" { depth -= 1 }
      if depth < 0 || depth > 1 { throw fault("bank-choice", line, "has brackets that do not pair") }
      if character == "|" && depth == 0 { throw fault("bank-choice", line, "has a bar outside brackets") }
    }
    if depth != 0 { throw fault("bank-choice", line, "has brackets that do not pair") }
    for slot in Template.slots(line) where slot != Template.detailSlot && Template.form(slot) == nil {
      throw fault("bank-slot", line, "has an unknown slot {\(slot)}")
    }
  }

  private static func checkSlots(_ lines: [String], role: CoupletRole) throws(DomainError) {
    let first = Template.slots(lines[0])
    if role == .hook && !first.contains(where: { $0 != Template.detailSlot }) {
      throw fault("bank-hook", lines[0], "is a hook without a name")
    }
    if (role == .detail) != first.contains(Template.detailSlot) {
      throw fault("bank-detail", lines[0], "must hold {detail} exactly if it is a detail frame")
    }
  }

  private static func fault(_ code: String, _ line: String, _ problem: String) -> DomainError {
    DomainError(.fault, code, "The line \"\(line)\" of a bank \(problem).")
  }
}

/// Without spaces at both ends.
func trimmed(_ text: some StringProtocol) -> String {
  var slice = text[...]
  while let first = slice.first, first.isWhitespace { slice.removeFirst() }
  while let last = slice.last, last.isWhitespace { slice.removeLast() }
  return String(slice)
}
