import Core
import Persistence
import Testing

@Suite struct SQLTests {
  @Test func valuesAreBoundAndNeverPartOfTheText() {
    let name = "Robert'); DROP TABLE works;--"
    let statement: SQL = "SELECT id FROM works WHERE name = \(name) AND size > \(3) LIMIT \(1)"
    let sqlite = statement.rendered(for: .sqlite)
    #expect(sqlite.text == "SELECT id FROM works WHERE name = ?1 AND size > ?2 LIMIT ?3")
    #expect(sqlite.values == [.text(name), .integer(3), .integer(1)])
    #expect(statement.rendered(for: .postgres).text == "SELECT id FROM works WHERE name = $1 AND size > $2 LIMIT $3")
  }

  @Test func everyTypeHasItsValue() throws {
    let id = try #require(Identifier(milliseconds: 1, random: Array(repeating: 9, count: 10)))
    let missing: String? = nil
    let statement: SQL = """
      \(id) \(Instant(microseconds: 5)) \(true) \(false) \(missing) \([UInt8](arrayLiteral: 1, 2)) \(0.5) \(Int64(7))
      """
    #expect(
      statement.rendered(for: .sqlite).values == [
        .text(id.description), .integer(5), .integer(1), .integer(0), .null, .bytes([1, 2]), .real(0.5), .integer(7),
      ])
  }

  @Test func fragmentsDifferAndNothingElse() {
    let statement: SQL = "CREATE TABLE t (n \(SQL.Fragment.integer), b \(SQL.Fragment.blob)) \(SQL.Fragment.strict)"
    #expect(statement.rendered(for: .sqlite).text == "CREATE TABLE t (n INTEGER, b BLOB) STRICT")
    #expect(statement.rendered(for: .postgres).text == "CREATE TABLE t (n BIGINT, b BYTEA) ")
  }

  @Test func statementsNestAndNumbersRunOn() {
    let list = SQL.joined(["a", "b"].map { "\($0)" }, separator: ", ")
    let rendered = ("x = \(1) AND y IN (\(list)) AND z = \(2)" as SQL).rendered(for: .postgres)
    #expect(rendered.text == "x = $1 AND y IN ($2, $3) AND z = $4")
    #expect(rendered.values == [.integer(1), .text("a"), .text("b"), .integer(2)])
  }
}

@Suite struct MigrationTests {
  private let first = Migration("001-works", ["CREATE TABLE works (id TEXT PRIMARY KEY)"])
  private let second = Migration("002-jobs", ["CREATE TABLE jobs (id TEXT PRIMARY KEY)"])

  private func applied(_ steps: Migration...) -> [Migration.Applied] {
    steps.map { .init(name: $0.name, checksum: $0.checksum) }
  }

  @Test func onlyWhatIsMissingRuns() throws {
    #expect(try Migration.pending([first, second], after: []) == [first, second])
    #expect(try Migration.pending([first, second], after: applied(first)) == [second])
    #expect(try Migration.pending([first, second], after: applied(first, second)).isEmpty)
  }

  @Test func anOldBinaryRefusesANewerSchema() {
    #expect(throws: DomainError.self) { try Migration.pending([first], after: applied(first, second)) }
    #expect(throws: DomainError.self) { try Migration.pending([first], after: applied(second)) }
  }

  @Test func aNewStepOfAnEarlierModuleRuns() throws {
    let between = Migration("001-works-2", ["CREATE TABLE more (id TEXT)"])
    #expect(try Migration.pending([first, between, second], after: applied(first, second)) == [between])
  }

  @Test func stepsHaveNamesOfTheirOwn() {
    let error = #expect(throws: DomainError.self) { try Migration.pending([first, first], after: []) }
    #expect(error?.code == "schema-ambiguous")
  }

  @Test func typesThatDifferBetweenTheEnginesAreRefused() throws {
    for type in ["INTEGER", "BIGINT", "REAL", "BOOLEAN"] as [SQL] {
      let step = Migration("001", ["CREATE TABLE t (n \(type) NOT NULL)"])
      let error = #expect(throws: DomainError.self) { try Migration.pending([step], after: []) }
      #expect(error?.code == "schema-types")
    }
    let fine = Migration("001", ["CREATE TABLE t (time \(.integer), date TEXT, big_int \(.blob)) \(.strict)"])
    #expect(try Migration.pending([fine], after: []) == [fine])
  }

  @Test func anEditedStepIsNoticedButNewIndentationIsNot() throws {
    let edited = Migration("001-works", ["CREATE TABLE works (id TEXT)"])
    #expect(throws: DomainError.self) { try Migration.pending([edited], after: applied(first)) }
    let indented = Migration("001-works", ["CREATE TABLE works\n    (id TEXT PRIMARY KEY)"])
    #expect(indented.checksum == first.checksum)
  }
}
