import Policy

/// Samples a second of every sound inside the program; files are resampled at the edges only.
public let sampleRate = 44_100

/// One channel of sound, full scale at ±1.
public typealias Mono = [Float]

/// Two channels of equal length, full scale at ±1.
public struct Stereo: Sendable, Hashable {
  public var left: [Float]
  public var right: [Float]

  /// The channels must be equally long; the shorter one is filled up with silence.
  public init(left: [Float], right: [Float]) {
    self.left = left
    self.right = right
    let longer = max(left.count, right.count)
    if left.count < longer { self.left += [Float](repeating: 0, count: longer - left.count) }
    if right.count < longer { self.right += [Float](repeating: 0, count: longer - right.count) }
  }

  /// Silence of this many frames.
  public init(frames: Int) {
    left = [Float](repeating: 0, count: max(0, frames))
    right = left
  }

  /// One channel in the middle, at the loudness it has in a mono file: the same samples on both sides.
  public init(_ mono: Mono) {
    left = mono
    right = mono
  }

  public var frames: Int { left.count }
  public var seconds: Double { Double(frames) / Double(sampleRate) }

  /// Left and right by turns, as files and libraries want them.
  public func interleaved() -> [Float] {
    [Float](unsafeUninitializedCapacity: frames * 2) { buffer, count in
      for frame in 0..<frames {
        buffer[2 * frame] = left[frame]
        buffer[2 * frame + 1] = right[frame]
      }
      count = frames * 2
    }
  }

  /// Every sample multiplied by `gain`.
  public func scaled(by gain: Float) -> Stereo {
    Stereo(left: left.map { $0 * gain }, right: right.map { $0 * gain })
  }
}

/// The frame that begins at a time, never below zero.
func frame(at seconds: Double) -> Int {
  guard seconds > 0 else { return 0 }
  return Int((min(seconds, Limits.soundSecondsMax) * Double(sampleRate)).rounded())
}

/// Decibels as a factor.
func amplitude(_ decibels: Double) -> Double {
  Power.of(10, decibels / 20)
}

/// A factor as decibels; silence is −200.
func decibels(_ amplitude: Double) -> Double {
  amplitude > 1e-10 ? 20 * Power.log10(amplitude) : -200
}
