/// Phones: runs of digits with the separators people put between them.
extension Redactor {
  /// Seven to fifteen digits (E.164), unless they are written like a date or a span of years.
  func phoneSpan(_ text: [Character], _ start: Int) -> Span? {
    guard text[start] == "+" || text[start] == "(" || text[start].isWholeNumber, startsNumber(text, start)
    else { return nil }
    var end = start
    var digits = 0
    var lastDigit = start
    // One digit more than a phone can have is enough to know that this is none.
    while end < text.count, digits < 16 {
      if text[end].isWholeNumber {
        digits += 1
        lastDigit = end
      } else if !(end == start && text[end] == "+") {
        // Two separators in a row, as in "+7 (701) 123-45-67", but no more and no line break.
        guard " ().-‑–\u{A0}/".contains(text[end]), end - lastDigit <= 2 else { break }
      }
      end += 1
    }
    guard (7...15).contains(digits), lastDigit > start else { return nil }
    let shape = String(text[start...lastDigit].map { $0.isWholeNumber ? "0" : $0 == " " ? " " : $0 })
    return Self.dateShapes.contains(shape) ? nil : (lastDigit + 1, .phone)
  }

  private func startsNumber(_ text: [Character], _ index: Int) -> Bool {
    startsWord(text, index) && (index == 0 || !"+.".contains(text[index - 1]) || text[index] == "+")
  }

  private static let dateShapes: Set = [
    "00.00.0000", "00-00-0000", "00/00/0000", "0000-00-00", "0000.00.00", "0000/00/00", "0000-0000", "0000–0000",
    "0000 - 0000", "0000 – 0000", "0.00.0000", "00.0.0000",
  ]
}
