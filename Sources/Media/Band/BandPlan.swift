internal import Music

/// A key that goes down (velocity above 0) or up on a channel, at a frame of the accompaniment.
struct BandEvent: Hashable {
  var frame: Int
  var channel: Int
  var midi: Int
  var velocity: Int
}

/// All key presses of a score in playing order.
struct BandPlan {
  /// FluidSynth starts sound only at multiples of this many frames (1.45 ms), so events are set to the nearest one:
  /// at most 0.73 ms from the written time, and always the same.
  static let grid = 64

  var events: [BandEvent] = []

  init(_ score: Score, leadIn: Double) {
    for (channel, track) in score.tracks.enumerated() {
      for note in Self.separated(track.notes) {
        let start = Self.frame(score, note.start, leadIn)
        let end = max(start + Self.grid, Self.frame(score, note.start + note.duration, leadIn))
        events.append(BandEvent(frame: start, channel: channel, midi: note.midi, velocity: note.velocity))
        events.append(BandEvent(frame: end, channel: channel, midi: note.midi, velocity: 0))
      }
    }
    // Keys go up before others go down at the same frame.
    events.sort { ($0.frame, $0.velocity, $0.channel, $0.midi) < ($1.frame, $1.velocity, $1.channel, $1.midi) }
  }

  private static func frame(_ score: Score, _ tick: Int, _ leadIn: Double) -> Int {
    let exact = max(0, leadIn + score.seconds(tick)) * Double(sampleRate)
    return Int((exact / Double(grid)).rounded()) * grid
  }

  /// Notes within MIDI's limits; one that sounds again before its end stops where the next one begins, because
  /// the first release would silence both.
  private static func separated(_ notes: [TrackNote]) -> [TrackNote] {
    var result: [TrackNote] = []
    var last: [Int: Int] = [:]
    for note in notes.sorted(by: { ($0.start, $0.midi, $0.duration) < ($1.start, $1.midi, $1.duration) }) {
      guard (0...127).contains(note.midi), note.velocity > 0, note.duration > 0 else { continue }
      var note = note
      note.velocity = min(127, note.velocity)
      if let index = last[note.midi], result[index].start + result[index].duration > note.start {
        result[index].duration = note.start - result[index].start
      }
      last[note.midi] = result.count
      result.append(note)
    }
    return result.filter { $0.duration > 0 }
  }
}
