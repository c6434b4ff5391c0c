/// Describes every phone of a line with its surroundings, in the form by which the voice models choose their sounds
/// (the label format of the English RHVoice models, which is that of HTS with more counts).
struct ContextLabels {
  struct Syllable {
    var phones: [String]
    var isStressed: Bool
    var vowel: String { phones.first(where: ModelPhones.vowels.contains) ?? "novowel" }
  }

  struct Word {
    var text: String
    var syllables: [Syllable]
  }

  /// A stretch without a pause.
  typealias Phrase = [Word]

  /// One label per phone; before, between and after the phrases stand pauses.
  private(set) var names: [String] = []

  private struct Place {
    var phone: String
    var phrase = 0
    var word = 0
    var syllable = 0
    var position = 0
  }

  private struct FlatSyllable {
    var syllable: Syllable
    var word: Int
    var positionInWord: Int
    var isAccented: Bool
  }

  private let phrases: [Phrase]
  private let places: [Place?]
  private let flat: [[FlatSyllable]]
  private let classes: [[WordClass]]

  init(_ phrases: [Phrase]) {
    self.phrases = phrases
    classes = phrases.map { $0.map { WordClass($0.text) } }
    flat = phrases.indices.map { [classes] phrase in
      phrases[phrase].enumerated().flatMap { word, content in
        content.syllables.enumerated().map { index, syllable in
          FlatSyllable(
            syllable: syllable, word: word, positionInWord: index,
            isAccented: syllable.isStressed && classes[phrase][word] == .content)
        }
      }
    }
    var places: [Place?] = [nil]
    for (phrase, syllables) in flat.enumerated() {
      for (index, syllable) in syllables.enumerated() {
        for (position, phone) in syllable.syllable.phones.enumerated() {
          places.append(Place(phone: phone, phrase: phrase, word: syllable.word, syllable: index, position: position))
        }
      }
      places.append(nil)
    }
    self.places = places
    names = places.indices.map(label)
  }

  private func phone(_ index: Int) -> String {
    places.indices.contains(index) ? places[index]?.phone ?? ModelPhones.pause : "x"
  }

  private func label(_ index: Int) -> String {
    let surroundings =
      "\(phone(index - 2))^\(phone(index - 1))-\(phone(index))+\(phone(index + 1))=\(phone(index + 2))"
    let count = flat.map(\.count).reduce(0, +)
    let tail = "/J:\(count)+\(phrases.map(\.count).reduce(0, +))-\(phrases.count)"
    guard let place = places[index] else { return surroundings + pause(index) + tail + "/K:x_x" }
    return surroundings + syllables(place) + words(place) + phrase(place) + tail + inWord(place)
  }

  /// A pause has neighbours only.
  private func pause(_ index: Int) -> String {
    let before = index > 0 ? places[index - 1] : nil
    let after = index + 1 < places.count ? places[index + 1] : nil
    let (left, right) = (before.map(syllable), after.map(syllable))
    let many = Array(repeating: "x", count: 4)
    return "@x_x/A:\(Self.brief(left, "_"))/B:x-x-x@x-x&x-x#x-x$x-x!x-x;x-x|x/C:\(Self.brief(right, "+"))"
      + "/D:\(gpos(before))_\(length(before))/E:x+x@x+x&x+x#x+x/F:\(gpos(after))_\(length(after))"
      + "/G:\(size(before?.phrase, "_"))/H:\(many[0])=\(many[1])^\(many[2])=\(many[3])|0/I:\(size(after?.phrase, "="))"
  }

  private func syllable(_ place: Place) -> FlatSyllable { flat[place.phrase][place.syllable] }

  private static func brief(_ syllable: FlatSyllable?, _ joint: String) -> String {
    guard let syllable else { return ["0", "0", "0"].joined(separator: joint) }
    return [flag(syllable.syllable.isStressed), flag(syllable.isAccented), "\(syllable.syllable.phones.count)"]
      .joined(separator: joint)
  }

  private static func flag(_ value: Bool) -> String { value ? "1" : "0" }

  private func gpos(_ place: Place?) -> String { place.map { classes[$0.phrase][$0.word].rawValue } ?? "0" }

