import Core
import Testing

@testable import Policy

/// §9.5, D29: the law's own terms shorten what is promised, and lengthen nothing.
@Suite struct StatutoryTermsTests {
  @Test func aTableIsReadRightByRight() throws {
    let terms = try StatutoryTerms("all=20d, access=15d,california-delete=72h")
    #expect(terms[.access] == .days(15) && terms[.californiaDelete] == .hours(72) && terms[.other] == .days(20))
    #expect(try StatutoryTerms(terms.description) == terms)
    #expect(try StatutoryTerms("") == .none && StatutoryTerms.none[.access] == nil)
    #expect(try StatutoryTerms("access=3d")[.deletion] == nil)
  }

  @Test(arguments: [
    "access", "access=", "access=0d", "access=31d", "access=1mo", "all=2mo", "everything=3d", "access=3d,access=4d",
    "all=3d,all=3d", "access=3w", "=3d",
  ])
  func whatCannotBeMeantIsRefused(_ text: String) {
    #expect(throws: DomainError.self) { try StatutoryTerms(text) }
  }
}
