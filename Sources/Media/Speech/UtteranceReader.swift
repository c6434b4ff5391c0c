import Core

/// Reads the answers of songly-speak: lines of text, and samples after each "S" line.
struct UtteranceReader {
  private let bytes: [UInt8]
  private var position = 0
  private(set) var sampleRate = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// All answers that are complete; a program that was stopped half-way leaves fewer than were asked.
  mutating func utterances() -> [Utterance] {
    var done: [Utterance] = []
    var current = Utterance()
    while let line = nextLine() {
      let rest = String(line.dropFirst(2))
      switch line.first {
      case "R": sampleRate = Int(rest) ?? 0
      case "V": current = Utterance(voiceExists: rest == "1")
      case "I": current.ipa = rest
      case "P": current.sounds.append(Self.sound(rest))
      case "S":
        guard let count = Int(rest), let samples = nextSamples(count) else { return done }
        current.samples = samples
      default: done.append(current)
      }
    }
    return done
  }

  private static func sound(_ text: String) -> Utterance.Sound {
    let parts = text.split(separator: " ", maxSplits: 1)
    return Utterance.Sound(start: Int(parts.first ?? "") ?? 0, name: parts.count > 1 ? String(parts[1]) : "")
  }

  private mutating func nextLine() -> String? {
    guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    defer { position = end + 1 }
    return String(decoding: bytes[position..<end], as: UTF8.self)
  }

  private mutating func nextSamples(_ count: Int) -> [Int16]? {
    guard count >= 0, count <= (bytes.count - position) / 2 else { return nil }
    defer { position += 2 * count }
    return (0..<count).map { index in
      Int16(bitPattern: UInt16(bytes[position + 2 * index]) | UInt16(bytes[position + 2 * index + 1]) << 8)
    }
  }
}
