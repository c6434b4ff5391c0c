public import Core

/// A score as a Standard MIDI File, format 1: a track of tempo, metre, key and section markers, the lead with its
/// words as lyric events, the other voices, and the band. Its first text is the mark of AI.
public enum MIDIFile {
  /// The bytes of the file. `lines` are all lines of the song in order, as the notes' `line` counts them; without
  /// them the lead has no lyric events. With a `leadIn` (seconds) an empty bar of that length comes first, so that
  /// the file runs beside delivered audio that begins with as much quiet.
  public static func data(_ score: Score, lines: [SpokenSection.Line] = [], leadIn: Double = 0) -> [UInt8] {
    let countIn = leadIn > 0 ? score.meter.barTicks : 0
    let score = score.delayed(by: countIn)
    var tracks = [conductor(score, countIn: countIn, seconds: leadIn)]
    if !score.lead.isEmpty { tracks.append(voice("Lead", score.lead, channel: 0, lines: lines, end: score.endTick)) }
    for part in score.harmony where part.role == .second {
      tracks.append(voice("Second voice", part.notes, channel: 1, lines: [], end: score.endTick))
    }
    // Channels 1 and 2 belong to the voices and channel 10 to the drums.
    let melodic = [2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15]
    var used = 0
    for track in score.tracks {
      let channel = track.isDrums ? 9 : melodic[used % melodic.count]
      if !track.isDrums { used += 1 }
      tracks.append(instrument(track, channel: channel, end: score.endTick))
    }
    var bytes = Array("MThd".utf8) + big(6, 4) + big(1, 2) + big(tracks.count, 2) + big(Score.ticksPerQuarter, 2)
    for track in tracks { bytes += Array("MTrk".utf8) + big(track.count, 4) + track }
    return bytes
  }

  private static func conductor(_ score: Score, countIn: Int, seconds: Double) -> [UInt8] {
    var events = MIDIEvents()
    events.text(3, score.style, at: 0)
    events.text(1, SyntheticMark.line, at: 0)
    if countIn > 0 {
      let quarters = Double(countIn) / Double(Score.ticksPerQuarter)
      events.meta(0x51, big(Int((seconds * 1_000_000 / quarters).rounded()), 3), at: 0)
    }
    events.meta(0x51, big(Int((60_000_000 / score.tempo).rounded()), 3), at: countIn)
    let power = score.meter.unit == 8 ? 3 : 2
    let clicks = score.meter.unit == 8 ? 36 : 24
    events.meta(0x58, [UInt8(score.meter.beats), UInt8(power), UInt8(clicks), 8], at: 0)
    let isMinor = score.key.mode == .minor || score.key.mode == .dorian
    events.meta(0x59, [UInt8(bitPattern: Int8(score.key.signature)), isMinor ? 1 : 0], at: 0)
    for section in score.sections { events.text(6, section.kind.rawValue, at: section.start) }
    return events.bytes(end: score.endTick)
  }

  private static func voice(
    _ name: String, _ notes: [SungNote], channel: Int, lines: [SpokenSection.Line], end: Int
  ) -> [UInt8] {
    var events = MIDIEvents()
    events.text(3, name, at: 0)
    events.program(53, channel: channel)
    for note in notes {
      if let text = syllable(note, lines) { events.text(5, text, at: note.start) }
      events.note(note.midi, velocity: 88, from: note.start, to: note.end, channel: channel)
    }
    return events.bytes(end: end)
  }

  /// The whole word at its first syllable (spelling gives no sure place to divide it), a dash at the others.
  private static func syllable(_ note: SungNote, _ lines: [SpokenSection.Line]) -> String? {
    guard lines.indices.contains(note.line), lines[note.line].words.indices.contains(note.word), !note.continues else {
      return nil
    }
    return note.syllable == 0 ? lines[note.line].words[note.word].text + " " : "-"
  }

  private static func instrument(_ track: Track, channel: Int, end: Int) -> [UInt8] {
    var events = MIDIEvents()
    events.text(3, track.name, at: 0)
    events.program(track.program, channel: channel)
    for (controller, value) in [(7, track.volume), (10, track.pan), (91, track.reverb)] {
      events.controller(controller, value, channel: channel)
    }
    for note in track.notes {
      events.note(
        note.midi, velocity: note.velocity, from: note.start, to: note.start + note.duration, channel: channel)
    }
    return events.bytes(end: end)
  }

  static func big(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }
}
