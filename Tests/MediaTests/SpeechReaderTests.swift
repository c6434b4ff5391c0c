import Core
import Foundation
import Testing

@testable import Media

/// What the speech program answers is read as bytes of a stranger.
@Suite struct SpeechReaderTests {
  private static let answer: [UInt8] =
    Array("R 22050\nV 1\nI hˈaɪ \nP 0 \nP 5 h\nP 9 aɪ\nS 3\n".utf8) + [1, 0, 0xFF, 0xFF, 0x0A, 0x0A] + Array("E\n".utf8)

  /// As the program does: a child that reads nothing shall not end its parent.
  init() { signal(SIGPIPE, SIG_IGN) }

  private func read(_ bytes: [UInt8]) -> [Utterance] {
    var reader = UtteranceReader(bytes)
    return reader.utterances()
  }

  @Test func aWholeAnswer() throws {
    var reader = UtteranceReader(Self.answer + Array("V 0\nE\n".utf8))
    let answers = reader.utterances()
    #expect(reader.sampleRate == 22_050)
    #expect(answers.count == 2 && answers[0].voiceExists && !answers[1].voiceExists)
    #expect(answers[0].ipa == "hˈaɪ ")
    #expect(answers[0].sounds.map(\.name) == ["", "h", "aɪ"] && answers[0].sounds.map(\.start) == [0, 5, 9])
    // The third sample's bytes look like line ends and are none.
    #expect(answers[0].samples == [1, -1, 2570])
  }

  @Test func anAnswerCutAnywhereIsNoAnswer() {
    for count in 0..<Self.answer.count { #expect(read(Array(Self.answer[..<count])).isEmpty, "\(count) bytes") }
    #expect(read(Self.answer).count == 1)
  }

  @Test func numbersThatLie() {
    for number in ["-1", "4", "1000000000000", "x", ""] {
      let bytes = Array("R 22050\nV 1\nS \(number)\n".utf8) + [1, 0, 2, 0]
      #expect(read(bytes).isEmpty, "S \(number)")
    }
    #expect(read(Array("P\nP 99999999999999999999 a\nV\nI\nR\nE\n".utf8)).count == 1)
  }

  @Test func garbageDoesNoHarm() {
    var generator = Seed(5).generator("garbage")
    for _ in 0..<400 {
      // Garbage that often begins lines as answers do.
      let bytes = (0..<generator.index(200)).map { _ -> UInt8 in
        generator.unit() < 0.3 ? Array("RVIPSE \n09".utf8)[generator.index(10)] : UInt8(generator.index(256))
      }
      for utterance in read(bytes) { #expect(utterance.samples.count * 2 <= bytes.count) }
    }
  }

  @Test func aRequestStaysOnItsLine() {
    let request = SpeechRequest(voice: "ru", mode: .soundsOnly, text: "one\ntwo\tthree\0four\r\nfive\u{2028}six")
    #expect(request.encoded.filter { $0 == "\n" }.count == 1 && request.encoded.filter { $0 == "\t" }.count == 4)
    #expect(request.encoded.hasSuffix("one two three four five six\n"))
  }

  @Test func aProgramThatIsMissingOrSilent() {
    for (path, code) in [("/nowhere/songly-speak", "speech-missing"), ("/bin/true", "speech-failed")] {
      do {
        _ = try SpeechProgram(path: path).answers([SpeechRequest(voice: "ru", mode: .soundsOnly, text: "a")])
        Issue.record("\(path) cannot speak")
      } catch {
        #expect(error.code == code)
      }
    }
  }

  @Test func aVoiceThatIsNotThere() {
    do {
      _ = try SpeechProgram().answers([SpeechRequest(voice: "xx-nobody", mode: .soundsOnly, text: "a")])
      Issue.record("there is no such voice")
    } catch {
      #expect(error.code == "voice-missing" && error.kind == .missing)
    }
  }
}
