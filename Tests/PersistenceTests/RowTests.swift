import Core
import Persistence
import Testing

@Suite struct RowTests {
  private let id = Identifier(milliseconds: 1, random: Array(repeating: 9, count: 10))

  @Test func everyKindIsReadAsItself() throws {
    let id = try #require(id)
    let row = Row([.integer(7), .text("seven"), .bytes([7]), .real(0.5), .text(id.description), .integer(1), .null])
    #expect(try row.integer(0) == 7 && row.int(0) == 7 && row.real(0) == 7)
    #expect(try row.instant(0) == Instant(microseconds: 7))
    #expect(try row.text(1) == "seven")
    #expect(try row.bytes(2) == [7])
    #expect(try row.real(3) == 0.5)
    #expect(try row.identifier(4) == id)
    #expect(try row.bool(5))
    #expect(try row.optionalText(6) == nil && row.optionalInteger(6) == nil && row.optionalBytes(6) == nil)
    #expect(try row.optionalIdentifier(6) == nil && row.optionalInstant(6) == nil && row.optionalReal(6) == nil)
  }

  @Test func whatIsSomethingElseIsAFaultOfOurs() {
    let row = Row([.text("no id"), .integer(2), .null])
    let readings: [(Row) throws -> Any] = [
      { try $0.integer(0) }, { try $0.identifier(0) }, { try $0.bytes(0) }, { try $0.real(0) }, { try $0.text(1) },
      { try $0.bool(1) }, { try $0.text(2) }, { try $0.instant(2) }, { try $0.text(3) }, { try $0.text(-1) },
    ]
    for reading in readings {
      let error = #expect(throws: DomainError.self) { _ = try reading(row) }
      #expect(error?.code == "row-shape" && error?.kind == .fault)
    }
  }
}
