import Core
import Policy
import Privacy
import TestSupport
import Testing
import Vault

/// D3: a receipt says what was destroyed and when, names nobody, and is checked without an account.
@Suite struct ReceiptTests {
  private let erased = Eraser.Erased(keys: 5, objects: 8, rows: 21)
  private let closedAt = Instant(microseconds: 1_790_000_000_123_456)

  private func with(_ body: (Receipts, Signer) throws -> Void) async throws {
    let signer = try InstanceKey.test().signer
    try await withDatabase(.sqlite) { database in
      try body(
        Receipts(origin: "https://songs.example", signer: signer, database: database, holdings: []), signer)
    }
  }

  private func write(_ receipts: Receipts, erased: Eraser.Erased?) throws -> String {
    try receipts.write(
      [.init(dataClass: .account, count: 9), .init(dataClass: .works, count: 12)], erased: erased, closedAt: closedAt,
      destroyedAt: closedAt.adding(microseconds: Span.second))
  }

  @Test func whatIsWrittenIsRead() async throws {
    try await with { receipts, _ in
      let text = try write(receipts, erased: erased)
      let receipt = try receipts.check(text)
      #expect(receipt.origin == "https://songs.example" && receipt.keys == 5 && receipt.files == 8)
      #expect(receipt.lines.map(\.count) == [9, 12] && receipt.lines.map(\.dataClass) == [.account, .works])
      #expect(receipt.closedAt.utc == "2026-09-21T14:13:20Z")
      #expect(receipt.destroyedAt?.utc == "2026-09-21T14:13:21Z")
      #expect(receipt.sweptBy == Retention.closedAccountSweepMost.end(from: receipt.closedAt))
      #expect(text.contains("records works: 12 \(DataClass.works.clause)\n"))
      // An erasure that is not over is not called done.
      let pending = try receipts.check(try write(receipts, erased: nil))
      #expect(pending.destroyedAt == nil && pending.keys == 0)
    }
  }

  @Test func itSurvivesBeingPasted() async throws {
    try await with { receipts, _ in
      let text = try write(receipts, erased: erased)
      let mail = "> Hello!\r\n\r\n" + text.split(separator: "\n").map { "  \($0) \r\n\r\n" }.joined() + "Bye\r\n"
      #expect(try receipts.check(mail) == receipts.check(text))
    }
  }

  @Test func whatWasTouchedIsForged() async throws {
    try await with { receipts, signer in
      let text = try write(receipts, erased: erased)
      for (old, new) in [
        ("keys: 5", "keys: 6"), ("works: 12", "works: 1"), ("14:13:21", "14:13:22"), ("songs", "song"),
      ] {
        #expect(code { try receipts.check(text.replacing(old, with: new)) } == "receipt-forged", "\(new)")
      }
      let lines = text.split(separator: "\n").map(String.init)
      let fewer = (lines.filter { !$0.hasPrefix("records works") }).joined(separator: "\n")
      #expect(code { try receipts.check(fewer) } == "receipt-forged")
      // Our signature under something else than a receipt's lines is none.
      let other = "songly-receipt: 1\nkeys: 5\n"
      let signature = Digest.hex(try signer.sign(Array(other.utf8)))
      #expect(code { try receipts.check(other + "signature: " + signature) } == "receipt-forged")
      for none in ["", "signature: 00", "songly-receipt: 1", String(repeating: text, count: 100)] {
        #expect(code { try receipts.check(none) } == "receipt-unreadable")
      }
      let foreign = try InstanceKey(bytes: Array(1...32)).signer
      #expect(code { try Receipts.check(text, publicKey: try foreign.publicKey()) } == "receipt-forged")
    }
  }

  @Test func thePublicKeyIsReadAsItIsWritten() throws {
    let signer = try InstanceKey.test().signer
    #expect(Signer.publicKey(text: try signer.publicKeyText()) == (try signer.publicKey()))
    #expect(Signer.publicKey(text: "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----") == nil)
  }

  private func code(_ act: () throws -> some Any) -> String? {
    do {
      _ = try act()
      return nil
    } catch {
      return (error as? DomainError)?.code
    }
  }
}
