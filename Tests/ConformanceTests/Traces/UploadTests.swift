import Core
import Persistence
import Policy
import Privacy
import Studio
import TestSupport
import Testing
import Vault

/// §2.1.2, §5.3, D9, D11, D12, D20b, D23, D45, D45b on every engine.
@Suite struct UploadTests {
  @Test(arguments: Engine.allCases)
  func itIsThereForSevenTimesTwentyFourHours(_ engine: Engine) async throws {
    try await TracesHouse.with(engine) { house in
      let received = house.clock.now
      let upload = try await house.photo("ada's photo")
      let due = received.adding(microseconds: 7 * Span.day)
      #expect(upload.until == due && upload.receivedAt == received)
      let opened = try await house.uploads.open(upload.id, of: house.ada)
      #expect(opened.sha256 == Digest.sha256(Array("ada's photo".utf8)))

      house.clock.pass(to: due.instantBefore)
      #expect(try await house.uploads.uploads(of: house.ada) == [upload])
      #expect(try await opened.read(0..<3) == Array("ada".utf8))
      #expect(try await house.sweep() == [:])

      // Refused from the instant on without any sweep, also in the middle of a download (D45).
      house.clock.pass(to: due)
      #expect(try await house.uploads.uploads(of: house.ada).isEmpty)
      #expect(await code { _ = try await house.uploads.open(upload.id, of: house.ada) } == "upload-unknown")
      #expect(await code { _ = try await opened.read(0..<3) } == "upload-unknown")
      #expect(await code { try await house.uploads.delete(upload.id, of: house.ada) } == "upload-unknown")
      #expect(try await house.hasKey(upload.id) && house.memory.stored.count == 1)

      #expect(try await house.sweep() == ["uploads": 1])
      #expect(try await !house.hasKey(upload.id) && house.memory.stored.isEmpty)
      #expect(try await house.isBuried(upload.id))
      #expect(try await house.count("SELECT count(*) FROM uploads") == 0)
      #expect(try await house.sweep() == [:])
    }
  }

  /// The days run from the receipt of the original, not from the end of its transformation.
  @Test(arguments: Engine.allCases)
  func theClockIsTheReceipt(_ engine: Engine) async throws {
    try await TracesHouse.with(engine) { house in
      let received = house.clock.now
      house.clock.pass(.minutes(2))
      let upload = try await house.uploads.receive(
        .bytes([1]), transform: house.record(), by: house.ada, receivedAt: received)
      #expect(upload.until == received.adding(microseconds: 7 * Span.day))
      let later = try await house.uploads.receive(
        .bytes([1]), transform: house.record(), by: house.ada, receivedAt: house.clock.now.adding(microseconds: 1))
      #expect(later.receivedAt == house.clock.now)
    }
  }

  /// D9, D23: what was not transformed by our rules is not stored, in no part.
  @Test(arguments: Engine.allCases)
  func withoutARecordThereIsNoRow(_ engine: Engine) async throws {
    try await TracesHouse.with(engine) { house in
      let bad = [
        house.record(longEdge: nil), house.record(longEdge: Limits.imageLongEdgeMax + 1), house.record(longEdge: 0),
        house.record(mediaType: "image/heic"), house.record(.audio), house.record(method: "ada@example.org"),
        house.record(method: ""),
        TransformRecord(
          kind: .image, method: "picture-1", mediaType: "image/webp", longEdge: 100,
          doneAt: house.clock.now.adding(microseconds: 1)),
      ]
      for record in bad {
        #expect(
          await code { _ = try await house.uploads.receive(.bytes([1]), transform: record, by: house.ada) }
            == "upload-not-transformed")
      }
      #expect(
        await code { _ = try await house.uploads.receive(.bytes([]), transform: house.record(), by: house.ada) }
          == "upload-empty")
      #expect(house.memory.stored.isEmpty)
      #expect(try await house.count("SELECT count(*) FROM uploads") == 0)
      #expect(try await house.keys.read { try $0.row("SELECT count(*) FROM object_keys")?.int(0) } == 0)
      let edge = house.record(longEdge: Limits.imageLongEdgeMax)
      _ = try await house.uploads.receive(.bytes([1]), transform: edge, by: house.ada)
      let sound = house.record(.audio, mediaType: "audio/ogg", longEdge: nil)
      _ = try await house.uploads.receive(.bytes([1]), transform: sound, by: house.ada)
      let missing: SQL = "INSERT INTO uploads (id, kind, media_type, object, plain_bytes, sha256, received_at) "
      await #expect(throws: Conflict(.notNull)) {
        try await house.data.write { transaction in
          _ = try transaction.run("\(missing) VALUES ('x', 'audio', 'audio/ogg', 'upload/x', 1, \([1]), 0)")
        }
      }
    }
  }

  @Test(arguments: Engine.allCases)
  func itIsItsOwnersAlone(_ engine: Engine) async throws {
    try await TracesHouse.with(engine) { house in
      let upload = try await house.photo()
      #expect(await code { _ = try await house.uploads.open(upload.id, of: house.ben) } == "upload-unknown")
      #expect(await code { try await house.uploads.delete(upload.id, of: house.ben) } == "upload-unknown")
      #expect(!house.memory.stored.values.contains { $0.starts(with: Array("a photo".utf8)) })
      try await house.uploads.delete(upload.id, of: house.ada)
      #expect(try await !house.hasKey(upload.id) && house.memory.stored.isEmpty)
      #expect(try await house.isBuried(upload.id))
      house.prime.close(house.ada)
      #expect(await code { _ = try await house.photo() } == "account-closed")
      #expect(house.memory.stored.isEmpty)
    }
  }

  /// D11: an account's erasure takes uploads at once; the neighbour's stay.
  @Test(arguments: Engine.allCases)
  func anErasedAccountsUploadsGoAtOnce(_ engine: Engine) async throws {
    try await TracesHouse.with(engine) { house in
      let upload = try await house.photo()
      let neighbour = try await house.photo("ben's", by: house.ben)
      try await house.eraser.erase(account: house.ada)
      #expect(try await !house.hasKey(upload.id) && house.memory.stored.count == 1)
      #expect(try await house.uploads.uploads(of: house.ben) == [neighbour])
      #expect(await code { _ = try await house.photo() } == "key-destroyed")
    }
  }

  /// D20, D20b: under hold nothing is served and dates run on; only the purge waits.
  @Test(arguments: Engine.allCases)
  func aHoldKeepsItFromThePurgeOnly(_ engine: Engine) async throws {
    try await TracesHouse.with(engine) { house in
      let (aged, deleted) = (try await house.photo(), try await house.photo())
      let end = house.clock.now.adding(microseconds: 30 * Span.day)
      for upload in [aged, deleted] { try await house.hold(.upload, upload.id, until: end) }
      #expect(try await house.uploads.uploads(of: house.ada).isEmpty)
      #expect(await code { _ = try await house.uploads.open(aged.id, of: house.ada) } == "upload-unknown")
      house.clock.pass(.hours(1))
      try await house.uploads.delete(deleted.id, of: house.ada)
      house.clock.pass(to: end.instantBefore)
      #expect(try await UploadForgetter(house.uploads).count(dueAt: end) == 2)
      #expect(try await house.sweep() == [:])
      #expect(try await house.hasKey(aged.id))
      #expect(try await house.hasKey(deleted.id))
      house.clock.pass(to: end)
      #expect(try await house.sweep() == ["uploads": 2])
    }
  }
}
