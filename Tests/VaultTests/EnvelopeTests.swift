import Core
import TestSupport
import Testing
import Vault

/// D4: what is sealed for an operator opens for them alone, whole or not at all.
@Suite struct EnvelopeTests {
  private let entropy = Entropy.seeded(Seed(7))

  private func sealed(_ plain: [UInt8], for recipient: OperatorKey.Recipient, pieces: Int = 1000) throws -> [UInt8] {
    var writer = try EnvelopeWriter(for: recipient, entropy: entropy)
    var bytes: [UInt8] = []
    for start in stride(from: 0, to: plain.count, by: pieces) {
      bytes += try writer.seal(Array(plain[start..<min(start + pieces, plain.count)]))
    }
    return bytes + (try writer.finish())
  }

  private func opened(_ bytes: [UInt8], with key: OperatorKey) throws -> [UInt8] {
    var rest = bytes[...]
    var reader = EnvelopeReader(key: key) { count in
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
    var plain: [UInt8] = []
    while let part = try reader.next() { plain += part }
    return plain
  }

  @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 200_000])
  func everySizeComesBack(_ count: Int) throws {
    let key = try OperatorKey(entropy: entropy)
    let plain = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
    #expect(try opened(sealed(plain, for: key.recipient), with: key) == plain)
  }

  @Test func whatWasTouchedDoesNotOpen() throws {
    let key = try OperatorKey(entropy: entropy)
    let whole = try sealed(Array(repeating: 7, count: 150_000), for: key.recipient)
    for place in [0, 20, 60, 70_000, whole.count - 1] {
      var bytes = whole
      bytes[place] ^= 1
      #expect(throws: DomainError.self) { try opened(bytes, with: key) }
    }
    // Cut anywhere, also exactly between two parts, or with something behind it.
    let head = 18 + 32
    for end in [0, 10, head, head + 65_552, head + 2 * 65_552, whole.count - 1] {
      #expect(throws: DomainError.self) { try opened(Array(whole.prefix(end)), with: key) }
    }
    #expect(throws: DomainError.self) { try opened(whole + [0], with: key) }
    #expect(throws: DomainError.self) { try opened(whole, with: try OperatorKey(entropy: entropy)) }
  }

  @Test func keysAreReadAsTheyAreWritten() throws {
    let key = try OperatorKey(entropy: entropy)
    #expect(try OperatorKey(text: key.text + "\n").recipient == key.recipient)
    #expect(try OperatorKey.Recipient(text: key.recipient.text) == key.recipient)
    for text in ["", "songly-operator-key-", key.recipient.text, key.text + "0", "songly-operator-key-zz"] {
      #expect(throws: DomainError.self) { try OperatorKey(text: text) }
    }
    #expect(throws: DomainError.self) { try OperatorKey.Recipient(text: key.text) }
  }
}
