import Core

/// Syllables without words, for tunes that an instrument plays.
enum WordlessVerse {
  static func sections(_ kinds: [SectionKind], most: Int, seed: Seed) -> [SpokenSection] {
    kinds.map { kind in
      var generator = seed.generator("wordless " + kind.rawValue)
      let pair = [min(most, 6 + generator.index(4)), min(most, 5 + generator.index(4))]
      let lines = (0..<SongForm.lines(kind)).map { line in
        SpokenSection.Line(
          line: LyricLine(text: ""), words: (0..<pair[line % 2]).map { word($0, startsLow: pair[0] % 2 == 1) })
      }
      return SpokenSection(kind: kind, lines: lines)
    }
  }

  private static func word(_ index: Int, startsLow: Bool) -> SpokenWord {
    let isHeavy = (index % 2 == 0) != startsLow
    return SpokenWord(
      text: "la",
      syllables: [SpokenSyllable(phones: [Phone("l"), Phone("a")], nucleus: 1, stress: isHeavy ? .primary : .none)])
  }

  /// The same song with the tune on an instrument instead of the voice.
  static func played(_ score: Score, style: Style) -> Score {
    var score = score
    let answer = style.parts.first { $0.role == .answer }
    let register = answer?.register ?? 60...79
    // The tune was composed around A above middle C; it moves by octaves to where the instrument speaks.
    let centre = (register.lowerBound + register.upperBound) / 2
    let shift = 12 * Int((Double(centre - 65) / 12).rounded())
    let notes = score.lead.enumerated().map { index, note in
      TrackNote(
        start: note.start, duration: max(40, note.end - note.start - 10), midi: note.midi + shift,
        velocity: 80 + (index * 7) % 12)
    }
    score.tracks.insert(
      Track(
        name: "Tune", program: answer?.program ?? 73, volume: 104, pan: 64, reverb: 50, notes: notes), at: 0)
    score.lead = []
    score.harmony = []
    return score
  }
}
