import Policy
import Privacy
import Testing

@Suite struct HoldingTests {
  private let works = Holding(
    table: "works", subject: .account(column: "owner"), retention: .generated, sealedBy: .object(column: "id"),
    columns: ["id": .clear, "owner": .clear, "title": .sealed])
  private let parts = Holding(
    table: "parts", subject: .parent(table: "works", column: "work"), retention: .generated,
    columns: ["work": .clear])

  @Test func whatAgreesHasNoFaults() {
    let tables: [String: Set<String>] = ["works": ["id", "owner", "title"], "parts": ["work"]]
    #expect(Holding.faults(in: tables, declared: [works, parts]).isEmpty)
  }

  @Test func whateverIsUndeclaredIsNamed() {
    let tables: [String: Set<String>] = ["works": ["id", "owner", "title", "mail"], "cache": ["x"], "parts": ["work"]]
    #expect(
      Holding.faults(in: tables, declared: [works, parts]) == [
        "table cache is not declared", "column works.mail is not declared",
      ])
  }

  @Test func aDeclarationOfNothingIsAFault() {
    let faults = Holding.faults(in: ["parts": []], declared: [works, parts])
    #expect(
      faults == [
        "column parts.work does not exist", "table parts names no parent in work",
        "table parts hangs on works, which does not exist", "table works does not exist",
      ])
  }

  /// Erasing goes backwards, and what it deletes first must not be what the rest hangs on.
  @Test func aChildBeforeItsParentIsAFault() {
    let tables: [String: Set<String>] = ["works": ["id", "owner", "title"], "parts": ["work"]]
    #expect(
      Holding.faults(in: tables, declared: [parts, works]) == [
        "table parts is declared before works, on which it hangs"
      ])
  }

  @Test func sealedColumnsSayWhoseKeyOpensThem() {
    let tables: [String: Set<String>] = ["works": ["id", "owner", "title"]]
    var silent = works
    silent.sealedBy = nil
    #expect(
      Holding.faults(in: tables, declared: [silent]) == [
        "table works has sealed columns and does not say whose key opens them"
      ])
    silent.sealedBy = .object(column: "work")
    #expect(
      Holding.faults(in: tables, declared: [silent]) == [
        "table works is sealed by an object that it does not name in work"
      ])
  }

  @Test func aTableIsDeclaredOnce() {
    let tables: [String: Set<String>] = ["works": ["id", "owner", "title"]]
    #expect(Holding.faults(in: tables, declared: [works, works]) == ["table works is declared 2 times"])
  }
}
