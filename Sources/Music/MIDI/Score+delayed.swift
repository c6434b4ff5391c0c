extension Score {
  /// The same music, all of it later by some ticks.
  func delayed(by ticks: Int) -> Score {
    if ticks == 0 { return self }
    var score = self
    score.endTick += ticks
    score.sections = sections.map { ScoreSection(kind: $0.kind, start: $0.start + ticks, end: $0.end + ticks) }
    score.chords = chords.map { span in
      var span = span
      (span.start, span.end) = (span.start + ticks, span.end + ticks)
      return span
    }
    score.lead = Self.delayed(lead, by: ticks)
    score.harmony = harmony.map { HarmonyPart(role: $0.role, notes: Self.delayed($0.notes, by: ticks)) }
    score.tracks = tracks.map { track in
      var track = track
      track.notes = track.notes.map {
        TrackNote(start: $0.start + ticks, duration: $0.duration, midi: $0.midi, velocity: $0.velocity)
      }
      return track
    }
    return score
  }

  private static func delayed(_ notes: [SungNote], by ticks: Int) -> [SungNote] {
    notes.map { note in
      var note = note
      (note.start, note.end) = (note.start + ticks, note.end + ticks)
      return note
    }
  }
}
