import Core
import Music
import Testing

@testable import Media

/// What a voice model is told about each sound.
@Suite struct VoiceLabelTests {
  private static let happyBirthday: [ContextLabels.Phrase] = [
    [
      ContextLabels.Word(
        text: "Happy",
        syllables: [
          ContextLabels.Syllable(phones: ["hh", "ae"], isStressed: true),
          ContextLabels.Syllable(phones: ["p", "iy"], isStressed: false),
        ]),
      ContextLabels.Word(text: "to", syllables: [ContextLabels.Syllable(phones: ["t", "ax"], isStressed: false)]),
    ],
    [
      ContextLabels.Word(
        text: "Anna",
        syllables: [
          ContextLabels.Syllable(phones: ["ae", "n"], isStressed: true),
          ContextLabels.Syllable(phones: ["ax"], isStressed: false),
        ])
    ],
  ]

  @Test func pausesStandAroundPhrases() {
    let names = ContextLabels(Self.happyBirthday).names
    #expect(names.count == 12)
    let phones = names.map { $0.split(separator: "-")[1].split(separator: "+")[0] }
    #expect(phones == ["pau", "hh", "ae", "p", "iy", "t", "ax", "pau", "ae", "n", "ax", "pau"])
    #expect(names[0].hasPrefix("x^x-pau+hh=ae@x_x/A:0_0_0/B:x-x-x@"))
    #expect(names[11].hasPrefix("n^ax-pau+x=x@x_x/A:0_0_1/B:"))
    #expect(ContextLabels([]).names.count == 1)
  }

  /// A table of whole labels, counted by hand.
  @Test(arguments: [
    (
      3,
      "hh^ae-p+iy=t@1_2/A:1_1_2/B:0-0-2@2-1&2-2#2-1$2-1!1-0;1-0|iy/C:0+0+2/D:0_0/E:content+2@1+2&1+0#0+0/F:to_1"
        + "/G:0_0/H:3=2^1=2|L-L%/I:2=1/J:5+3-2/K:3_2"
    ),
    (
      5,
      "p^iy-t+ax=pau@1_2/A:0_0_2/B:0-0-2@1-1&3-1#2-1$2-1!2-0;2-0|ax/C:1+1+2/D:content_2/E:to+1@2+1&2+0#1+0"
        + "/F:content_2/G:0_0/H:3=2^1=2|L-L%/I:2=1/J:5+3-2/K:1_2"
    ),
    (
      8,
      "ax^pau-ae+n=ax@1_2/A:0_0_2/B:1-1-2@1-2&1-2#1-1$1-1!0-0;0-0|ae/C:0+0+1/D:to_1/E:content+2@1+1&1+0#0+0/F:0_0"
        + "/G:3_2/H:2=1^2=1|L-L%/I:0=0/J:5+3-2/K:1_3"
    ),
  ]) func wholeLabels(_ place: Int, _ label: String) {
    #expect(ContextLabels(Self.happyBirthday).names[place] == label)
  }

  @Test(arguments: [
    ("hˈæpi", "hh ae p iy"), ("bˈɜːθdeɪ", "b er th d ey"), ("fˈaɪɚɹ", "f ay er"), ("bˈɑːɾəl", "b aa t ax l"),
    ("bˈʌʔn̩", "b ah t ax n"), ("dʒˈɔɪ", "jh oy"), ("tʃˈɛɹ", "ch eh r"), ("ðə", "dh ax"), ("sˈɪŋ", "s ih ng"),
    ("fɔːɹ", "f ao r"), ("jˈuː", "y uw"), ("wˈɜːld", "w er l d"), ("mˈɛʒɚ", "m eh zh er"),
  ]) func soundsHaveTheirNames(_ ipa: String, _ names: String) {
    let phones = Syllabifier.phones(ipa, .english).map(\.phone)
    #expect(ModelPhones.names(phones).flatMap(\.self).joined(separator: " ") == names)
  }

  @Test func soundsOfOtherLanguagesHaveANeighbour() {
    for symbol in ["ɯ", "ʎ", "ɣ", "ʈ", "ø", "xʲ"] {
      let names = ModelPhones.names([Phone(symbol)])
      #expect(names.count == 1 && names[0].count == 1, "\(symbol)")
    }
    #expect(ModelPhones.names([]).isEmpty)
  }

  @Test func functionWordsAreKnown() {
    #expect(WordClass("The") == .det && WordClass("sing") == .content && WordClass("with") == .in)
  }

  /// A comma and a rest part phrases; what a second voice leaves out is not described.
  @Test func aLineIsPartedWhereTheVoiceRests() throws {
    let line = Self.line(["mˈeɪ", "ɔːl", "jʊɹ"], text: "May, all your", starts: [0, 0.5, 1.4])
    let described = ModelLine(line)
    #expect(described.phrases.map { $0.map(\.names) } == [[["m"], ["ey"]], [["ao"], ["l"]], [["y"], ["uh"], ["r"]]])
    #expect(described.labels.count == 11)
    let seconds = described.durations(described.labels.indices.map { Double($0) }, count: 7)
    #expect(seconds == [1, 2, 4, 5, 7, 8, 9])

    var partial = line
    (partial.notes, partial.times) = ([line.notes[1]], [line.times[1]])
    #expect(ModelLine(partial).labels.count == 4)
    #expect(ModelLine(partial).durations([9, 1, 2, 9], count: 7) == [0, 0, 1, 2, 0, 0, 0])
  }

  private static func line(_ words: [String], text: String, starts: [Double]) -> SungLine {
    SungLine(
      text: text,
      words: words.map { SpokenWord(text: $0, syllables: Syllabifier.syllables($0, .english)) }, hasName: false,
      notes: words.indices.map {
        SungNote(start: $0 * 100, end: $0 * 100 + 90, midi: 60, line: 0, word: $0, syllable: 0)
      }, times: starts.map { $0...($0 + 0.48) })
  }
}
