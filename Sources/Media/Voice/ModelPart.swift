/// One phone of a voice model in a sung line, in seconds of the song.
struct ModelPart {
  var name: String
  var start: Double
  var end: Double
  /// Seconds it would be spoken.
  var spoken = 0.1

  var isVowel: Bool { ModelPhones.vowels.contains(name) }
  var isPause: Bool { name == ModelPhones.pause }
  /// How much louder than in speech it is sung: consonants must stand beside vowels that are held, and under a band.
  var lift: Float {
    if isVowel || isPause { return 1 }
    if ModelPhones.unvoiced.contains(name) { return Self.unvoicedLift }
    return ModelPhones.obstruents.contains(name) ? Self.voicedLift : Self.sonorantLift
  }

  private static let unvoicedLift: Float = 1.5
  private static let voicedLift: Float = 1.3
  private static let sonorantLift: Float = 1.15

  private var isDiphthong: Bool { ModelPhones.diphthongs.contains(name) }
  private var sung: Double { end - start }

  private static let stretchMax = 1.3
  private static let vowelMin = 0.06

  /// Seconds for which the model is asked. Vowels are modelled little longer than they are spoken, so that the moves
  /// into and out of their neighbours keep their pace; the rest of the note is their middle, held. Stretched by the
  /// model as a whole they blur the consonants beside them.
  var modelled: Double {
    isVowel ? min(sung, max(Self.vowelMin, spoken * Self.stretchMax)) : sung
  }

  /// What is held of a vowel lies between these shares of it. A diphthong is held on its first half and moves at the
  /// end, as singers do.
  private var held: (from: Double, to: Double) { isDiphthong ? (0.3, 0.55) : (0.4, 0.6) }

  /// The second of the modelled sound that is heard at a second of the sung one.
  func place(_ at: Double) -> Double {
    let modelled = modelled
    guard sung > modelled + 0.005 else { return at / max(1e-4, sung) * modelled }
    let (first, last) = (modelled * held.from, modelled * (1 - held.to))
    if at < first { return at }
    if at > sung - last { return modelled - (sung - at) }
    return first + (at - first) / (sung - first - last) * (modelled - first - last)
  }
}
