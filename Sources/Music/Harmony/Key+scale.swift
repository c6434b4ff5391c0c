extension Key {
  /// Semitones of the seven degrees above the tonic.
  var steps: [Int] {
    switch mode {
    case .major: [0, 2, 4, 5, 7, 9, 11]
    case .minor: [0, 2, 3, 5, 7, 8, 10]
    case .dorian: [0, 2, 3, 5, 7, 9, 10]
    case .mixolydian: [0, 2, 4, 5, 7, 9, 10]
    }
  }

  var scale: PitchClasses { PitchClasses(steps.map { tonic + $0 }) }

  /// The tonic as it is written: the spelling with fewer accidentals in its signature.
  public var name: String {
    let root = Spelling.name(of: tonic, letter: tonicLetter)
    switch mode {
    case .major: return root + " major"
    case .minor: return root + " minor"
    case .dorian: return root + " dorian"
    case .mixolydian: return root + " mixolydian"
    }
  }

  /// Sharps (positive) or flats (negative) of the signature, by way of the relative major.
  var signature: Int {
    let toMajor =
      switch mode {
      case .major: 0
      case .minor: 3
      case .dorian: 10
      case .mixolydian: 5
      }
    let fifths = PitchClasses.wrap((tonic + toMajor) * 7)
    return fifths > 6 ? fifths - 12 : fifths
  }

  /// 0 = C … 6 = B.
  var tonicLetter: Int {
    let natural = Spelling.naturals.firstIndex(of: tonic)
    if let natural { return natural }
    return signature > 0
      ? Spelling.naturals.firstIndex(of: PitchClasses.wrap(tonic - 1)) ?? 0
      : Spelling.naturals.firstIndex(of: PitchClasses.wrap(tonic + 1)) ?? 0
  }
}

/// How pitch classes are written with letters and accidentals.
enum Spelling {
  static let naturals = [0, 2, 4, 5, 7, 9, 11]
  private static let letters = ["C", "D", "E", "F", "G", "A", "B"]

  /// `letter` counts from C = 0; spellings beyond one accidental fall back to the plain name.
  static func name(of pitchClass: Int, letter: Int) -> String {
    let letter = ((letter % 7) + 7) % 7
    switch PitchClasses.wrap(pitchClass - naturals[letter]) {
    case 0: return letters[letter]
    case 1: return letters[letter] + "#"
    case 11: return letters[letter] + "b"
    default: return plain[PitchClasses.wrap(pitchClass)]
    }
  }

  private static let plain = ["C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"]
}
