import Accounts
import Core
import Foundation
import Persistence
import Policy
import Privacy
import Vault

/// What came back with a backup, and whether it can be read: rows against the manifest, every object's place, and a
/// sample of accounts and objects opened with the keys.
struct RestoreReport: Encodable, Sendable {
  var made: String
  var accounts = 0
  var rows = 0
  /// Rows fewer than in the backup: what was erased since, and went again.
  var rowsErasedAgain = 0
  var objects = 0
  var objectsMissing = 0
  var objectsWithoutKey = 0
  var accountsOpened = 0
  var objectsOpened = 0
  /// Of the sample, what did not open although its key is there.
  var unreadable = 0

  var isSound: Bool { objectsMissing == 0 && objectsWithoutKey == 0 && unreadable == 0 }

  init(_ instance: Instance, _ manifest: BackupManifest) async throws {
    made = manifest.made
    let now = try await instance.database.read { try TakeBackup.count(in: $0) }
    accounts = now["accounts"] ?? 0
    // Sessions, links and mails end with every restore, and what this very restore notes comes new.
    let steady = now.filter { !Self.endedAtRestore.contains($0.key) }
    rows = steady.values.reduce(0, +)
    rowsErasedAgain = steady.map { name, count in max(0, (manifest.rows[name] ?? 0) - count) }.reduce(0, +)
    try await lookAtObjects(instance)
    try await lookAtAccounts(instance)
  }

  var sentences: [String] {
    [
      "The backup of \(made) holds \(accounts) accounts, \(rows) rows and \(objects) objects.",
      "\(rowsErasedAgain) rows had been erased since and went again.",
      "\(accountsOpened) accounts and \(objectsOpened) objects of the sample opened with the keys.",
    ]
      + (isSound
        ? []
        : [
          "NOT SOUND: \(objectsMissing) objects are missing, \(objectsWithoutKey) have no key, "
            + "\(unreadable) of the sample do not open."
        ])
  }

  private static let endedAtRestore: Set<String> = [
    "sessions", "mailed_links", "email_changes", "outbox", "sweep_state",
  ]

  private mutating func lookAtObjects(_ instance: Instance) async throws {
    let sealed = SealedStore(store: instance.objects, world: instance.world)
    var report = self
    try await StoredObjects(database: instance.database, holdings: Instance.holdings).walk { objects in
      let keys = try await instance.vault.objectKeys(objects.compactMap(\.key.object))
      for object in objects {
        report.objects += 1
        guard let size = try await instance.objects.size(object.name) else {
          report.objectsMissing += 1
          continue
        }
        guard let key = try await Self.key(object, keys, instance.vault) else {
          report.objectsWithoutKey += 1
          continue
        }
        guard report.objectsOpened + report.unreadable < SweepLimits.drillSample else { continue }
        do {
          guard let layout = SegmentLayout(sealedBytes: size) else { throw BackupFault.damaged }
          for start in stride(from: 0, to: max(1, layout.plainBytes), by: Self.partBytes) {
            let end = min(start + Self.partBytes, layout.plainBytes)
            _ = try await sealed.read(object.name, key: key, plainBytes: layout.plainBytes, range: start..<end)
          }
          report.objectsOpened += 1
        } catch {
          report.unreadable += 1
        }
      }
    }
    self = report
  }

  private static let partBytes = 1 << 20

  /// The key that seals an object; nil when it is destroyed.
  static func key(
    _ object: StoredObjects.Sealed, _ keys: [Identifier: DataKey], _ vault: Vault
  ) async throws -> DataKey? {
    switch object.key {
    case .object(let id): keys[id]
    case .account(let id): try? await vault.accountKey(id)
    }
  }

  private mutating func lookAtAccounts(_ instance: Instance) async throws {
    let sample = try await instance.database.read { transaction in
      try transaction.rows(
        "SELECT id FROM accounts WHERE state <> 'closed' ORDER BY id LIMIT \(SweepLimits.drillSample)"
      ).map { try $0.identifier(0) }
    }
    for account in sample {
      do {
        _ = try await instance.accounts.profile(of: account)
        accountsOpened += 1
      } catch let error as DomainError where error.code == "account-unknown" {
        // Closed by its dates, though no sweep has written it down yet.
        continue
      } catch {
        unreadable += 1
      }
    }
  }
}
