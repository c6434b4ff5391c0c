import Foundation
import Testing

/// Every clause of the policy is carried out by code and proven by a test, or says why not (issue of the policy as
/// code). The table is `docs/clauses.md`.
@Suite struct ClauseTests {
  private static let path = "docs/clauses.md"
  private let tree = SourceTree()

  private var clauses: [ClauseTable.Clause] { ClauseTable.clauses(tree.read("Sources/Policy/Clause.swift")) }

  /// The numbers of the policy, typed again: one that is left out of the code is noticed here.
  @Test func noClauseIsLeftOut() {
    let sections =
      ["1", "1.5", "2.1.1", "2.1.2", "2.1.3", "2.1.4", "2.1.5", "3", "4"] + (1...7).map { "5.\($0)" }
      + ["6", "7.1", "7.2", "7.3", "7.4", "8", "9.1", "9.2", "9.3", "9.4", "9.5"] + (10...17).map { String($0) }
    let decisions =
      [1...26, 28...33, 35...39, 42...45].flatMap { $0.map { String($0) } }
      + ["2b", "3b", "5b", "7b", "8b", "10b", "13b", "20b", "30b", "45b"]
    let expected = Set(sections.map { "§\($0)" } + decisions.map { "D\($0)" })
    #expect(Set(clauses.map(\.number)) == expected)
    #expect(Set(clauses.map(\.name)).count == clauses.count)
  }

  @Test func everyClauseHasCodeAndTestOrAReason() throws {
    let rows = ClauseTable.rows(clauses, tree.swift)
    let bare = rows.filter { ($0.code.isEmpty || $0.tests.isEmpty) && ClauseGaps.reasons[$0.clause.number] == nil }
    #expect(
      bare.map { "\($0.clause.number) code \($0.code.count) tests \($0.tests.count)" } == [])
    if ProcessInfo.processInfo.environment["SONGLY_GOLDENS"] == "write" {
      let page = ClauseTable.document(rows, gaps: ClauseGaps.reasons)
      try Data(page.utf8).write(to: tree.root.appending(path: Self.path))
    }
    let faults = ClauseTable.faults(tree.read(Self.path), rows)
    #expect(faults == [], "make it anew: SONGLY_GOLDENS=write")
  }

  @Test func aStalePageAndABareClauseAreNoticed() {
    let known = ClauseTable.clauses("  case keepUploads = \"§5.3\"\n  case holds = \"D20\"\n  let a = 1\n")
    #expect(known.map(\.number) == ["§5.3", "D20"])
    let files = [
      SourceTree.File(path: "Sources/Privacy/A.swift", text: "/// Held (D20).\nlet clause = Clause.keepUploads\n"),
      SourceTree.File(path: "Tests/PrivacyTests/B.swift", text: "// D200 and XD20 are none, §5.3 is.\n"),
      SourceTree.File(path: "Sources/Music/C.swift", text: "// D20\n"),
    ]
    let rows = ClauseTable.rows(known, files)
    #expect(rows[0].code == ["Sources/Privacy/A.swift"] && rows[0].tests == ["Tests/PrivacyTests/B.swift"])
    #expect(rows[1].code == ["Sources/Privacy/A.swift"] && rows[1].tests.isEmpty)
    let page = ClauseTable.document(rows, gaps: ["D20": "later"])
    #expect(ClauseTable.faults(page, rows) == [] && page.contains("| later |"))
    #expect(ClauseTable.faults(page.replacing("A.swift", with: "Z.swift"), rows).count == 2)
    #expect(ClauseTable.faults("", rows).count == 2)
  }
}
