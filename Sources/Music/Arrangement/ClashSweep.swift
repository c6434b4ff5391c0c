/// Takes away what grates: no note of the band sounds a semitone from a long note of a voice.
enum ClashSweep {
  /// Notes shorter than this pass by too quickly to be heard as a clash.
  static let longTicks = Score.ticksPerQuarter - Score.ticksPerQuarter / 6

  static func clean(_ track: Track, against voices: [[SungNote]]) -> Track {
    guard !track.isDrums else { return track }
    var track = track
    for voice in voices {
      let long = voice.filter { $0.end - $0.start >= longTicks }
      var cursor = 0
      track.notes = track.notes.compactMap { note in
        while cursor < long.count, long[cursor].end <= note.start - Score.ticksPerQuarter * 16 { cursor += 1 }
        return clean(note, against: long[cursor...])
      }
    }
    track.notes.sort { ($0.start, $0.midi) < ($1.start, $1.midi) }
    return track
  }

  private static func clean(_ note: TrackNote, against long: ArraySlice<SungNote>) -> TrackNote? {
    var start = note.start
    var end = note.start + note.duration
    for sung in long {
      if sung.start >= end { break }
      guard sung.end > start, [1, 11].contains(PitchClasses.wrap(sung.midi - note.midi)) else { continue }
      // Keep the longer side of the note: what came before the voice, or what comes after it.
      if sung.start - start >= end - sung.end { end = sung.start } else { start = sung.end }
      if end - start < 40 { return nil }
    }
    return TrackNote(start: start, duration: end - start, midi: note.midi, velocity: note.velocity)
  }
}
