import Core
import Foundation
import TestSupport
import Testing
import Vault

@Suite struct InstanceKeyTests {
  private let entropy = World.frozen().entropy

  @Test func aKeyIsMadeOnceAndReadAgain() async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/instance.key"
      let first = try await index(InstanceKey.load(orMakeAt: path, entropy: entropy))
      let second = try await index(InstanceKey.load(orMakeAt: path, entropy: entropy))
      #expect(first == second)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["instance.key"])
      #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
    }
  }

  @Test(arguments: [0o644, 0o640, 0o604, 0o660, 0o666])
  func aKeyThatOthersMayReadIsRefused(_ mode: Int) async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/instance.key"
      _ = try InstanceKey.load(orMakeAt: path, entropy: entropy)
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
      #expect(code { try InstanceKey.load(orMakeAt: path, entropy: entropy) } == "instance-key-open")
    }
  }

  @Test func linksFoldersAndWeakKeysAreRefused() async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/instance.key"
      _ = try InstanceKey.load(orMakeAt: path, entropy: entropy)
      let link = folder + "/link.key"
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
      #expect(code { try InstanceKey.load(orMakeAt: link, entropy: entropy) } == "instance-key-file")
      for text in ["", String(repeating: "00", count: 32), String(repeating: "0g", count: 32), "0011"] {
        #expect(code { try InstanceKey(hex: text) } == "instance-key-weak", "\(text)")
      }
      #expect(code { try InstanceKey(bytes: Array(repeating: 7, count: 32)) } == "instance-key-weak")
    }
  }

  /// What cannot be made is said, and nothing is left half made.
  @Test func aMissingFolderIsSaid() async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/nowhere/instance.key"
      #expect(code { try InstanceKey.load(orMakeAt: path, entropy: entropy) } == "instance-key-file")
    }
  }

  private func code(_ body: () throws -> InstanceKey) -> String? {
    do {
      _ = try body()
      return nil
    } catch {
      return (error as? DomainError)?.code
    }
  }

  private func index(_ key: InstanceKey) async throws -> [UInt8] {
    try await withDatabase(.sqlite) { Vault(keys: $0, instanceKey: key, world: .frozen()).blindIndex("test", "a") }
  }
}
