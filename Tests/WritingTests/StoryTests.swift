import Core
import Testing

@testable import Writing

@Suite struct StoryTests {
  @Test(arguments: [
    ("She loves coffee and jazz", "You love coffee and jazz"),
    ("Anna loves coffee and hates mornings", "You love coffee and hate mornings"),
    ("Anna always goes hiking with her dog Max", "You always go hiking with your dog Max"),
    ("I love her", "I love you"),
    ("I met her in Rome", "I met you in Rome"),
    ("Her cat is called Tom", "Your cat is called Tom"),
    ("She's my best friend", "You're my best friend"),
    ("She's been to Japan twice", "You've been to Japan twice"),
    ("She doesn't like rain", "You don't like rain"),
    ("Anna and I met in Rome", "You and I met in Rome"),
    ("Anna's garden is full of roses", "Your garden is full of roses"),
    ("She was born in Almaty", "You were born in Almaty"),
    ("She taught me to swim", "You taught me to swim"),
    (
      "She makes her own jam, plays the guitar and never gives up",
      "You make your own jam, play the guitar and never give up"
    ),
    ("When she laughs, we all laugh", "When you laugh, we all laugh"),
    ("We went to Paris", "We went to Paris"),
    ("Coffee, jazz, long walks", "Coffee, jazz, long walks"),
  ])
  func aDetailIsSaidToThePerson(_ told: String, _ sung: String) {
    #expect(
      SecondPerson(story: told.contains("er") ? told + " her" : told + " she", recipient: "Anna").address(told) == sung)
  }

  @Test func aStoryIsCutIntoDetails() {
    let story = "She loves coffee. Born in St. Petersburg; her cat is Tom!\n- Sings in the choir 🎵"
    #expect(
      StorySplitter.split(story, .english) == [
        "She loves coffee.", "Born in St. Petersburg", "her cat is Tom!", "Sings in the choir 🎵",
      ])
  }

  @Test(arguments: [
    "She loves coffee and jazz.",
    "She loves coffee and jazz. Her cat Tom sleeps on the piano.",
    "She loves jazz. She bakes bread. We met in Rome. Her cat is Tom. She sings in the choir.",
    "One. Two things. Three red birds. Four. Five. Six and seven. Eight. Nine. Ten. Eleven. Twelve. Thirteen.",
    "She once drove all the way from Berlin to Lisbon in a tiny red car with a piano on the roof.",
    "Любит кофе. Loves tea.",
    "🎉🎉🎉",
  ])
  func everyDetailIsSungOrNamed(_ story: String) async throws {
    for seed in 1...3 {
      let brief = SongWords(recipient: "Anna", occasion: .simply, language: .english, story: story)
      let song = try await SongWriterTests.write(brief, UInt64(seed))
      let sung = Set(song.sections.flatMap(\.lines).flatMap { Draft.words($0.text) })
      for detail in StorySplitter.split(story, .english) where !song.unusedDetails.contains(detail) {
        let words = Draft.words(detail).filter { !["she", "her", "loves", "bakes", "sings", "is"].contains($0) }
        #expect(words.allSatisfy(sung.contains), "\(detail) in \(sung.sorted())")
      }
      #expect(song.unusedDetails.count < 6)
    }
  }

  @Test func shortStoriesAreSungWhole() async throws {
    let story = "She loves coffee and jazz. Her cat Tom sleeps on the piano. She taught me to swim."
    let brief = SongWords(recipient: "Anna", occasion: .birthday, language: .english, story: story)
    let song = try await SongWriterTests.write(brief, 5)
    #expect(song.unusedDetails.isEmpty)
    let text = song.sections.flatMap(\.lines).map(\.text).joined(separator: "\n")
    #expect(text.contains("Your cat Tom sleeps on the piano") || text.contains("your cat Tom sleeps on the piano"))
  }
}
