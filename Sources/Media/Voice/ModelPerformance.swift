import Core
import Foundation
import Music

/// One line in one take by a voice model: from notes and phones to samples.
struct ModelPerformance {
  private let line: SungLine
  private let voice: SingingVoice
  private let take: Singer.Take
  private let earliest: Double
  private let parts: [ModelPart]
  private let labels: [String]

  /// Seconds of silence around a line in which its first and last sounds rise and fade.
  private static let margin = 0.15
  /// Vowels are brought this far towards a common loudness.
  private static let levelling: Float = 0.7
  private static let vowelLevel: Float = 0.11
  private static let gainRange: ClosedRange<Float> = 0.25...4

  init(line: SungLine, model: VoiceModel, voice: SingingVoice, take: Singer.Take, earliest: Double) {
    self.line = line
    self.voice = voice
    self.take = take
    self.earliest = earliest
    let described = ModelLine(line)
    labels = described.labels
    let spoken = model.durations(labels)
    let count = line.syllables.reduce(0) { $0 + $1.phones.count }
    let slots = LineTiming.slots(
      line, durations: described.durations(spoken, count: count), lag: take.lag, earliest: earliest)
    parts = Self.parts(described, slots, spoken)
  }

  /// The second at which the last sound ends.
  var end: Double { parts.dropLast().last?.end ?? 0 }

  /// One part a label: the pauses, and the phones in their slots. Within a phrase each sounds until the next begins.
  private static func parts(_ line: ModelLine, _ slots: [LineTiming.Slot?], _ spoken: [Double]) -> [ModelPart] {
    var parts: [ModelPart] = []
    for phrase in line.phrases {
      var own: [ModelPart] = []
      for sound in phrase {
        guard let slot = slots[sound.index] else { continue }
        if sound.names.isEmpty, let last = own.indices.last { own[last].end = slot.end }
        let step = (slot.end - slot.start) / Double(max(1, sound.names.count))
        for (place, name) in sound.names.enumerated() {
          let start = slot.start + Double(place) * step
          own.append(ModelPart(name: name, start: start, end: start + step))
        }
      }
      for index in own.indices.dropLast() { own[index].end = own[index + 1].start }
      let start = own.first?.start ?? 0
      parts.append(ModelPart(name: ModelPhones.pause, start: parts.last?.end ?? start - margin, end: start))
      parts += own
    }
    let end = parts.last?.end ?? 0
    parts.append(ModelPart(name: ModelPhones.pause, start: end, end: end + margin))
    for (index, seconds) in spoken.enumerated() where parts.indices.contains(index) { parts[index].spoken = seconds }
    return parts
  }

  func lay(into output: inout [Float], model: VoiceModel, generator: inout SeededGenerator) {
    var ends: [Double] = []
    for part in parts { ends.append((ends.last ?? 0) + part.modelled) }
    guard let origin = parts.first?.start, parts.count == labels.count,
      let modelled = model.frames(labels, ends: ends)
    else { return }
    let owners = owners(origin: origin)
    let frames = modelled.at(
      owners.enumerated().map { frame, owner in
        let place = parts[owner].place(Self.time(frame, origin) - parts[owner].start)
        return (ends[owner] - parts[owner].modelled + place) / VoiceModel.Frames.seconds - 0.5
      })
    let notes = zip(line.notes, line.times).map { note, time in
      PitchContour.Note(
        start: time.lowerBound + take.lag, end: time.upperBound + take.lag, midi: Double(note.midi) + take.detune)
    }
    let pitch = PitchContour(notes, manner: voice.manner, generator: &generator)
    let synthesis = ModelSynthesis(frames, throat: voice.throat * take.throat)
    // A model devoices vowels that are short in speech; a sung vowel always sounds.
    let isVoiced = zip(frames.isVoiced, owners).map { parts[$1].isVowel || ($0 && !parts[$1].isPause) }
    synthesis.lay(
      from: origin, gains: gains(synthesis.levels, owners), isVoiced: isVoiced, pitch: pitch, into: &output,
      generator: &generator)
    if take.breathes {
      Breath.lay(before: parts[0].end, notBefore: earliest, into: &output, generator: &generator)
    }
  }

  /// The second of the song in the middle of a frame.
  private static func time(_ frame: Int, _ origin: Double) -> Double {
    origin + (Double(frame) + 0.5) * VoiceModel.Frames.seconds
  }

  /// Which part sounds in each frame.
  private func owners(origin: Double) -> [Int] {
    var part = 0
    let count = Int(((parts.last?.end ?? origin) - origin) / VoiceModel.Frames.seconds)
    return (0..<max(0, count)).map { frame in
      while part + 1 < parts.count, Self.time(frame, origin) >= parts[part].end { part += 1 }
      return part
    }
  }

  /// A loudness factor a frame: vowels towards one level, consonants with the vowels around them and lifted.
  private func gains(_ levels: [Float], _ owners: [Int]) -> [Float] {
    var (sums, counts) = ([Float](repeating: 0, count: parts.count), [Float](repeating: 0, count: parts.count))
    for (owner, level) in zip(owners, levels) {
      sums[owner] += level
      counts[owner] += 1
    }
    let vowels = parts.indices.filter { parts[$0].isVowel && counts[$0] > 0 }
    guard !vowels.isEmpty else { return levels.map { _ in 1 } }
    let factors = vowels.map { part in
      let wanted = pow(Self.vowelLevel / max(0.002, sums[part] / counts[part]), Self.levelling)
      return min(Self.gainRange.upperBound, max(Self.gainRange.lowerBound, wanted))
    }
    let middles = vowels.map { (parts[$0].start + parts[$0].end) / 2 }
    return levels.indices.map { frame in
      Self.between(middles, factors, at: Self.time(frame, parts[0].start)) * parts[owners[frame]].lift
    }
  }

  /// The value on the line through points, flat before the first and after the last.
  private static func between(_ places: [Double], _ values: [Float], at place: Double) -> Float {
    let next = places.firstIndex { $0 > place } ?? places.count
    if next == 0 { return values[0] }
    if next == places.count { return values[next - 1] }
    let share = Float((place - places[next - 1]) / (places[next] - places[next - 1]))
    return values[next - 1] + share * (values[next] - values[next - 1])
  }
}
