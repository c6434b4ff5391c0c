import Core
import HTML
import Testing

@testable import Web

@Suite struct ErrorPageTests {
  private func page(_ status: Int, _ language: Language) throws -> PageText {
    PageText(try #require(try AccountPages.all(language).first { $0.name == "Error.\(status)" }).page)
  }

  @Test func everyKindHasItsStatusAndEveryStatusItsPage() {
    let statuses = Set(DomainError.Kind.allCases.map(ErrorShow.status) + [400, 405])
    #expect(Set(AccountPages.failures.map(\.status)) == statuses)
  }

  @Test(arguments: Language.allCases)
  func titlesDiffer(_ language: Language) {
    let strings = ErrorStrings.of(language)
    let titles = AccountPages.failures.map { strings.message(status: $0.status).title }
    #expect(Set(titles).count == titles.count)
  }

  /// A fault tells its number and nothing of what happened inside.
  @Test(arguments: Language.allCases)
  func faultsTellTheirNumberAndNothingElse(_ language: Language) throws {
    let text = try page(500, language).text
    #expect(text.contains("01932b1c-0000-7000-8000-000000000000"))
    #expect(!text.contains("SELECT") && !text.contains("row-shape"))
    #expect(try !page(404, language).text.contains("01932b1c"))
  }

  @Test func theWaitIsSaidInWords() throws {
    #expect(try page(429, .english).text.contains("Try again in 3 minutes."))
    #expect(try page(429, .russian).text.contains("Попробуйте снова через 3 минуты."))
    #expect(try page(429, .kazakh).text.contains("3 минуттан кейін қайта байқап көріңіз."))
    #expect(try page(503, .english).text.contains("Try again in 5 seconds."))
  }

  /// Back to the page whose form failed, never to an address that only takes forms.
  @Test func tryingAgainOpensAPage() throws {
    #expect(try page(403, .english).values(of: "href").contains("/settings"))
    #expect(try page(429, .english).values(of: "href").contains("/sign-in"))
  }

  @Test(arguments: [0, 1, 2, 5, 11, 21, 101])
  func spansDecline(_ count: Int) {
    let days = ["0 дней", "1 день", "2 дня", "5 дней", "11 дней", "21 день", "101 день"]
    let genitive = ["0 дней", "1 дня", "2 дней", "5 дней", "11 дней", "21 дня", "101 дня"]
    #expect(days.contains(SpanWords(.russian).plain(count, .day)))
    #expect(genitive.contains(SpanWords(.russian).oblique(count, .day)))
    #expect(SpanWords(.kazakh).plain(count, .month) == "\(count) ай")
    #expect(SpanWords(.english).plain(count, .year) == (count == 1 ? "1 year" : "\(count) years"))
  }
}
