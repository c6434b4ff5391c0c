import Core
import Energy
import Persistence
import Policy
import TestSupport
import Testing

/// A hundred points pay ten songs of ten, however many are asked for at the same instant.
@Suite struct SpendTests {
  @Test(arguments: Engine.allCases)
  func tenOfTwoHundredSpendsSucceed(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Purse.migrations) { database in
      try await spend(through: [database])
    }
  }

  /// Two programs on one database, each with connections of its own.
  @Test func tenOfTwoHundredSpendsSucceedFromTwoPrograms() async throws {
    try await withPostgresSchema { address in
      let databases = [try await Database.postgres(address), try await Database.postgres(address)]
      _ = try await databases[0].migrate(Purse.migrations)
      try await spend(through: databases)
      for database in databases { await database.close() }
    }
  }

  private func spend(through databases: [Database]) async throws {
    let purses = databases.enumerated().map { Purse($0.element, seed: UInt64($0.offset + 1)) }
    let account = try await purses[0].open()
    let works = (0..<200).map { _ in purses[0].world.identifier() }
    let outcomes = try await withThrowingTaskGroup(of: String?.self) { group in
      for (index, work) in works.enumerated() {
        let purse = purses[index % purses.count]
        group.addTask { try await attempt(10, for: work, by: account, from: purse) }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(outcomes.filter { $0 == nil }.count == 10)
    #expect(outcomes.filter { $0 == "points-too-few" }.count == 190)
    #expect(try await purses[0].parts(account) == [0, 100, 0])
    #expect(try await purses[0].energy.faults() == [])
  }

  /// A crowd may find the database busy, and then a person asks again; that is no spend and no refusal.
  private func attempt(_ points: Int64, for work: Identifier, by account: Identifier, from purse: Purse) async throws
    -> String?
  {
    for _ in 0..<20 {
      let refusal = await refusalCode { try await purse.hold(points, for: work, by: account) }
      if refusal != "database-unavailable" { return refusal }
    }
    return "database-unavailable"
  }
}
