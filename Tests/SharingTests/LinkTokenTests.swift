import Core
import Foundation
import Sharing
import Testing

@Suite struct LinkTokenTests {
  private func random(_ seed: UInt64, count: Int = 16) -> [UInt8] {
    var generator = Seed(seed).generator("token")
    return (0..<count).map { _ in UInt8(generator.index(256)) }
  }

  /// Foundation's base64 is the independent witness.
  @Test func theTextIsBase64ForAddressesAndReadsBack() throws {
    for seed in 0..<200 {
      for count in [16, 17, 18, 24, 32] {
        let bytes = random(UInt64(seed), count: count)
        let token = try LinkToken(random: bytes)
        let expected = Data(bytes).base64EncodedString()
          .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
        #expect(token.text == expected)
        #expect(try LinkToken(text: token.text) == token)
      }
    }
  }

  @Test func aHundredAndTwentyEightBitsAreTheLeast() {
    #expect(throws: DomainError.self) { try LinkToken(random: Array(repeating: 1, count: 15)) }
    #expect(throws: DomainError.self) { try LinkToken(random: Array(repeating: 1, count: 33)) }
    #expect(throws: DomainError.self) { try LinkToken(text: "AAAAAAAAAAAAAAAAAAAA") }
  }

  @Test func oneTokenHasOneSpelling() throws {
    let text = try LinkToken(random: Array(repeating: 0, count: 16)).text
    #expect(text == String(repeating: "A", count: 22))
    for other in [text + "==", text + "=", String(text.dropLast()) + "B", " " + text, text + "\n", "", "é"] {
      #expect(throws: DomainError.self) { try LinkToken(text: other) }
    }
    #expect(throws: DomainError.self) { try LinkToken(text: String(repeating: "A", count: 1_000_000)) }
  }

  @Test func aTokenDoesNotPrintItself() throws {
    let token = try LinkToken(random: random(1))
    let printed = "\(token) \(String(reflecting: token)) \(String(describing: [token]))"
    #expect(!printed.contains(token.text))
    #expect(Mirror(reflecting: token).children.isEmpty)
  }
}
