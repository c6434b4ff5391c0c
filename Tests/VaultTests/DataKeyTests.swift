import Core
import TestSupport
import Testing

@testable import Vault

@Suite struct DataKeyTests {
  private let world = World.frozen()
  private let key = DataKey(bytes: Array(1...32))

  @Test(arguments: ["", "a", "Жібек жолы 🌙", String(repeating: "long ", count: 5000)])
  func whatIsSealedOpens(_ text: String) throws {
    let place = SealedPlace("works", "title", world.identifier())
    let sealed = try key.seal(text, at: place, entropy: world.entropy)
    #expect(sealed.count == text.utf8.count + 29)
    #expect(try key.open(sealed, at: place) == text)
  }

  @Test func everyByteIsProtected() throws {
    let place = SealedPlace("works", "title", world.identifier())
    let sealed = try key.seal("for Aigerim", at: place, entropy: world.entropy)
    for index in sealed.indices {
      for bit in 0..<8 {
        var changed = sealed
        changed[index] ^= 1 << bit
        #expect(throws: DataKey.damaged) { try key.open(changed, at: place) }
      }
    }
    for length in 0..<sealed.count {
      #expect(throws: DataKey.damaged) { try key.open(Array(sealed.prefix(length)), at: place) }
    }
    #expect(throws: DataKey.damaged) { try key.open(sealed + [0], at: place) }
    #expect(throws: DataKey.damaged) { try DataKey(bytes: Array(2...33)).open(sealed, at: place) }
  }

  @Test func aValueOpensInItsPlaceOnly() throws {
    let (row, other) = (world.identifier(), world.identifier())
    let sealed = try key.seal("secret", at: SealedPlace("works", "title", row), entropy: world.entropy)
    for place in [
      SealedPlace("works", "title", other), SealedPlace("works", "story", row), SealedPlace("drafts", "title", row),
    ] {
      #expect(throws: DataKey.damaged) { try key.open(sealed, at: place) }
    }
    #expect(try key.open(sealed, at: SealedPlace("works", "title", row)) == "secret")
  }

  @Test func equalTextsDoNotLookAlike() throws {
    let place = SealedPlace("works", "title", world.identifier())
    let first = try key.seal("same", at: place, entropy: world.entropy)
    #expect(try key.seal("same", at: place, entropy: world.entropy) != first)
  }

  /// AES-256-GCM, test case 16 of its authors' submission (McGrew, Viega), cut into our order of parts.
  @Test func aKnownVectorOpens() throws {
    let known = DataKey(
      bytes: try bytes("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"))
    let nonce = try bytes("cafebabefacedbaddecaf888")
    let cipher = try bytes(
      "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
        + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662")
    let tag = try bytes("76fc6ece0f4e1768cddf8853bb2d551b")
    let place = try bytes("feedfacedeadbeeffeedfacedeadbeefabaddad2")
    let plain = try bytes(
      "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
        + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39")
    #expect(try known.open((nonce + cipher + tag)[...], authenticating: place) == plain)
    let entropy = Entropy { _ in nonce }
    #expect(try known.seal(plain, authenticating: place, entropy: entropy) == nonce + cipher + tag)
  }

  /// RFC 4231, test case 2, and the empty message of FIPS 180.
  @Test func hashesAreTheKnownOnes() throws {
    #expect(
      Digest.hex(Digest.hmac(Array("Jefe".utf8), Array("what do ya want for nothing?".utf8)))
        == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    #expect(
      Digest.hex(Digest.sha256([])) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(Digest.equal([1, 2], [1, 2]) && !Digest.equal([1, 2], [1, 3]) && !Digest.equal([1], [1, 1]))
  }

  private func bytes(_ hex: String) throws -> [UInt8] {
    try stride(from: 0, to: hex.count, by: 2).map { offset in
      let start = hex.index(hex.startIndex, offsetBy: offset)
      return try #require(UInt8(hex[start..<hex.index(start, offsetBy: 2)], radix: 16))
    }
  }
}