  private func length(_ place: Place?) -> String {
    place.map { "\(phrases[$0.phrase][$0.word].syllables.count)" } ?? "0"
  }

  private func size(_ phrase: Int?, _ joint: String) -> String {
    guard let phrase, phrases.indices.contains(phrase) else { return "0\(joint)0" }
    return "\(flat[phrase].count)\(joint)\(phrases[phrase].count)"
  }

  private func syllables(_ place: Place) -> String {
    let own = flat[place.phrase]
    let here = own[place.syllable]
    let (previous, next) = (neighbour(place, -1), neighbour(place, 1))
    let wordLength = phrases[place.phrase][place.word].syllables.count
    let (before, after) = (own[..<place.syllable], own[(place.syllable + 1)...])
    let isStressed: (FlatSyllable) -> Bool = { $0.syllable.isStressed }
    let isAccented: (FlatSyllable) -> Bool = { $0.isAccented }
    return "@\(place.position + 1)_\(here.syllable.phones.count - place.position)"
      + "/A:\(Self.brief(previous, "_"))/B:\(Self.brief(here, "-"))"
      + "@\(here.positionInWord + 1)-\(wordLength - here.positionInWord)"
      + "&\(place.syllable + 1)-\(own.count - place.syllable)"
      + "#\(before.count(where: isStressed) + 1)-\(after.count(where: isStressed) + 1)"
      + "$\(before.count(where: isAccented) + 1)-\(after.count(where: isAccented) + 1)"
      + "!\(Self.distance(before.reversed(), isStressed))-\(Self.distance(Array(after), isStressed))"
      + ";\(Self.distance(before.reversed(), isAccented))-\(Self.distance(Array(after), isAccented))"
      + "|\(here.syllable.vowel)/C:\(Self.brief(next, "+"))"
  }

  /// The syllable before or after, also across phrases.
  private func neighbour(_ place: Place, _ step: Int) -> FlatSyllable? {
    let own = flat[place.phrase]
    if own.indices.contains(place.syllable + step) { return own[place.syllable + step] }
    guard flat.indices.contains(place.phrase + step) else { return nil }
    return step < 0 ? flat[place.phrase + step].last : flat[place.phrase + step].first
  }

  private static func distance<T>(_ items: [T], _ isWanted: (T) -> Bool) -> Int {
    items.firstIndex(where: isWanted).map { $0 + 1 } ?? 0
  }

  private func words(_ place: Place) -> String {
    let own = classes[place.phrase]
    let (before, after) = (Array(own[..<place.word].reversed()), Array(own[(place.word + 1)...]))
    let isContent: (WordClass) -> Bool = { $0 == .content }
    let count = phrases[place.phrase].count
    return "/D:\(gpos(word: place, -1))/E:\(gpos(place))+\(length(place))"
      + "@\(place.word + 1)+\(count - place.word)"
      + "&\(before.count(where: isContent) + 1)+\(after.count(where: isContent))"
      + "#\(Self.distance(before, isContent))+\(Self.distance(after, isContent))/F:\(gpos(word: place, 1))"
  }

  /// Class and syllables of the word before or after, also across phrases.
  private func gpos(word place: Place, _ step: Int) -> String {
    var (phrase, word) = (place.phrase, place.word + step)
    if !phrases[phrase].indices.contains(word) {
      phrase += step
      guard phrases.indices.contains(phrase), !phrases[phrase].isEmpty else { return "0_0" }
      word = step < 0 ? phrases[phrase].count - 1 : 0
    }
    return "\(classes[phrase][word].rawValue)_\(phrases[phrase][word].syllables.count)"
  }

  private func phrase(_ place: Place) -> String {
    "/G:\(size(place.phrase - 1, "_"))/H:\(size(place.phrase, "="))^\(place.phrase + 1)=\(phrases.count - place.phrase)"
      + "|L-L%/I:\(size(place.phrase + 1, "="))"
  }

  private func inWord(_ place: Place) -> String {
    let syllables = phrases[place.phrase][place.word].syllables
    let before = syllables[..<syllable(place).positionInWord].reduce(0) { $0 + $1.phones.count }
    let all = syllables.reduce(0) { $0 + $1.phones.count }
    return "/K:\(before + place.position + 1)_\(all - before - place.position)"
  }
}
