import Core
import Testing

@Suite("Kazakh spelling for the voice")
struct KazakhSpellingTests {
  @Test("The voice gets a vowel where the letter у is one")
  func vowels() {
    #expect(KazakhSpelling.spoken("Туған күн, қуаныш") == "Тұуған күн, құуаныш")
    #expect(KazakhSpelling.spoken("келу, сұлу, тау, уақыт, ауыл") == "келүу, сұлұу, тау, уақыт, ауыл")
  }

  @Test("Signs without a sound fall away, other text stays")
  func signs() {
    #expect(KazakhSpelling.spoken("Тимур мен Игорь") == "Тимұур мен Игор")
    #expect(KazakhSpelling.spoken("").isEmpty)
    #expect(KazakhSpelling.spoken("Anna, 5!") == "Anna, 5!")
  }

  @Test("The letter у is a vowel after a consonant and a glide after a vowel")
  func glide() {
    #expect(KazakhVowels.isVowel(at: 1, in: Array("туған")))
    #expect(!KazakhVowels.isVowel(at: 2, in: Array("тау")))
    #expect(!KazakhVowels.isVowel(at: 0, in: Array("уақыт")))
  }
}
