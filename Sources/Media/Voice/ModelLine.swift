import Core

/// A sung line as a voice model sees it: which of its sounds are sung, where the voice pauses, what each is called.
struct ModelLine {
  /// One sound of the line and what the model calls it; several names for a sound that is two to the model.
  struct Sound {
    /// Place among all sounds of the line.
    var index: Int
    var names: [String]
  }

  /// The sung sounds, phrase by phrase.
  private(set) var phrases: [[Sound]] = []
  let labels: [String]

  init(_ line: SungLine) {
    let beats = line.beats
    var words: [ContextLabels.Phrase] = []
    var (syllable, sound) = (0, 0)
    var last: LineTiming.Beat?
    for word in line.words {
      let names = ModelPhones.names(word.syllables.flatMap(\.phones))
      var (spoken, offset) = (ContextLabels.Word(text: word.text, syllables: []), 0)
      for part in word.syllables {
        let own = names[offset..<offset + part.phones.count]
        if let beat = beats[syllable] {
          if Self.pauses(last, beat) {
            if !spoken.syllables.isEmpty { words[words.count - 1].append(spoken) }
            spoken.syllables = []
            words.append([])
            phrases.append([])
          }
          phrases[phrases.count - 1] += own.enumerated().map {
            Sound(index: sound + $0.offset, names: $0.element)
          }
          spoken.syllables.append(
            ContextLabels.Syllable(phones: own.flatMap(\.self), isStressed: part.stress != .none))
        }
        last = beats[syllable]
        syllable += 1
        sound += part.phones.count
        offset += part.phones.count
      }
      if !spoken.syllables.isEmpty { words[words.count - 1].append(spoken) }
    }
    labels = ContextLabels(words).names
  }

  /// Whether the voice rests before a beat.
  private static func pauses(_ before: LineTiming.Beat?, _ beat: LineTiming.Beat) -> Bool {
    guard let before else { return true }
    return beat.joint == .comma || beat.start - before.end >= LineTiming.legatoGap
  }

  /// Seconds each sound of the line is spoken, from those of the labels; what is left out takes none.
  func durations(_ labelled: [Double], count: Int) -> [Double] {
    var result = [Double](repeating: 0, count: count)
    var label = 0
    for phrase in phrases {
      label += 1
      for sound in phrase {
        for _ in sound.names where label < labelled.count {
          result[sound.index] += labelled[label]
          label += 1
        }
      }
    }
    return result
  }
}
