import Foundation

/// Pitch-synchronous overlap-add (Moulines and Charpentier 1990): periods of the spoken line are laid down again
/// at the pitch and the pace of the song, so that vowels keep their colour while the melody moves.
struct GrainSynthesis {
  /// One sound, from where it was spoken to where it is sung.
  struct Piece {
    var sourceStart: Int
    var sourceEnd: Int
    var start: Double
    var end: Double
    var isVowel: Bool
    /// Loudness factor at its middle.
    var gain: Float
  }

  private static let rate = 44_100.0
  /// The spoken edges of a vowel that keep their own pace: the moves into and out of its neighbours.
  private static let naturalEdge = 0.08

  let samples: [Float]
  let marks: PitchMarks
  /// Above 1 a smaller throat, below 1 a larger one.
  var throat = 1.0

  /// Adds a voiced run of touching pieces to the output.
  func lay(_ pieces: [Piece], pitch: PitchContour, into output: inout [Float]) {
    guard let first = pieces.first, let last = pieces.last, marks.positions.count > 1 else { return }
    var time = first.start
    var index = 0
    while time < last.end {
      while index + 1 < pieces.count, time >= pieces[index].end { index += 1 }
      let period = 1 / pitch.hertz(time)
      let source = Self.sourcePosition(pieces[index], time)
      let gain = Self.gain(pieces, index, time) * Self.edge(time, first.start, last.end)
      add(from: source, at: time * Self.rate, outPeriod: period * Self.rate, gain: gain, into: &output)
      time += period
    }
  }

  /// Where in the spoken line the sound of this instant lies. Vowels keep their edges and stretch their middle.
  static func sourcePosition(_ piece: Piece, _ time: Double) -> Double {
    let spoken = Double(piece.sourceEnd - piece.sourceStart)
    let sung = max(1e-4, piece.end - piece.start) * rate
    let at = (time - piece.start) * rate
    let linear = at / sung * spoken
    guard piece.isVowel, sung > spoken else { return Double(piece.sourceStart) + min(spoken, max(0, linear)) }
    let edge = min(naturalEdge * rate, spoken * 0.4)
    let inside: Double
    if at < edge {
      inside = at
    } else if at > sung - edge {
      inside = spoken - (sung - at)
    } else {
      inside = edge + (at - edge) / (sung - 2 * edge) * (spoken - 2 * edge)
    }
    return Double(piece.sourceStart) + min(spoken, max(0, inside))
  }

  /// Loudness glides from the middle of one sound to the middle of the next.
  private static func gain(_ pieces: [Piece], _ index: Int, _ time: Double) -> Float {
    let piece = pieces[index]
    let middle = (piece.start + piece.end) / 2
    let neighbour = time < middle ? index - 1 : index + 1
    guard pieces.indices.contains(neighbour) else { return piece.gain }
    let other = pieces[neighbour]
    let far = abs((other.start + other.end) / 2 - middle)
    let share = Float(min(1, abs(time - middle) / max(1e-4, far)))
    return piece.gain + (other.gain - piece.gain) * share
  }

  private static func edge(_ time: Double, _ start: Double, _ end: Double) -> Float {
    Float(min(1, (time - start) / 0.006 + 0.2, (end - time) / 0.025 + 0.05))
  }

  /// One grain: a mixture of the two periods around the place, so that long notes do not repeat one period.
  private func add(from source: Double, at centre: Double, outPeriod: Double, gain: Float, into output: inout [Float]) {
    let (left, right, share) = neighbours(of: source)
    let half = min(marks.period, max(outPeriod, marks.period * 0.75))
    let level = gain * Float((outPeriod / marks.period).squareRoot())
    let whole = Int(centre.rounded(.down))
    let fraction = centre - Double(whole)
    let reach = Int(half) + 1
    guard whole - reach >= 0, whole + reach < output.count else { return }
    for offset in -reach...reach {
      let distance = Double(offset) - fraction
      guard abs(distance) < half else { continue }
      let window = Float(0.5 + 0.5 * cos(.pi * distance / half))
      let value = (1 - share) * sample(left, distance) + share * sample(right, distance)
      output[whole + offset] += level * window * value
    }
  }

  private func sample(_ mark: Int, _ distance: Double) -> Float {
    let position = Double(mark) + distance * throat
    let index = Int(position.rounded(.down))
    guard index >= 0, index + 1 < samples.count else { return 0 }
    let share = Float(position - Double(index))
    return samples[index] + (samples[index + 1] - samples[index]) * share
  }

  /// The marks on both sides of a source position and how far it is towards the right one. Marks that are
  /// far apart belong to different voiced runs and are not mixed.
  private func neighbours(of source: Double) -> (Int, Int, Float) {
    let positions = marks.positions
    var (low, high) = (0, positions.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if Double(positions[middle]) <= source { low = middle } else { high = middle - 1 }
    }
    let left = positions[low]
    guard low + 1 < positions.count else { return (left, left, 0) }
    let right = positions[low + 1]
    let share = (source - Double(left)) / Double(right - left)
    if Double(right - left) > 1.6 * marks.period { return share < 0.5 ? (left, left, 0) : (right, right, 0) }
    return (left, right, Float(min(1, max(0, share))))
  }
}
