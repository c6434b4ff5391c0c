import Testing

@testable import Music

@Suite("Chords and keys")
struct HarmonyTests {
  @Test(arguments: [
    ("I", 0, Key.Mode.major, "C"), ("vi7", 0, .major, "Am7"), ("V/3", 0, .major, "G/B"), ("bVII", 0, .major, "Bb"),
    ("iihd", 9, .minor, "Bm7b5"), ("V7", 4, .minor, "B7"), ("VI", 0, .minor, "Ab"), ("VII", 7, .mixolydian, "F"),
    ("IV", 2, .dorian, "G"), ("iii", 6, .major, "A#m"), ("iv6", 5, .major, "Bbm6"), ("I69", 10, .major, "Bb6/9"),
    ("V7sus4", 3, .major, "Bb7sus4"), ("i/3", 2, .minor, "Dm/F"), ("IVmaj7", 8, .major, "Dbmaj7"),
  ])
  func chordsAreWrittenAsMusiciansDo(_ numeral: String, _ tonic: Int, _ mode: Key.Mode, _ symbol: String) {
    #expect(Chord(numeral, in: Key(tonic: tonic, mode: mode)).symbol == symbol)
  }

  @Test func tonesFollowTheSymbol() {
    let chord = Chord("V7/7", in: Key(tonic: 0, mode: .major))
    #expect(chord.pitchClasses == [7, 11, 2, 5])
    #expect(chord.bass == 5)
    #expect(chord.symbol == "G7/F")
  }

  @Test func keysHaveTheirSignatures() {
    #expect(Key(tonic: 7, mode: .major).signature == 1)
    #expect(Key(tonic: 3, mode: .major).signature == -3)
    #expect(Key(tonic: 9, mode: .minor).signature == 0)
    #expect(Key(tonic: 2, mode: .dorian).signature == 0)
    #expect(Key(tonic: 10, mode: .major).name == "Bb major")
    #expect(Key(tonic: 6, mode: .minor).name == "F# minor")
  }

  @Test func voicingsMoveLittle() {
    let voicing = Voicing(register: 48...67, size: 4)
    let key = Key(tonic: 0, mode: .major)
    var previous = voicing.pitches(Chord("I", in: key), after: [])
    for numeral in ["IV", "V7", "vi", "ii7", "V", "I"] {
      let next = voicing.pitches(Chord(numeral, in: key), after: previous)
      #expect(next == next.sorted())
      #expect(zip(previous, next).allSatisfy { abs($0 - $1) <= 5 })
      previous = next
    }
  }
}
