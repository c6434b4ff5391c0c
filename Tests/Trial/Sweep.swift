import Accounts
import Core
import Egress
import Energy
import Foundation
import Jobs
import Persistence
import Policy
import Privacy
import Studio
import Vault

/// Times one of the sweeper's own forgetters on a table of a given size, beside plain deletes of the same rows in the same
/// run. Says as JSON how many seconds each took. Everything is made here and left behind for whoever made the folder.
struct Sweep {
  private let folder: String
  private let addresses: [String]
  private let table: SweepShop.Table
  private let rows: Int
  private let expired: Int

  /// - Parameters:
  ///   - store: a folder for SQLite, or two addresses of empty PostgreSQL databases with a comma between them and a folder
  ///     behind: `postgres://a,postgres://b,/folder`.
  ///   - table: `rows` or `works`.
  init(store: String, table: String, rows: String, expired: String) throws {
    guard let table = SweepShop.Table(rawValue: table), let rows = Int(rows), let expired = Int(expired), expired > 0,
      expired <= rows
    else { throw Trial.Misused() }
    let parts = store.split(separator: ",").map(String.init)
    guard let last = parts.last, parts.count == 1 || parts.count == 3 else { throw Trial.Misused() }
    (folder, addresses) = (last, Array(parts.dropLast()))
    (self.table, self.rows, self.expired) = (table, rows, expired)
  }

  func run() async throws {
    let data = try await Trial.open(addresses.first ?? folder + "/data.sqlite")
    let keys = try await Trial.open(addresses.last ?? folder + "/keys.sqlite")
    let graves = try await Trial.open(folder + "/graves.sqlite")
    _ = try await data.migrate(
      Queue.migrations + Eraser.migrations + Rights.migrations + Accounts.migrations + Energy.migrations
        + Studio.migrations + Departures.migrations)
    _ = try await keys.migrate(Vault.migrations)
    _ = try await graves.migrate(Tombstones.migrations)
    let shop = try SweepShop(data: data, keys: keys, graves: graves, folder: folder)
    try await shop.openAccount()
    var seconds: [String: Double] = [:]
    try await shop.fill(table, rows: rows, expired: expired)
    seconds["sweep"] = try await timed { try await shop.sweep(table, count: expired) }
    seconds["idle"] = try await timed { try await shop.sweep(table, count: 0) }
    try await shop.fill(table, rows: rows, expired: expired)
    seconds["plain"] = try await timed { try await shop.delete(table, expired: expired) }
    for database in [data, keys, graves] { await database.close() }
    Trial.say(String(decoding: try JSONEncoder().encode(seconds), as: UTF8.self))
  }

  private func timed(_ act: () async throws -> Void) async rethrows -> Double {
    let start = World.live.clock.monotonic()
    try await act()
    return Double(World.live.clock.monotonic() - start) / 1_000_000
  }
}
