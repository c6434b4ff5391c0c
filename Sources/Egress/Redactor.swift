/// Takes out of free text what points at a person, before the text leaves (D19): the user's own identifiers,
/// e-mails, links, handles, phones, postal addresses. First names stay, since the gift needs them. What was taken
/// out is counted, so that the person can be shown the outgoing text and why it differs from theirs.
///
/// It reads characters one by one and never goes back, so hostile text costs no more than its length. Where it is
/// unsure it takes out: a lost number spoils a line, a passed one breaks a promise.
public struct Redactor: Sendable {
  public enum Finding: String, Sendable, Hashable, CaseIterable {
    case known, email, link, handle, phone, address

    /// What stands in the text instead.
    public var mark: String { "[\(rawValue)]" }
  }

  public struct Result: Sendable, Hashable {
    public var text: String
    /// In the order of the text.
    public var findings: [Finding]
  }

  /// The user's own e-mail, login and ids, compared without regard to case. Shorter ones than three characters
  /// would take words apart and identify nobody.
  private let known: [[Character]]

  public init(known: [String] = []) {
    self.known = known.map { Array($0.lowercased()) }.filter { $0.count >= 3 }.sorted { $0.count > $1.count }
  }

  public func redact(_ text: String) -> Result {
    var findings: [Finding] = []
    var rest = Array(text)
    for step in [knownSpan, linkSpan, emailSpan, handleSpan, addressSpan, phoneSpan] {
      rest = replacing(in: rest, with: step, &findings)
    }
    return Result(text: String(rest), findings: findings)
  }

  typealias Span = (end: Int, finding: Finding)

  private func replacing(
    in text: [Character], with step: (_ text: [Character], _ start: Int) -> Span?, _ findings: inout [Finding]
  ) -> [Character] {
    var result: [Character] = []
    var index = 0
    while index < text.count {
      if let span = step(text, index), span.end > index {
        result += Array(span.finding.mark)
        findings.append(span.finding)
        index = span.end
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return result
  }

  private func knownSpan(_ text: [Character], _ start: Int) -> Span? {
    for name in known where start + name.count <= text.count {
      guard startsWord(text, start), isBoundary(text, start + name.count) else { continue }
      if zip(text[start...], name).allSatisfy({ $0.lowercased() == String($1) }) {
        return (start + name.count, .known)
      }
    }
    return nil
  }

  /// `https://…`, `www.…`, and the short addresses under which people are found.
  private func linkSpan(_ text: [Character], _ start: Int) -> Span? {
    guard startsWord(text, start) else { return nil }
    let beginnings = [
      "http://", "https://", "www.", "t.me/", "wa.me/", "vk.com/", "instagram.com/", "facebook.com/", "ok.ru/",
      "tiktok.com/", "youtube.com/", "x.com/", "twitter.com/",
    ]
    let head = String(text[start..<min(text.count, start + 14)]).lowercased()
    guard let beginning = beginnings.first(where: head.hasPrefix) else { return nil }
    var end = start + beginning.count
    while end < text.count, !text[end].isWhitespace, !"<>\"«»)".contains(text[end]) { end += 1 }
    while end > start + 1, ".,;:!?".contains(text[end - 1]) { end -= 1 }
    return (end, .link)
  }

  private func emailSpan(_ text: [Character], _ start: Int) -> Span? {
    guard isLocal(text[start]), start == 0 || !isLocal(text[start - 1]) else { return nil }
    var index = start
    while index < text.count, isLocal(text[index]) { index += 1 }
    guard index < text.count, text[index] == "@" else { return nil }
    let domain = index + 1
    index = domain
    while index < text.count, isWord(text[index]) || text[index] == "." || text[index] == "-" { index += 1 }
    while index > domain, text[index - 1] == "." || text[index - 1] == "-" { index -= 1 }
    guard text[domain..<index].contains(".") else { return nil }
    return (index, .email)
  }

  private func handleSpan(_ text: [Character], _ start: Int) -> Span? {
    guard text[start] == "@", start == 0 || !isWord(text[start - 1]) else { return nil }
    var end = start + 1
    while end < text.count, isWord(text[end]) || text[end] == "_" || text[end] == "." { end += 1 }
    while end > start, text[end - 1] == "." { end -= 1 }
    return end - start > 2 ? (end, .handle) : nil
  }

  private func isLocal(_ character: Character) -> Bool {
    isWord(character) || "._%+-'".contains(character)
  }
}

func isWord(_ character: Character) -> Bool {
  character.isLetter || character.isNumber || character == "_"
}

func startsWord(_ text: [Character], _ index: Int) -> Bool {
  index == 0 || !isWord(text[index - 1])
}

/// True at the end of the text and before anything that is not part of a word.
func isBoundary(_ text: [Character], _ index: Int) -> Bool {
  index >= text.count || !isWord(text[index])
}
