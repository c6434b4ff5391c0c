import Core
import Persistence
import TestSupport
import Testing
import Vault

/// Keys of accounts and objects, on every engine.
@Suite struct VaultTests {
  private let world = World.frozen()

  private func opens(_ one: DataKey, _ other: DataKey) throws -> Bool {
    let place = SealedPlace("works", "title", world.identifier())
    let sealed = try one.seal("a song", at: place, entropy: world.entropy)
    return (try? other.open(sealed, at: place)) == "a song"
  }

  private func code<T>(_ body: () async throws -> T) async -> String? {
    do {
      _ = try await body()
      return nil
    } catch {
      return (error as? DomainError)?.code
    }
  }

  @Test(arguments: Engine.allCases)
  func anAccountHasOneKey(_ engine: Engine) async throws {
    try await withVault(engine) { vault, _ in
      let (ada, ben) = (world.identifier(), world.identifier())
      let made = try await vault.makeAccountKey(ada)
      #expect(try opens(made, try await vault.makeAccountKey(ada)))
      #expect(try opens(made, try await vault.accountKey(ada)))
      #expect(try !opens(made, try await vault.makeAccountKey(ben)))
      #expect(await code { try await vault.accountKey(world.identifier()) } == "key-destroyed")
    }
  }

  @Test(arguments: Engine.allCases)
  func objectsHaveTheirOwnKeys(_ engine: Engine) async throws {
    try await withVault(engine) { vault, _ in
      let (ada, ben) = (world.identifier(), world.identifier())
      for account in [ada, ben] { try await vault.makeAccountKey(account) }
      let (work, other) = (world.identifier(), world.identifier())
      let made = try await vault.makeObjectKey(work, in: ada)
      #expect(try opens(made, try await vault.makeObjectKey(work, in: ada)))
      #expect(try opens(made, try await vault.objectKey(work)))
      #expect(try !opens(made, try await vault.makeObjectKey(other, in: ada)))
      #expect(try !opens(made, try await vault.accountKey(ada)))
      #expect(await code { try await vault.makeObjectKey(work, in: ben) } == "key-owned")
      #expect(await code { try await vault.makeObjectKey(work, in: nil) } == "key-owned")
      let found = try await vault.objectKeys([work, world.identifier(), other])
      #expect(Set(found.keys) == [work, other])
      #expect(try opens(made, try #require(found[work])))
    }
  }

  @Test(arguments: Engine.allCases)
  func manyKeysAreAskedForInParts(_ engine: Engine) async throws {
    try await withVault(engine) { vault, _ in
      let ada = world.identifier()
      try await vault.makeAccountKey(ada)
      var objects: [Identifier] = []
      for _ in 0..<3 { objects.append(world.identifier()) }
      for object in objects { try await vault.makeObjectKey(object, in: ada) }
      let strangers = (0..<1200).map { _ in world.identifier() }
      let found = try await vault.objectKeys(objects.prefix(2) + strangers + objects.suffix(1))
      #expect(Set(found.keys) == Set(objects))
      try await vault.destroyObjectKeys(strangers + objects.prefix(2))
      #expect(try await vault.objectKeys(objects).count == 1)
    }
  }

  @Test(arguments: Engine.allCases)
  func aDraftIsAdoptedWithItsKey(_ engine: Engine) async throws {
    try await withVault(engine) { vault, _ in
      let (ada, ben, draft) = (world.identifier(), world.identifier(), world.identifier())
      for account in [ada, ben] { try await vault.makeAccountKey(account) }
      let loose = try await vault.makeObjectKey(draft, in: nil)
      try await vault.adopt(draft, by: ada)
      try await vault.adopt(draft, by: ada)
      #expect(try opens(loose, try await vault.objectKey(draft)))
      #expect(await code { try await vault.adopt(draft, by: ben) } == "key-owned")
      #expect(await code { try await vault.adopt(world.identifier(), by: ben) } == "key-destroyed")
      #expect(try await vault.destroyAccountKey(ada) == 1)
      #expect(await code { try await vault.objectKey(draft) } == "key-destroyed")
    }
  }

  /// What was forgotten is not begun anew under its name, and the neighbour keeps everything (D44).
  @Test(arguments: Engine.allCases)
  func destroyingAnAccountsKeyTakesItsObjects(_ engine: Engine) async throws {
    try await withVault(engine) { vault, _ in
      let (ada, ben, nobody) = (world.identifier(), world.identifier(), world.identifier())
      let works = [world.identifier(), world.identifier()]
      let (neighbour, loose) = (world.identifier(), world.identifier())
      for account in [ada, ben] { try await vault.makeAccountKey(account) }
      for work in works { try await vault.makeObjectKey(work, in: ada) }
      let kept = try await vault.makeObjectKey(neighbour, in: ben)
      try await vault.makeObjectKey(loose, in: nil)
      #expect(try await vault.destroyAccountKey(ada) == 2)
      #expect(try await vault.destroyAccountKey(ada) == 0)
      #expect(try await vault.destroyAccountKey(nobody) == 0)
      for account in [ada, nobody] {
        #expect(await code { try await vault.accountKey(account) } == "key-destroyed")
        #expect(await code { try await vault.makeAccountKey(account) } == "key-destroyed")
        #expect(await code { try await vault.makeObjectKey(world.identifier(), in: account) } == "key-destroyed")
        #expect(await code { try await vault.adopt(loose, by: account) } == "key-destroyed")
        #expect(try await !vault.hasAccountKey(account))
      }
      #expect(try await vault.objectKeys(works).isEmpty)
      #expect(try opens(kept, try await vault.objectKey(neighbour)))
      #expect(try await vault.hasAccountKey(ben))
    }
  }

