import Core
import Foundation
import Testing

@Suite struct IdentifierTests {
  @Test func theTextIsAUUIDOfVersionSevenAndReadsBack() throws {
    // The example of RFC 9562, appendix A.6.
    let random: [UInt8] = [0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]
    let id = try #require(Identifier(milliseconds: 0x017F_22E2_79B0, random: random))
    #expect(id.description == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f")
    #expect(Identifier(id.description) == id)
    #expect(UUID(uuidString: id.description) != nil)
    #expect(id.milliseconds == 0x017F_22E2_79B0)
  }

  @Test func idsSortByTimeAsValuesAndAsTexts() throws {
    let ids = try (0..<300).map { step in
      var generator = Seed(UInt64(step)).generator("id")
      let random = (0..<10).map { _ in UInt8(generator.index(256)) }
      return try #require(Identifier(milliseconds: UInt64(step) * 977, random: random))
    }
    #expect(ids == ids.sorted())
    #expect(ids.map(\.description) == ids.map(\.description).sorted())
  }

  @Test(arguments: [
    "", "017F22E2-79B0-7CC3-98C4-DC0C0C07398F", "017f22e279b07cc398c4dc0c0c07398f",
    "017f22e2-79b0-4cc3-98c4-dc0c0c07398f", "017f22e2-79b0-7cc3-18c4-dc0c0c07398f",
    "017f22e2-79b0-7cc3-98c4-dc0c0c07398g", " 17f22e2-79b0-7cc3-98c4-dc0c0c07398f",
  ])
  func otherSpellingsAreNoIds(_ text: String) {
    #expect(Identifier(text) == nil)
  }

  @Test func tooLittleRandomnessMakesNoId() {
    #expect(Identifier(milliseconds: 0, random: [1, 2, 3]) == nil)
  }

  @Test func namesOfObjectsHoldNoPath() throws {
    let id = try #require(Identifier(milliseconds: 5, random: Array(repeating: 1, count: 10)))
    let name = try #require(ObjectName(objectClass: "work", id: id))
    #expect(ObjectName(name.description) == name)
    #expect(name.objectClass == "work")
    for bad in [
      "../\(id)", "work/../\(id)", "/\(id)", "work/", "Work/\(id)", "work/\(id)/x", "work//\(id)", "ärt/\(id)",
    ] {
      #expect(ObjectName(bad) == nil)
    }
  }

  @Test func instantsNeverOverflow() {
    #expect(Instant(microseconds: .max).adding(microseconds: 1).microseconds == .max)
    #expect(Instant(microseconds: .min).adding(microseconds: -1).microseconds == .min)
  }

  @Test func aPageSaysWhereTheNextBegins() throws {
    let ids = (1...5).compactMap { Identifier(milliseconds: $0, random: Array(repeating: 0, count: 10)) }
    let page = Page(rows: ids, limit: PageLimit(4)) { $0 }
    #expect(page.items == Array(ids.prefix(4)))
    #expect(page.next == Cursor(after: ids[3]))
    #expect(Page(rows: ids, limit: PageLimit(5)) { $0 }.next == nil)
    #expect(PageLimit(-4).value == 1)
    #expect(PageLimit(9_999).value == PageLimit.most)
  }
}
