import Core
import Testing

@testable import Music

/// Reads a Standard MIDI File back, strictly.
struct MIDIReader {
  struct Track {
    var notes: [(start: Int, end: Int, midi: Int, channel: Int)] = []
    var texts: [UInt8: [String]] = [:]
    var metas: [UInt8: [UInt8]] = [:]
    var length = 0
  }

  enum Fault: Error { case malformed(Int) }

  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  static func tracks(_ bytes: [UInt8]) throws -> (format: Int, division: Int, tracks: [Track]) {
    var reader = MIDIReader(bytes)
    guard try reader.take(4) == Array("MThd".utf8), try reader.number(4) == 6 else { throw Fault.malformed(0) }
    let format = try reader.number(2)
    let count = try reader.number(2)
    let division = try reader.number(2)
    let tracks = try (0..<count).map { _ in try reader.track() }
    guard reader.at == bytes.count else { throw Fault.malformed(reader.at) }
    return (format, division, tracks)
  }

  private mutating func take(_ count: Int) throws -> [UInt8] {
    guard at + count <= bytes.count else { throw Fault.malformed(at) }
    defer { at += count }
    return Array(bytes[at..<(at + count)])
  }

  private mutating func number(_ count: Int) throws -> Int { try take(count).reduce(0) { $0 << 8 | Int($1) } }

  private mutating func variable() throws -> Int {
    var value = 0
    while true {
      let byte = try number(1)
      value = value << 7 | byte & 0x7f
      if byte < 0x80 { return value }
    }
  }

  private mutating func track() throws -> Track {
    guard try take(4) == Array("MTrk".utf8) else { throw Fault.malformed(at) }
    let end = try number(4) + at
    var track = Track()
    var open: [Int: Int] = [:]
    var now = 0
    while at < end {
      now += try variable()
      let status = try number(1)
      switch status & 0xf0 {
      case 0x80, 0x90:
        let midi = try number(1)
        let velocity = try number(1)
        if status & 0xf0 == 0x90, velocity > 0 {
          guard open.updateValue(now, forKey: midi) == nil else { throw Fault.malformed(at) }
        } else {
          guard let start = open.removeValue(forKey: midi) else { throw Fault.malformed(at) }
          track.notes.append((start, now, midi, status & 15))
        }
      case 0xb0: _ = try take(2)
      case 0xc0: _ = try take(1)
      default:
        guard status == 0xff else { throw Fault.malformed(at) }
        let type = UInt8(try number(1))
        let payload = try take(variable())
        if (1...7).contains(type) { track.texts[type, default: []].append(String(decoding: payload, as: UTF8.self)) }
        track.metas[type] = payload
        if type == 0x2f { track.length = now }
      }
    }
    guard at == end, open.isEmpty, track.metas[0x2f] != nil else { throw Fault.malformed(at) }
    return track
  }
}

@Suite("MIDI files")
struct MIDITests {
  @Test(arguments: Style.all.map(\.id))
  func theFileReadsBack(_ id: String) throws {
    let style = try #require(Style.named(id))
    let words = SyntheticWords.song(1)
    let score = try Composer.compose(
      sections: words, style: style, range: SyntheticWords.range, seed: Seed(8), name: "Anna")
    let file = try MIDIReader.tracks(MIDIFile.data(score, lines: words.flatMap(\.lines)))
    #expect(file.format == 1 && file.division == 480)
    let conductor = try #require(file.tracks.first)
    let tempo = try #require(conductor.metas[0x51]).reduce(0) { $0 << 8 | Int($1) }
    #expect(abs(60_000_000 / Double(tempo) - score.tempo) < 0.01)
    #expect(conductor.metas[0x58]?.first == UInt8(score.meter.beats))
    #expect(conductor.texts[1] == [SyntheticMark.line])
    #expect(conductor.texts[6] == score.sections.map(\.kind.rawValue))
    let lead = file.tracks[1]
    #expect(lead.notes.map(\.start) == score.lead.map(\.start))
    #expect(lead.notes.map(\.end) == score.lead.map(\.end))
    #expect(lead.texts[5]?.count == score.lead.filter { !$0.continues }.count)
    #expect(lead.texts[5]?.contains("Anna ") == true)
    let band = file.tracks.suffix(score.tracks.count)
    for (track, read) in zip(score.tracks, band) {
      #expect(read.texts[3] == [track.name])
      #expect(read.notes.count == track.notes.count)
      #expect(read.notes.allSatisfy { ($0.channel == 9) == track.isDrums })
    }
    let channels = band.filter { $0.notes.first?.channel != 9 }.compactMap { $0.notes.first?.channel }
    #expect(Set(channels).count == channels.count)
  }

  @Test(arguments: [(0, [0]), (127, [0x7f]), (128, [0x81, 0]), (16_384, [0x81, 0x80, 0])] as [(Int, [UInt8])])
  func numbersOfVariableLength(_ value: Int, _ bytes: [UInt8]) {
    #expect(MIDIEvents.variable(value) == bytes)
  }
}
