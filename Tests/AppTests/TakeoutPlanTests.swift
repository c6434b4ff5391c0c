import Assistants
import Core
import Foundation
import Persistence
import Policy
import Privacy
import Studio
import TestSupport
import Testing

@testable import App

/// §9.1, D31: nothing that is stored of a person is left out of a take-out in silence.
@Suite struct TakeoutPlanTests {
  private static let plan = ExportPlan(Instance.holdings, linked: ["transactions"])

  /// Every column of every table is in the plan, or named as left out with its reason; a table declared tomorrow falls
  /// under one of both by itself.
  @Test(arguments: Engine.allCases)
  func everyColumnIsExportedOrNamed(_ engine: Engine) async throws {
    let exported = Set(
      Self.plan.tables.flatMap { table in table.columns.map { "\(table.holding.table).\($0)" } })
    let left = Set(Self.plan.leftOut.map(\.what))
    #expect(exported.isDisjoint(with: left))
    try await withDatabase(engine, migrations: Instance.migrations) { database in
      for (table, columns) in try await database.columns() where table != "migrations" {
        for column in columns {
          let isKnown =
            exported.contains("\(table).\(column)") || left.contains("\(table).\(column)") || left.contains(table)
          #expect(isKnown, "\(table).\(column)")
        }
      }
    }
  }

  /// What is left out although it is a person's is on this list; a new line here is a decision.
  @Test func whatIsLeftOutIsAListThatPeopleCanRead() {
    let columns = Self.plan.leftOut.filter { $0.reason != .nobody }.map { "\($0.what) \($0.reason.rawValue)" }.sorted()
    #expect(
      columns == [
        "accounts.email_index blind-index", "accounts.password_sealed secret", "accounts.username_index blind-index",
        "accounts.verified_index blind-index", "drafts.token blind-index", "email_changes.email_index blind-index",
        "email_changes.password_sealed secret", "mailed_links.token_hash blind-index", "outbox.email_index blind-index",
        "request_links.token_hash blind-index", "request_notes.name_sealed secret",
        "request_texts.address_index blind-index", "sessions.token_hash blind-index",
        "takeouts.link_hash blind-index", "takeouts.object earlier-take-out", "transactions.receipt blind-index",
        "work_requests.body blind-index", "work_requests.name blind-index",
      ])
  }

  /// A table whose rows end says how, or nobody could tell an old row from one that is there (D45).
  @Test func everyPeriodSaysWhereItRunsFrom() {
    for table in Self.plan.tables where table.holding.retention.keep != nil {
      if case .parent = table.holding.subject { continue }
      #expect(!table.holding.ends.isEmpty || table.holding.subject == .nobody, "\(table.holding.table)")
    }
  }

  /// Whoever must be asked is there.
  @Test func everyTableThatAsksHasItsGuide() async throws {
    let folder = try Folder()
    let settings = try Settings.load(
      file: nil, environment: ["SONGLY_DATA_FOLDER": folder.url.appending(path: "data").path])
    let instance = try await Bootstrap.open(settings)
    let guides = instance.studio.exportGuides + instance.assistants.exportGuides + Looks.exportGuides
    await instance.close()
    let asked = Instance.holdings.filter { $0.ends.contains(.asked) }.map(\.table)
    #expect(asked.allSatisfy { table in guides.contains { $0.table == table && $0.look != nil } })
    #expect(!asked.isEmpty)
  }

  /// A column of tomorrow is in it without anybody doing anything.
  @Test func aNewTableIsInItByItself() {
    let new = Holding(
      table: "wishes", subject: .account(column: "account"), retention: .account, sealedBy: .account,
      columns: ["id": .clear, "account": .clear, "wish": .sealed, "wish_index": .blindIndex])
    let plan = ExportPlan(Instance.holdings + [new])
    #expect(plan.tables.last?.columns.map(\.description) == ["account", "id", "wish"])
    #expect(plan.leftOut.contains { $0.what == "wishes.wish_index" && $0.reason == .blindIndex })
  }
}
