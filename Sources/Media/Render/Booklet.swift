import Core
import Foundation
import Music

/// What lies beside the sound of a song: words with their times, notes, cover, and the numbers a page draws from.
struct Booklet {
  let directory: String

  func write(_ job: SongJob, words: TimedWords, svg: String, png: [UInt8]) throws(DomainError) {
    try save("song.mid", Data(MIDIFile.data(job.score, lines: job.lines, leadIn: SongJob.leadIn)))
    try save("words.lrc", Data(words.lrc(title: job.title).utf8))
    try save("words.vtt", Data(words.vtt().utf8))
    try save("cover.svg", Data(svg.utf8))
    try save("cover.png", Data(png))
  }

  /// The loudness line (0...1) and the timed words as JSON, rounded: finer digits would be heard by nobody.
  func write(curve: [Double], words: TimedWords) throws(DomainError) {
    try save("peaks.json", Self.json(curve.map(Self.rounded)))
    var lines = words.lines
    for line in lines.indices {
      lines[line].start = Self.rounded(lines[line].start)
      lines[line].end = Self.rounded(lines[line].end)
      for word in lines[line].words.indices {
        lines[line].words[word].start = Self.rounded(lines[line].words[word].start)
        lines[line].words[word].end = Self.rounded(lines[line].words[word].end)
      }
    }
    try save("timings.json", Self.json(lines))
  }

  private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }

  private static func json(_ value: some Encodable) -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(value)) ?? Data()
  }

  private func save(_ name: String, _ data: Data) throws(DomainError) {
    try Self.save(data, directory + "/" + name)
  }

  static func save(_ data: Data, _ path: String) throws(DomainError) {
    do {
      try data.write(to: URL(fileURLWithPath: path))
    } catch {
      let name = URL(fileURLWithPath: path).lastPathComponent
      throw DomainError(.unavailable, "not-written", "\(name) could not be written: is the disk full?")
    }
  }
}
