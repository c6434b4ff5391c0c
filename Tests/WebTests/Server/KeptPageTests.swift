import Core
import NIOCore
import Testing

@testable import Web

@Suite struct KeptPageTests {
  private let first = "0190a0b0-0000-7000-8000-00000000000a"
  private let second = "0190a0b0-0000-7000-8000-00000000000b"

  private func page(_ key: String) -> [UInt8] {
    Array("<p>0190a0b0-0000</p><input value=\"\(key)-again\"><p>Айгүл 0</p><input value=\"\(key)\">\(key)".utf8)
  }

  /// A copy is what would have been written anew: only the key of its forms is another.
  @Test func everyCopyHasAKeyOfItsOwn() {
    let kept = KeptPage(page(first), key: first)
    #expect(Array(kept.copy(key: second).readableBytesView) == page(second))
    // And the one that is kept stays as it was.
    #expect(Array(kept.copy(key: first).readableBytesView) == page(first))
    #expect(kept.count == page(first).count)
  }

  @Test func aPageWithoutFormsIsCopiedAsItIs() {
    for text in ["", "0190", "<p>no form</p>" + String(repeating: "0", count: 40)] {
      #expect(Array(KeptPage(Array(text.utf8), key: first).copy(key: second).readableBytesView) == Array(text.utf8))
    }
  }
}
