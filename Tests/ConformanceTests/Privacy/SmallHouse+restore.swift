import Core
import Persistence
import Privacy
import TestSupport
import Vault

/// Backups of the small house, as far as tests need them: rows in clear order, parents first.
extension SmallHouse {
  struct Snapshot: Sendable {
    var accounts: [Row] = []
    var works: [Row] = []
    var files: [Row] = []
    var views: [Row] = []
    var accountKeys: [Row] = []
    var objectKeys: [Row] = []
    var objects: [ObjectName: [UInt8]] = [:]
  }

  func title(of work: Identifier) async throws -> String {
    let sealed = try await data.read { transaction in
      try transaction.row("SELECT title FROM works WHERE id = \(work)")?.bytes(0)
    }
    return try await vault.objectKey(work).open(sealed ?? [], at: SealedPlace("works", "title", work))
  }

  func snapshot() async throws -> Snapshot {
    var snapshot = try await data.read { transaction in
      Snapshot(
        accounts: try transaction.rows("SELECT id, email, device FROM accounts"),
        works: try transaction.rows("SELECT id, account, title FROM works"),
        files: try transaction.rows("SELECT id, work, object, cover, size FROM files"),
        views: try transaction.rows("SELECT id, file, player FROM views"))
    }
    let wrapped = try await keys.read { transaction in
      (
        try transaction.rows("SELECT account, wrapped, made_at FROM account_keys"),
        try transaction.rows("SELECT object, account, wrapped, made_at FROM object_keys")
      )
    }
    (snapshot.accountKeys, snapshot.objectKeys) = wrapped
    snapshot.objects = memory.stored
    return snapshot
  }

  func restore(_ snapshot: Snapshot, keys restoresKeys: Bool) async throws {
    try await data.write { transaction in
      for table in ["views", "files", "works", "accounts"] as [Name] {
        try transaction.run("DELETE FROM \(table.sql)")
      }
      for row in snapshot.accounts {
        try transaction.run(
          "INSERT INTO accounts VALUES (\(try row.text(0)), \(try row.bytes(1)), \(try row.text(2)))")
      }
      for row in snapshot.works {
        try transaction.run("INSERT INTO works VALUES (\(try row.text(0)), \(try row.text(1)), \(try row.bytes(2)))")
      }
      for row in snapshot.files {
        try transaction.run(
          """
          INSERT INTO files VALUES (\(try row.text(0)), \(try row.text(1)), \(try row.optionalText(2)),
            \(try row.optionalText(3)), \(try row.integer(4)))
          """)
      }
      for row in snapshot.views {
        try transaction.run("INSERT INTO views VALUES (\(try row.text(0)), \(try row.text(1)), \(try row.text(2)))")
      }
    }
    for (name, bytes) in snapshot.objects { memory.set(name, bytes) }
    guard restoresKeys else { return }
    try await keys.write { transaction in
      try transaction.run("DELETE FROM object_keys")
      try transaction.run("DELETE FROM account_keys")
      for row in snapshot.accountKeys {
        try transaction.run(
          """
          INSERT INTO account_keys (account, wrapped, made_at)
          VALUES (\(try row.text(0)), \(try row.bytes(1)), \(try row.integer(2)))
          """)
      }
      for row in snapshot.objectKeys {
        try transaction.run(
          """
          INSERT INTO object_keys (object, account, wrapped, made_at) VALUES
            (\(try row.text(0)), \(try row.optionalText(1)), \(try row.bytes(2)), \(try row.integer(3)))
          """)
      }
    }
  }
}
