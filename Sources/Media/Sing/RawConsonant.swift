import Core
import Foundation

/// A sound laid down as it was spoken: what tells a stop or a fricative apart is a burst or a hiss, and any resynthesis
/// would only blur it. Of voiced ones only the noise above the voice is laid here; their buzz follows the melody.
struct RawConsonant {
  let piece: SourceLine.Piece
  let slot: LineTiming.Slot
  let gain: Float

  private static let rate = 44_100.0
  private static let fade = 160

  func lay(_ samples: [Float], into output: inout [Float], generator: inout SeededGenerator) {
    let wanted = Int((slot.end - slot.start) * Self.rate)
    let spoken = piece.end - piece.start
    guard wanted > 8, spoken > 8, piece.start >= 0, piece.end <= samples.count else { return }
    if keepsLength || wanted <= spoken {
      // The burst is at the end: what is too long loses its silence at the start.
      let length = min(wanted, spoken)
      copy(samples, from: piece.end - length, count: length, to: Int(slot.end * Self.rate) - length, into: &output)
    } else {
      stretch(samples, wanted: wanted, spoken: spoken, into: &output, generator: &generator)
    }
  }

  /// A burst cannot be longer, and a buzz would be broken up by it; only a hiss may be stretched.
  private var keepsLength: Bool {
    piece.phone.kind == .voiced || "ptkqcʔʈ".contains(piece.phone.symbol.first ?? " ")
  }

  private func copy(_ samples: [Float], from: Int, count: Int, to: Int, into output: inout [Float]) {
    guard to >= Self.fade, to + count + Self.fade < output.count else { return }
    for index in -Self.fade..<(count + Self.fade) {
      guard samples.indices.contains(from + index) else { continue }
      let inside = min(index + Self.fade, count + Self.fade - index)
      let window = Float(min(1, Double(inside) / Double(2 * Self.fade)))
      output[to + index] += gain * window * samples[from + index]
    }
  }

  /// Noise may be overlapped anywhere: short windows from drifting places give a longer hiss of the same colour.
  private func stretch(
    _ samples: [Float], wanted: Int, spoken: Int, into output: inout [Float], generator: inout SeededGenerator
  ) {
    let window = min(882, spoken / 2 * 2)
    let hop = window / 2
    let start = Int(slot.start * Self.rate)
    var at = 0
    while at + hop < wanted {
      let place = Double(at) / Double(wanted) * Double(spoken - window)
      let jitter = (generator.unit() - 0.5) * Double(min(200, spoken - window))
      let from = piece.start + Int(max(0, min(Double(spoken - window), place + jitter)))
      for index in 0..<window {
        let target = start + at - hop / 2 + index
        guard output.indices.contains(target), samples.indices.contains(from + index) else { continue }
        let shape = Float(0.5 - 0.5 * cos(2 * .pi * (Double(index) + 0.5) / Double(window)))
        output[target] += gain * shape * samples[from + index]
      }
      at += hop
    }
  }
}
