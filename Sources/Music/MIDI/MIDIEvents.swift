/// The events of one MIDI track, written in order of time.
struct MIDIEvents {
  private struct Event {
    var tick: Int
    /// At one tick: ends of notes first, then settings and words, then beginnings.
    var rank: Int
    var bytes: [UInt8]
  }

  private var events: [Event] = []

  mutating func meta(_ type: UInt8, _ payload: [UInt8], at tick: Int) {
    events.append(Event(tick: tick, rank: 1, bytes: [0xff, type] + Self.variable(payload.count) + payload))
  }

  mutating func text(_ type: UInt8, _ text: String, at tick: Int) {
    meta(type, Array(text.utf8), at: tick)
  }

  mutating func program(_ program: Int, channel: Int) {
    events.append(Event(tick: 0, rank: 1, bytes: [0xc0 | UInt8(channel & 15), Self.seven(program)]))
  }

  mutating func controller(_ controller: Int, _ value: Int, channel: Int) {
    let bytes = [0xb0 | UInt8(channel & 15), Self.seven(controller), Self.seven(value)]
    events.append(Event(tick: 0, rank: 1, bytes: bytes))
  }

  mutating func note(_ midi: Int, velocity: Int, from start: Int, to end: Int, channel: Int) {
    let low = UInt8(channel & 15)
    let start = max(0, start)
    events.append(Event(tick: start, rank: 2, bytes: [0x90 | low, Self.seven(midi), max(1, Self.seven(velocity))]))
    events.append(Event(tick: max(start + 1, end), rank: 0, bytes: [0x80 | low, Self.seven(midi), 64]))
  }

  /// The track's bytes with delta times and its end mark.
  func bytes(end: Int) -> [UInt8] {
    let ordered = events.enumerated().sorted {
      ($0.element.tick, $0.element.rank, $0.offset) < ($1.element.tick, $1.element.rank, $1.offset)
    }
    var bytes: [UInt8] = []
    var now = 0
    for (_, event) in ordered {
      bytes += Self.variable(event.tick - now) + event.bytes
      now = event.tick
    }
    return bytes + Self.variable(max(0, end - now)) + [0xff, 0x2f, 0]
  }

  private static func seven(_ value: Int) -> UInt8 { UInt8(min(max(value, 0), 127)) }

  /// A number of variable length: seven bits a byte, the highest bit on all but the last.
  static func variable(_ value: Int) -> [UInt8] {
    var rest = max(0, value)
    var bytes = [UInt8(rest & 0x7f)]
    rest >>= 7
    while rest > 0 {
      bytes.append(UInt8(rest & 0x7f) | 0x80)
      rest >>= 7
    }
    return bytes.reversed()
  }
}
