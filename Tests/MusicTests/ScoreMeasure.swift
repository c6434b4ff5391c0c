import Core

@testable import Music

/// What can be counted in a score.
struct ScoreMeasure {
  let score: Score

  func chord(at tick: Int) -> ChordSpan? { score.chords.last { $0.start <= tick && tick < $0.end } }

  func isStrong(_ tick: Int) -> Bool {
    let place = tick % score.meter.barTicks
    return place == 0 || (score.meter.beats != 3 && place == score.meter.barTicks / 2)
  }

  /// (chord tones, all) of the notes that begin on strong beats.
  var strongNotes: (good: Int, all: Int) {
    let strong = score.lead.filter { isStrong($0.start) }
    let good = strong.filter { note in
      chord(at: note.start).map { ($0.pitchClasses + [$0.bass]).contains(note.midi % 12) } ?? false
    }
    return (good.count, strong.count)
  }

  /// (clashing with a chord that sounds, all) of the notes of a quarter or longer, of the lead or a second voice.
  func longClashes(_ notes: [SungNote]) -> (bad: Int, all: Int) {
    let long = notes.filter { $0.end - $0.start >= Score.ticksPerQuarter }
    let bad = long.filter { note in
      score.chords.contains { chord in
        chord.start < note.end && chord.end > note.start && chord.pitchClasses.contains { Self.grates($0, note.midi) }
      }
    }
    return (bad.count, long.count)
  }

  /// Long lead notes that some note of the band grates with, while both sound.
  var bandClashes: Int {
    let long = score.lead.filter { $0.end - $0.start >= Score.ticksPerQuarter }
    let band = score.tracks.filter { !$0.isDrums }.flatMap(\.notes)
    return long.filter { note in
      band.contains {
        $0.start < note.end && $0.start + $0.duration > note.start && Self.grates($0.midi, note.midi)
      }
    }.count
  }

  var widestLeap: Int { zip(score.lead, score.lead.dropFirst()).map { abs($0.midi - $1.midi) }.max() ?? 0 }

  /// Share of moves of two semitones or fewer.
  var steps: Double {
    let moves = zip(score.lead, score.lead.dropFirst()).map { abs($0.midi - $1.midi) }
    return Double(moves.filter { $0 <= 2 }.count) / Double(max(1, moves.count))
  }

  static func grates(_ a: Int, _ b: Int) -> Bool { [1, 11].contains(((a - b) % 12 + 12) % 12) }

  /// The tune as pairs of interval and length in sixteenths.
  var tune: [Int] {
    zip(score.lead, score.lead.dropFirst()).map { ($1.midi - $0.midi + 12) * 1000 + ($0.end - $0.start) / 60 }
  }

  /// Levenshtein distance as a share of the longer sequence.
  static func distance(_ a: [Int], _ b: [Int]) -> Double {
    guard !a.isEmpty, !b.isEmpty else { return a.isEmpty && b.isEmpty ? 0 : 1 }
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let cost = min(diagonal + (x == y ? 0 : 1), row[j] + 1, row[j + 1] + 1)
        diagonal = row[j + 1]
        row[j + 1] = cost
      }
    }
    return Double(row[b.count]) / Double(max(a.count, b.count))
  }
}
