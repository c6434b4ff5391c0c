import Core
import Testing

@testable import Web

@Suite struct AccountStringsTests {
  /// The texts of an area by their names, found by looking into it.
  private func texts(_ language: Language) -> [String: String] {
    let strings = Strings.of(language)
    let areas: [(String, Any)] = [
      ("account", strings.account), ("settings", strings.settings), ("deletion", strings.deletion),
      ("privacy", strings.privacy), ("choices", strings.choices), ("analytics", strings.analytics),
      ("policy", strings.policy), ("errors", strings.errors), ("takeout", strings.takeout),
    ]
    var texts: [String: String] = [:]
    for (area, value) in areas {
      for child in Mirror(reflecting: value).children {
        let name = "\(area).\(child.label ?? "")"
        switch child.value {
        case let text as String: texts[name] = text
        case let phrase as Phrase: texts[name] = phrase.text
        case let message as ErrorStrings.Message: texts[name] = message.title + " " + message.text
        default: break
        }
      }
    }
    return texts
  }

  @Test(arguments: Language.allCases)
  func nothingIsLeftUnsaid(_ language: Language) {
    let all = texts(language)
    #expect(all.count > 150)
    for (name, text) in all { #expect(!text.isEmpty && text.first != " " && text.last != " ", "\(name)") }
  }

  @Test(arguments: [Language.russian, .kazakh])
  func everyLanguageSaysTheSameThingsInItsLetters(_ language: Language) {
    let english = texts(.english)
    let other = texts(language)
    #expect(Set(english.keys) == Set(other.keys))
    for (name, text) in other {
      #expect(Set(Phrase.places(text)) == Set(Phrase.places(english[name] ?? "")), "\(name)")
      #expect(text.unicodeScalars.contains { (0x400...0x4ff).contains($0.value) }, "\(name): \(text)")
    }
  }

  /// The colours and measures of these pages are those of the site.
  @Test func theStyleUsesTheSitesTokens() throws {
    func css(_ name: String) throws -> String {
      String(decoding: try #require(Asset.all["\(name).css"]).bytes, as: UTF8.self)
    }
    let declared = Set(try css("app").matches(of: /--([a-z-]+):/).map { String($0.1) })
    let used = Set(try css("account").matches(of: /var\(--([a-z-]+)/).map { String($0.1) })
    #expect(!used.isEmpty && used.subtracting(declared).isEmpty)
    #expect(!(try css("account").contains("#")))
  }
}
