public import Core

/// When each line and word of a song is sung, in seconds of the delivered audio.
public struct TimedWords: Sendable, Codable, Hashable {
  public struct Word: Sendable, Codable, Hashable {
    public var start: Double
    public var end: Double
    public var text: String
  }

  public struct Line: Sendable, Codable, Hashable {
    public var start: Double
    public var end: Double
    public var text: String
    public var words: [Word]
  }

  public var lines: [Line]

  /// - Parameters:
  ///   - lines: every line of the song, in order, as the notes' `line` counts them.
  ///   - leadIn: seconds of silence before the score begins.
  public init(_ score: Score, lines: [SpokenSection.Line], leadIn: Double) {
    self.lines = lines.enumerated().compactMap { index, spoken in
      let notes = score.lead.filter { $0.line == index }
      guard let first = notes.first, let last = notes.last else { return nil }
      let words = spoken.words.enumerated().compactMap { number, word -> Word? in
        let own = notes.filter { $0.word == number }
        guard let start = own.first?.start, let end = own.last?.end else { return nil }
        return Word(start: score.seconds(start) + leadIn, end: score.seconds(end) + leadIn, text: word.text)
      }
      return Line(
        start: score.seconds(first.start) + leadIn, end: score.seconds(last.end) + leadIn, text: spoken.line.text,
        words: words)
    }
  }

  /// Enhanced LRC: a time before each line and before each word. The tag for what made the file bears the mark of AI.
  public func lrc(title: String) -> String {
    var text = "[ti:\(title)]\n[re:\(SyntheticMark.line)]\n"
    for line in lines {
      let words = line.words.map { "<\(Self.clock($0.start, digits: 2))> \($0.text)" }.joined(separator: " ")
      text += "[\(Self.clock(line.start, digits: 2))] \(words) <\(Self.clock(line.end, digits: 2))>\n"
    }
    return text
  }

  /// WebVTT with a cue a line and a time before each word. The mark of AI is a note, which browsers pass over.
  public func vtt() -> String {
    var text = "WEBVTT\n\nNOTE\n\(SyntheticMark.line)\n"
    for line in lines {
      let words = line.words.map { "<\(Self.clock($0.start, digits: 3, hours: true))><c>\(Self.escaped($0.text))</c>" }
      text +=
        "\n\(Self.clock(line.start, digits: 3, hours: true)) --> \(Self.clock(line.end, digits: 3, hours: true))\n"
      text += words.joined(separator: " ") + "\n"
    }
    return text
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }

  /// "01:02.34", or with hours "00:01:02.345".
  static func clock(_ seconds: Double, digits: Int, hours: Bool = false) -> String {
    let unit = digits == 2 ? 100 : 1000
    let total = Int((max(0, seconds) * Double(unit)).rounded())
    func padded(_ value: Int, _ width: Int) -> String {
      let text = String(value)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    let (whole, fraction) = total.quotientAndRemainder(dividingBy: unit)
    let minutes = hours ? whole / 60 % 60 : whole / 60
    let start = hours ? padded(whole / 3600, 2) + ":" : ""
    return start + padded(minutes, 2) + ":" + padded(whole % 60, 2) + "." + padded(fraction, digits)
  }
}
