import Core
import Foundation

/// The pitch of the voice at every instant of a line: the notes, joined as a singer joins them.
struct PitchContour {
  struct Note {
    var start: Double
    var end: Double
    var midi: Double
  }

  struct Manner: Sendable {
    /// Half the width of the vibrato, in semitones.
    var vibratoDepth = 0.2
    var vibratoRate = 5.4
    /// How far below a note a phrase begins, in semitones.
    var scoop = 0.7
    /// Slow unsteadiness, in semitones.
    var drift = 0.05
  }

  private let notes: [Note]
  private let manner: Manner
  private let phases: [Double]

  /// Notes in order and at least one.
  init(_ notes: [Note], manner: Manner, generator: inout SeededGenerator) {
    self.notes = notes
    self.manner = manner
    phases = (0..<4).map { _ in generator.unit() * 2 * .pi }
  }

  private static let glide = 0.07
  private static let vibratoDelay = 0.25
  private static let vibratoRise = 0.25
  private static let restForScoop = 0.2

  /// Hz at a second of the song.
  func hertz(_ time: Double) -> Double {
    440 * pow(2, (semitones(time) - 69) / 12)
  }

  /// MIDI pitch with fractions.
  func semitones(_ time: Double) -> Double {
    let index = noteIndex(time)
    let note = notes[index]
    var pitch = note.midi
    if index + 1 < notes.count {
      // The voice leaves a little before the next note begins and has arrived just after.
      let next = notes[index + 1]
      let position = (time - (next.start - Self.glide * 0.8)) / Self.glide
      pitch += (next.midi - note.midi) * Self.ease(position)
    }
    if index > 0 {
      let previous = notes[index - 1]
      let position = (time - (note.start - Self.glide * 0.8)) / Self.glide
      pitch += (previous.midi - note.midi) * (1 - Self.ease(position))
    }
    return pitch + scoop(index, time) + vibrato(note, time) + drift(time)
  }

  private func noteIndex(_ time: Double) -> Int {
    var (low, high) = (0, notes.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if notes[middle].start <= time { low = middle } else { high = middle - 1 }
    }
    return low
  }

  private static func ease(_ x: Double) -> Double {
    let t = min(1, max(0, x))
    return t * t * (3 - 2 * t)
  }

  /// A phrase, or a note after a rest, is taken from below.
  private func scoop(_ index: Int, _ time: Double) -> Double {
    let note = notes[index]
    guard index == 0 || note.start - notes[index - 1].end > Self.restForScoop else { return 0 }
    let position = (time - note.start + 0.03) / 0.12
    return -manner.scoop * (1 - Self.ease(position)) * min(1, (note.end - note.start) / 0.3)
  }

  private func vibrato(_ note: Note, _ time: Double) -> Double {
    let since = time - note.start - Self.vibratoDelay
    guard since > 0, note.end - note.start > 0.45 else { return 0 }
    let depth = manner.vibratoDepth * min(1, since / Self.vibratoRise)
    let rate = manner.vibratoRate + 0.25 * sin(0.9 * time + phases[3])
    return depth * sin(2 * .pi * rate * since)
  }

  private func drift(_ time: Double) -> Double {
    manner.drift
      * (sin(2 * .pi * 0.73 * time + phases[0]) + 0.6 * sin(2 * .pi * 1.9 * time + phases[1])
        + 0.3 * sin(2 * .pi * 4.1 * time + phases[2]))
  }
}
