import Core
import Testing

@testable import Writing

@Suite struct BankParserTests {
  @Test func aBlockHoldsCouplets() throws {
    let couplets = try BankParser.parse([
      "@verse birthday warm i4\nOne [a|b] line,\nTwo.\n\nThree,\nFour.\n\n@title\nFor {name}\nOh, {name}",
      "@detail i4 ~x\n{detail},\nYes.",
    ])
    #expect(couplets.map(\.role) == [.verse, .verse, .title, .title, .detail])
    #expect(couplets.map(\.id) == [0, 1, 2, 3, 4])
    #expect(couplets[0].occasions == [.birthday] && couplets[0].tones == [.warm] && couplets[0].metre == .i4)
    #expect(couplets[4].key == "x")
  }

  @Test(arguments: [
    ("Alone\nTwo", "bank-header"), ("@vers i4\nA\nB", "bank-role"), ("@verse i9\nA\nB", "bank-header"),
    ("@verse\nA\nB", "bank-metre"), ("@verse i4\nA", "bank-couplet"), ("@verse i4\nA [b\nB", "bank-choice"),
    ("@verse i4\nA|b\nB", "bank-choice"), ("@verse i4\nA {nmae}\nB", "bank-slot"), ("@hook i4\nA\nB", "bank-hook"),
    ("@detail i4 ~a\nA\nB", "bank-detail"), ("@verse i4\n{detail}\nB", "bank-detail"),
  ])
  func aBrokenBankIsRefused(_ text: String, _ code: String) {
    #expect { try BankParser.parse([text]) } throws: { ($0 as? DomainError)?.code == code }
  }

  @Test func choicesExpand() {
    #expect(
      Template.all("[|Oh, ]{name}, [a|b] c") == ["{name}, a c", "{name}, b c", "Oh, {name}, a c", "Oh, {name}, b c"])
    #expect(Template.all("[the|] bells") == ["The bells", "Bells"])
  }
}
