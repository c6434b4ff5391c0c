import Core
import Foundation
import Persistence
import Privacy
import TestSupport
import Testing
import Vault

/// What a raw look at the files finds before and after an erasure: rows, free pages, write-ahead logs. SQLite only,
/// since only there do we own the files; on PostgreSQL the sealing is what erases.
@Suite struct ErasureTraceTests {
  private let secret = "Aigerim-canary-of-the-sealed-story"
  private let device = "canary-of-a-readable-column"

  @Test func afterErasureTheFilesHoldNothingOfIt() async throws {
    try await withFiles { house, folder in
      let ben = try await house.settle(secret: "ben", device: "neighbour-device")
      var adas: [SmallHouse.Settled] = []
      for _ in 0..<20 { adas.append(try await house.settle(secret: secret, device: device)) }
      let wrapped = try await wrappedKeys(house, of: adas)
      #expect(wrapped.count == 20 * 3)

      // The control: what a scan must find, it finds; what is sealed is readable by key and by nothing else.
      #expect(try found([device], in: folder) == [device])
      #expect(try found(wrapped, in: folder).count == wrapped.count)
      #expect(try found([secret], in: folder).isEmpty)
      #expect(!house.memory.stored.values.contains { $0.contains(Array(secret.utf8)) })
      #expect(try await house.title(of: adas[3].works[1]) == secret)
      try Data("\(secret)".utf8).write(to: URL(filePath: folder + "/control"))
      for form in forms(of: secret) {
        try form.write(to: URL(filePath: folder + "/control"))
        #expect(try found([secret], in: folder) == [secret])
      }
      try FileManager.default.removeItem(atPath: folder + "/control")

      for ada in adas { try await house.eraser().erase(account: ada.account) }
      #expect(try found([device, secret], in: folder).isEmpty)
      #expect(try found(wrapped, in: folder).isEmpty)
      #expect(try found(["neighbour-device"], in: folder) == ["neighbour-device"])
      #expect(try await house.title(of: ben.works[0]) == "ben")
      #expect(Set(house.memory.stored.keys) == Set(ben.objects))
    }
  }

  /// The address itself is nowhere, in no spelling; its hash is found, which shows that the scan looks at the right
  /// place.
  @Test func noNetworkAddressIsStored() async throws {
    try await withFiles { house, folder in
      let hash = AddressHash(vault: try house.vault, world: house.world)
      let hashed = try await hash.hash("203.0.113.77")
      try await house.data.write { transaction in
        _ = try transaction.run("INSERT INTO counts (id, ends_at) VALUES (\(Digest.hex(hashed)), \(0))")
      }
      #expect(try found([Digest.hex(hashed)], in: folder).count == 1)
      #expect(try found(["203.0.113.77"], in: folder).isEmpty)
      #expect(try found([[203, 0, 113, 77], [77, 113, 0, 203]], in: folder).isEmpty)
    }
  }

  private func withFiles(_ body: (SmallHouse, _ folder: String) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      let names = ["data", "keys", "tombstones"].map { "\(folder)/\($0).sqlite" }
      let data = try await Database.sqlite(path: names[0])
      let keys = try await Database.sqlite(path: names[1])
      let graves = try await Database.sqlite(path: names[2])
      _ = try await data.migrate(SmallHouse.migrations)
      _ = try await keys.migrate(Vault.migrations)
      _ = try await graves.migrate(Tombstones.migrations)
      let clock = TestClock()
      let house = SmallHouse(data: data, keys: keys, graves: graves, clock: clock, world: clock.world())
      try await body(house, folder)
      for database in [data, keys, graves] { await database.close() }
    }
  }

  private func wrappedKeys(_ house: SmallHouse, of settled: [SmallHouse.Settled]) async throws -> [[UInt8]] {
    try await house.keys.read { transaction in
      try settled.flatMap { one in
        try
          (transaction.rows("SELECT wrapped FROM account_keys WHERE account = \(one.account)")
          + transaction.rows("SELECT wrapped FROM object_keys WHERE account = \(one.account)")).map { try $0.bytes(0) }
      }
    }
  }

  private func found(_ canaries: [String], in folder: String) throws -> [String] {
    let files = try contents(of: folder)
    return canaries.filter { canary in
      forms(of: canary).contains { form in files.contains { $0.range(of: form) != nil } }
    }
  }

  private func found(_ canaries: [[UInt8]], in folder: String) throws -> [[UInt8]] {
    let files = try contents(of: folder)
    return canaries.filter { canary in files.contains { $0.range(of: Data(canary)) != nil } }
  }

  private func contents(of folder: String) throws -> [Data] {
    try FileManager.default.contentsOfDirectory(atPath: folder).map {
      try Data(contentsOf: URL(filePath: folder + "/\($0)"))
    }
  }

  /// As it is, in small letters, in UTF-16, base64 and hexadecimal digits.
  private func forms(of canary: String) -> [Data] {
    let bytes = Data(canary.utf8)
    // Base64 depends on where the text begins in its triple; a middle part is in all of them for one beginning.
    let encoded = (0..<3).map { Data(bytes.dropFirst($0)).base64EncodedString().dropLast(4) }
    return [bytes, Data(canary.lowercased().utf8)]
      + [.utf16LittleEndian, .utf16BigEndian].compactMap { canary.data(using: $0) }
      + encoded.map { Data($0.utf8) } + [Data(Digest.hex(Array(bytes)).utf8)]
  }
}

extension [UInt8] {
  fileprivate func contains(_ part: [UInt8]) -> Bool { Data(self).range(of: Data(part)) != nil }
}
