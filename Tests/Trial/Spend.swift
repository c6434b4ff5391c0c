import Core
import Energy
import Foundation
import Persistence

/// Spends ten points of one account many times at once. Says `ready`, waits for a line so that several of these begin
/// together, then says as JSON how often it succeeded and how often it was refused with which code.
struct Spend {
  private let address: String
  private let account: Identifier
  private let count: Int
  private static let price: Int64 = 10
  /// A crowd may find the database busy; then a person asks again.
  private static let triesMax = 50

  init(database: String, account: String, count: String) throws {
    guard let id = Identifier(account), let number = Int(count) else { throw Trial.Misused() }
    (address, self.account, self.count) = (database, id, number)
  }

  func run() async throws {
    let database = try await Trial.open(address)
    let energy = Energy(database: database, world: .live)
    Trial.say("ready")
    guard readLine() != nil else { throw Trial.Misused() }
    let outcomes = await withTaskGroup(of: String.self) { group in
      for _ in 0..<count { group.addTask { await spend(energy, database) } }
      return await group.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
    }
    await database.close()
    Trial.say(String(decoding: try JSONEncoder().encode(outcomes), as: UTF8.self))
  }

  /// Sets points aside and spends them, in two transactions as the making of a work does. Answers `spent` or a code.
  private func spend(_ energy: Energy, _ database: Database) async -> String {
    let purpose = World.live.identifier()
    for _ in 0..<Self.triesMax {
      do {
        let price = try Points(Self.price)
        try await database.write { try energy.hold(price, for: purpose, by: account, in: $0) }
        try await database.write { try energy.settle(purpose, in: $0) }
        return "spent"
      } catch {
        let code = (error as? DomainError)?.code ?? "unexpected"
        if code != "database-unavailable" { return code }
      }
    }
    return "database-unavailable"
  }
}
