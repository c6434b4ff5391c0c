import Core
import Media
import Music
import Policy
import Testing
import Writing

@testable import Studio

/// What a brief may hold.
@Suite struct SongBriefTests {
  private func brief(_ change: (inout SongBrief) -> Void = { _ in }) -> SongBrief {
    var brief = SongBrief(recipient: "Anna", language: .english, seed: Seed(1))
    change(&brief)
    return brief
  }

  private func code(_ change: (inout SongBrief) -> Void) -> String? {
    do {
      _ = try brief(change).checked()
      return nil
    } catch {
      return error.code
    }
  }

  @Test func theUsualBriefIsFine() throws {
    let checked = try brief().checked()
    #expect(checked.brief.recipient == "Anna")
    #expect(checked.voice?.id == "james")
    #expect(checked.brief.seconds == 120)
  }

  @Test func spacesAroundTheNameGo() throws {
    #expect(try brief { $0.recipient = "  Anna   Maria " }.checked().brief.recipient == "Anna Maria")
  }

  @Test func lengths() {
    let (low, high) = (Double(Limits.songSeconds.lowerBound), Double(Limits.songSeconds.upperBound))
    for seconds in [low, low + 0.5, high] { #expect(code { $0.seconds = seconds } == nil) }
    for seconds in [low - 0.1, high + 0.1, 0, -1, .nan, .infinity, -.infinity, 1e300, -1e300] {
      #expect(code { $0.seconds = seconds } == "seconds-range", "\(seconds)")
    }
  }

  @Test func tempos() {
    let (low, high) = (Double(Limits.tempo.lowerBound), Double(Limits.tempo.upperBound))
    for tempo in [nil, low, 90.5, high] { #expect(code { $0.tempo = tempo } == nil) }
    for tempo in [low - 0.1, high + 0.1, 0, -90, .nan, .infinity, 1e300] {
      #expect(code { $0.tempo = tempo } == "tempo-range", "\(tempo)")
    }
  }

  @Test func stories() {
    let longest = String(repeating: "a", count: Limits.storyLengthMax)
    #expect(code { $0.story = longest } == nil)
    #expect(code { $0.story = longest + "a" } == "story-too-long")
    #expect(code { $0.story = "a" + String(repeating: "\u{301}", count: 100_000) } == "story-too-long")
    #expect(code { $0.story = "We met.\n\tIn May. 🎂 Ёлка" } == nil)
    for hidden in ["\0", "\u{1B}[2J", "\u{85}", "\u{202E}", "\u{2066}", "\u{E000}"] {
      #expect(code { $0.story = "We" + hidden + "met" } == "story-unreadable", "\(hidden.debugDescription)")
    }
    for nothing in ["", "  \n", "\u{3000}"] { #expect(code { $0.story = nothing } == "story-empty") }
  }

  @Test func ownWords() {
    #expect(code { $0.words = "[Verse]\nAnna walks" } == nil)
    #expect(code { $0.words = "" } == "words-empty")
    #expect(code { $0.words = "\u{7}" } == "words-unreadable")
    #expect(code { $0.words = String(repeating: "a", count: Limits.ownWordsLengthMax + 1) } == "words-too-long")
    #expect(
      code {
        $0.words = "Anna walks"
        $0.isInstrumental = true
      } == "words-unsung")
  }

  @Test func anotherScriptNeedsASpelling() {
    #expect(code { $0.recipient = "Анна" } == "name-script")
    #expect(
      code {
        $0.recipient = "Анна"
        $0.sayName = "Anna"
      } == nil)
    #expect(
      code {
        $0.recipient = "Анна"
        $0.sayName = "Анна"
      } == "say-name-script")
    #expect(code { $0.sayName = String(repeating: "a", count: 2000) } == "say-name-too-long")
    #expect(code { $0.sayName = "" } == "say-name-empty")
  }

  @Test func choices() {
    #expect(code { $0.style = "polka" } == "style-unknown")
    #expect(code { $0.voice = "nobody" } == "voice-unknown")
    #expect(code { $0.voice = "pavel" } == "voice-unknown")
    #expect(
      code {
        $0.recipient = "Анна"
        $0.language = .russian
        $0.voice = "pavel"
      } == nil)
  }

  @Test func anInstrumentalNeedsNoVoice() throws {
    #expect(try brief { $0.isInstrumental = true }.checked().voice == nil)
  }

  @Test func theSeedChoosesAmongTheStylesThatSuit() throws {
    for tone in Tone.allCases {
      for occasion in Occasion.allCases {
        let fitting = SongStyles.fitting(tone, occasion)
        var chosen = Set<String>()
        for seed in 1...60 {
          let brief = brief {
            ($0.tone, $0.occasion, $0.seed) = (tone, occasion, Seed(UInt64(seed)))
          }
          let style = try brief.checked().style.id
          #expect(try brief.checked().style.id == style)
          chosen.insert(style)
        }
        #expect(chosen == Set(fitting), "\(tone) \(occasion)")
      }
    }
  }

  @Test func aNamedStyleIsTaken() throws {
    for seed in 1...5 {
      #expect(try brief { ($0.style, $0.seed) = ("jazz", Seed(UInt64(seed))) }.checked().style.id == "jazz")
    }
  }
}
