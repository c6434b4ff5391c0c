import HTML

/// The words of a song on its page: parts with their names, lines that can be tapped.
enum WorkWords {
  struct Part: Hashable {
    /// The id of the part's name; nil for lines before the first mark.
    var kind: String?
    var lines: [Line]
  }

  struct Line: Hashable {
    var text: String
    /// When it is sung; nil where that is not known.
    var start: Double?
  }

  /// Marks and lines as they were written, each line with its time: both run in the same order.
  static func parts(_ words: String, lines timed: [WorkShow.Ready.Line]) -> [Part] {
    var parts: [Part] = []
    var rest = timed[...]
    for raw in words.split(separator: "\n", omittingEmptySubsequences: true) {
      let text = raw.drop { $0 == " " }
      if text.isEmpty { continue }
      if text.hasPrefix("["), text.hasSuffix("]") {
        parts.append(Part(kind: kind(text.dropFirst().dropLast()), lines: []))
        continue
      }
      if parts.isEmpty { parts.append(Part(kind: nil, lines: [])) }
      // A line that was broken or left out shifts the times; the next equal text puts them right.
      let place = rest.firstIndex { $0.text == text }
      if let place { rest = rest[place...] }
      parts[parts.count - 1].lines.append(Line(text: String(text), start: place.map { timed[$0].start }))
      if place != nil { rest = rest.dropFirst() }
    }
    return parts.filter { !$0.lines.isEmpty }
  }

  private static func kind(_ mark: Substring) -> String? {
    switch mark.lowercased().filter(\.isLetter) {
    case "verse": "verse"
    case "prechorus": "preChorus"
    case "chorus": "chorus"
    case "bridge": "bridge"
    default: nil
    }
  }

  /// Words that only stand there.
  static func plain(_ words: String, _ strings: WorkStrings) -> Node {
    list(parts(words, lines: []), strings, canJump: false)
  }

  /// Words that follow the song and jump to a line.
  static func following(_ ready: WorkShow.Ready, _ strings: WorkStrings) -> Node {
    list(parts(ready.words, lines: ready.lines), strings, canJump: true)
  }

  private static func list(_ parts: [Part], _ strings: WorkStrings, canJump: Bool) -> Node {
    .group(
      parts.map { part in
        .group([
          part.kind.flatMap { strings.sections[$0] }.map { .tag("h3", .class("part-name"), text: $0) } ?? .empty,
          .tag("ol", .class("lines"), children: part.lines.map { line($0, canJump: canJump) }),
        ])
      })
  }

  /// A line is plain text until the script makes it a button.
  private static func line(_ line: Line, canJump: Bool) -> Node {
    guard canJump, let start = line.start else { return .tag("li", text: line.text) }
    let hundredths = Int((start * 100).rounded())
    return .tag("li", .data("at", "\(hundredths / 100).\(hundredths % 100 / 10)\(hundredths % 10)"), text: line.text)
  }
}
