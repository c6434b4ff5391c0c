import Core
import Media
import Music
import Policy
import Testing
import Writing

@testable import Studio

/// §2.1.3: the catalogue names everything that can be chosen, and nothing that cannot.
@Suite struct CatalogTests {
  private let catalog = Catalog.current

  @Test func everythingIsNamed() {
    #expect(catalog.kinds.map(\.id) == ["song"])
    #expect(catalog.languages == ["en", "ru", "kk"])
    #expect(catalog.occasions.count >= 8 && catalog.occasions == Occasion.allCases.map(\.rawValue))
    #expect(catalog.tones == Tone.allCases.map(\.rawValue) && catalog.tones.count == 3)
    #expect(catalog.formats == ["mp3", "opus", "webm", "flac", "wav"])
    #expect(catalog.styles.count >= 8)
    #expect(Set(catalog.styles.map(\.meter)).isSuperset(of: ["4/4", "3/4", "6/8"]))
    #expect(catalog.seconds.min == 30 && catalog.seconds.max == 240 && catalog.seconds.usual == 120)
  }

  @Test func namesAreOnceAndSayWhatTheyAre() {
    for ids in [catalog.styles.map(\.id), catalog.voices.map(\.id), catalog.occasions, catalog.tones] {
      #expect(Set(ids).count == ids.count)
    }
    #expect(catalog.styles.allSatisfy { !$0.name.isEmpty && !$0.summary.isEmpty && $0.tempoMin <= $0.tempoMax })
    #expect(catalog.voices.allSatisfy { !$0.summary.isEmpty })
  }

  @Test func everyLanguageHasTwoVoicesAtLeast() {
    for language in catalog.languages {
      #expect(catalog.voices.filter { $0.language == language }.count >= 2, "\(language)")
    }
  }

  @Test func everyChoiceOfTheCatalogueIsTaken() throws {
    for style in catalog.styles {
      let brief = SongBrief(recipient: "Anna", language: .english, style: style.id, seed: Seed(1))
      #expect(try brief.checked().style.id == style.id)
    }
    for voice in catalog.voices {
      let language = try #require(Language(rawValue: voice.language))
      let name = language == .english ? "Anna" : "Анна"
      let brief = SongBrief(recipient: name, language: language, voice: voice.id, seed: Seed(1))
      #expect(try brief.checked().voice?.id == voice.id)
    }
  }

  @Test func stylesThatSuitExist() {
    for tone in Tone.allCases {
      for occasion in Occasion.allCases {
        let fitting = SongStyles.fitting(tone, occasion)
        #expect(fitting.count >= 3 && fitting.allSatisfy { Style.named($0) != nil })
      }
    }
  }
}