  @Test(arguments: Engine.allCases)
  func destroyingAnObjectsKeyTakesThatOne(_ engine: Engine) async throws {
    try await withVault(engine) { vault, _ in
      let (gone, stays) = (world.identifier(), world.identifier())
      for object in [gone, stays] { try await vault.makeObjectKey(object, in: nil) }
      try await vault.destroyObjectKeys([gone])
      try await vault.destroyObjectKeys([gone])
      #expect(await code { try await vault.objectKey(gone) } == "key-destroyed")
      _ = try await vault.objectKey(stays)
    }
  }

  /// Whoever can write to the key database still cannot give one account's key to another.
  @Test(arguments: Engine.allCases)
  func wrappedKeysCannotBeExchanged(_ engine: Engine) async throws {
    try await withVault(engine) { vault, keys in
      let (ada, ben, work, other) = (world.identifier(), world.identifier(), world.identifier(), world.identifier())
      for account in [ada, ben] { try await vault.makeAccountKey(account) }
      try await vault.makeObjectKey(work, in: ada)
      try await vault.makeObjectKey(other, in: ada)
      try await keys.write { transaction in
        _ = try transaction.run(
          """
          UPDATE object_keys SET wrapped = (SELECT wrapped FROM object_keys WHERE object = \(other))
          WHERE object = \(work)
          """)
        _ = try transaction.run(
          """
          UPDATE account_keys SET wrapped = (SELECT wrapped FROM account_keys WHERE account = \(ada))
          WHERE account = \(ben)
          """)
      }
      #expect(await code { try await vault.objectKey(work) } == "sealed-damaged")
      #expect(await code { try await vault.accountKey(ben) } == "sealed-damaged")
      _ = try await vault.objectKey(other)
    }
  }

  @Test(arguments: Engine.allCases)
  func withoutTheInstanceKeyNothingOpens(_ engine: Engine) async throws {
    try await withVault(engine) { vault, keys in
      let ada = world.identifier()
      try await vault.makeAccountKey(ada)
      let thief = Vault(keys: keys, instanceKey: try InstanceKey(bytes: Array(1...32)), world: world)
      #expect(await code { try await thief.accountKey(ada) } == "sealed-damaged")
      #expect(thief.blindIndex("email", "ada@example.org") != vault.blindIndex("email", "ada@example.org"))
    }
  }

  @Test(arguments: Engine.allCases)
  func blindIndexesDependOnPurposeAndText(_ engine: Engine) async throws {
    try await withVault(engine) { vault, _ in
      let index = vault.blindIndex("email", "ada@example.org")
      #expect(index.count == 32)
      #expect(index == vault.blindIndex("email", "ada@example.org"))
      #expect(index != vault.blindIndex("login", "ada@example.org"))
      #expect(index != vault.blindIndex("email", "bda@example.org"))
    }
  }

  @Test(arguments: Engine.allCases)
  func receiptsAreSignedWithTheInstancesKey(_ engine: Engine) async throws {
    try await withVault(engine) { vault, _ in
      let message = Array("erased on 2027-01-31".utf8)
      let signature = try vault.signer.sign(message)
      let key = try vault.signer.publicKey()
      #expect(Signer.isValid(signature, of: message, publicKey: key))
      #expect(!Signer.isValid(signature, of: message + [0], publicKey: key))
      #expect(!Signer.isValid(signature, of: message, publicKey: Array(key.reversed())))
      #expect(!Signer.isValid([], of: message, publicKey: []))
    }
  }

  @Test(arguments: Engine.allCases)
  func aDatedKeyEndsWithItsDate(_ engine: Engine) async throws {
    let clock = TestClock()
    try await withVault(engine, world: clock.world()) { vault, _ in
      let due = clock.now.adding(microseconds: 1000)
      let key = try await vault.datedKey("address", "2026-09", dueAt: due)
      let later = try await vault.datedKey("address", "2026-10", dueAt: due.adding(microseconds: 1))
      #expect(try opens(key, try await vault.datedKey("address", "2026-09", dueAt: due)))
      #expect(try !opens(key, later))
      #expect(try await vault.destroyDatedKeys(dueAt: due.adding(microseconds: -1)) == 0)
      #expect(try await vault.countDatedKeys(dueAt: due) == 1)
      #expect(try await vault.destroyDatedKeys(dueAt: due) == 1)
      clock.pass(to: due)
      #expect(await code { try await vault.datedKey("address", "2026-09", dueAt: due) } == "key-destroyed")
    }
  }

  /// Two makers at once, in any order, end with one key.
  @Test(arguments: Engine.allCases)
  func concurrentMakersAgree(_ engine: Engine) async throws {
    try await withVault(engine) { vault, _ in
      let (ada, work) = (world.identifier(), world.identifier())
      let keys = try await withThrowingTaskGroup(of: DataKey.self) { group in
        for _ in 0..<12 {
          group.addTask {
            try await vault.makeAccountKey(ada)
            return try await vault.makeObjectKey(work, in: ada)
          }
        }
        return try await group.reduce(into: [DataKey]()) { $0.append($1) }
      }
      for key in keys { #expect(try opens(keys[0], key)) }
    }
  }
}
