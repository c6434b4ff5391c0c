public import Core

/// How well two line ends rhyme, judged on sounds.
public enum Rhyme {
  /// The score from which two lines count as rhymed.
  public static let enough = 0.6

  /// From 0 (nothing in common) to 1 (the same sounds). English and Russian compare from the last stressed vowel on;
  /// Kazakh, whose rhymes are endings, compares the last syllable and lets sounds of one class stand for each other.
  /// A word does not rhyme with itself: the score is 0 then.
  public static func score(_ a: [SpokenWord], _ b: [SpokenWord], language: Language = .english) -> Double {
    guard let left = a.last, let right = b.last, !left.syllables.isEmpty, !right.syllables.isEmpty else { return 0 }
    if language == .kazakh { return endings(a, b) }
    var best = 0.0
    for tail in tails(left) {
      for other in tails(right) { best = max(best, similarity(tail, other)) }
    }
    return left.phones == right.phones ? 0 : best
  }

  /// The parts of a last word that may carry the rhyme: from its primary stress, from a later secondary stress or,
  /// in a word of three syllables and more, from a last syllable that the metre lifts.
  private static func tails(_ word: SpokenWord) -> [RhymeTail] {
    let syllables = word.syllables
    let last = syllables.count - 1
    let stressed = syllables.lastIndex { $0.stress == .primary }
    let secondary = syllables.lastIndex { $0.stress != .none }
    var starts = [stressed ?? secondary ?? last]
    if let secondary, !starts.contains(secondary) { starts.append(secondary) }
    if last - starts[0] >= 2, !starts.contains(last) { starts.append(last) }
    return starts.map { RhymeTail(Array(syllables[$0...])) }
  }

  private static func similarity(_ a: RhymeTail, _ b: RhymeTail) -> Double {
    guard a.vowels.count == b.vowels.count else { return 0 }
    var total = vowel(a.vowels[0], b.vowels[0])
    guard total >= 0.5 else { return total * 0.4 }
    for index in a.vowels.indices.dropFirst() {
      total = min(total, 0.5 + 0.5 * vowel(a.vowels[index], b.vowels[index]))
    }
    for index in a.consonants.indices { total *= consonants(a.consonants[index], b.consonants[index]) }
    return total
  }

  private static func endings(_ a: [SpokenWord], _ b: [SpokenWord]) -> Double {
    let left = a.flatMap(\.syllables)
    let right = b.flatMap(\.syllables)
    guard let last = left.last, let other = right.last else { return 0 }
    if a.last?.phones == b.last?.phones { return 0 }
    let nucleus = vowel(last.vowel, other.vowel, classes: Sound.harmonyClasses)
    let coda = consonants(last.coda, other.coda)
    let onset = consonants(last.onset, other.onset)
    var before = 0.0
    if left.count > 1 && right.count > 1 {
      before = vowel(left[left.count - 2].vowel, right[right.count - 2].vowel, classes: Sound.harmonyClasses)
    }
    return nucleus * coda * (0.6 + 0.2 * onset + 0.2 * before)
  }

  private static func vowel(_ a: String, _ b: String, classes: [[String]] = Sound.vowelClasses) -> Double {
    if a == b { return 1 }
    return classes.contains { $0.contains(a) && $0.contains(b) } ? 0.8 : 0
  }

  /// 1 for the same consonants; near ones, or one too many, cost a part.
  private static func consonants(_ a: [String], _ b: [String]) -> Double {
    if a == b { return 1 }
    if abs(a.count - b.count) > 1 { return 0.3 }
    if a.count != b.count {
      let (long, short) = a.count > b.count ? (a, b) : (b, a)
      let isPart = Array(long.dropLast()) == short || Array(long.dropFirst()) == short
      return isPart ? 0.65 : 0.4
    }
    var total = 1.0
    for (left, right) in zip(a, b) where left != right {
      total *= Sound.consonantClasses.contains { $0.contains(left) && $0.contains(right) } ? 0.8 : 0.5
    }
    return total
  }
}

/// Vowels and the consonants that follow each of them.
private struct RhymeTail {
  var vowels: [String] = []
  var consonants: [[String]] = []

  init(_ syllables: [SpokenSyllable]) {
    for (index, syllable) in syllables.enumerated() {
      if index > 0 { consonants[index - 1] += syllable.onset }
      vowels.append(syllable.vowel)
      consonants.append(syllable.coda)
    }
  }
}
