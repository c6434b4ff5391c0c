import Core
import Foundation
import HTML
import Policy
import Testing

@testable import Web

@Suite struct AccountPageTests {
  /// Goldens in English; the policy in every language, since its words bind.
  @Test func pagesAreAsTheyWere() throws {
    let goldens = Goldens(beside: #filePath)
    for (name, page) in try AccountPages.all(.english) {
      #expect(try goldens.difference(name, PageText(page)) == nil)
    }
    for language in [Language.russian, .kazakh] {
      let names = ["Policy.usual", "Policy.counter", "MyData.usual", "Choices.many", "Cookies.unanswered"]
      let pages = try AccountPages.all(language).filter { names.contains($0.name) }
      #expect(pages.count == names.count)
      for (name, page) in pages {
        #expect(try goldens.difference("\(name).\(language.rawValue)", PageText(page)) == nil)
      }
    }
  }

  @Test(arguments: Language.allCases)
  func pagesAreSoundInEveryLanguage(_ language: Language) throws {
    for (name, page) in try AccountPages.all(language) {
      #expect(PageRules.faults(PageText(page)).isEmpty, "\(name): \(PageRules.faults(PageText(page)))")
    }
  }

  /// §1.5, D35: the box comes unticked and names the version of the text, which is also what is sent.
  @Test(arguments: Language.allCases)
  func theBoxComesUntickedAndNamesTheVersion(_ language: Language) throws {
    let page = PageText(SignUp.page(SignUp.Model(), AccountPages.context(language, isSignedIn: false))).text
    #expect(!page.contains(" checked"))
    #expect(page.contains("name=\"policy-version\" value=\"\(PolicyVersion.current.name)\""))
    #expect(page.contains(Format.date(PolicyVersion.current.day, language)))
    #expect(page.contains(String(Ages.least)))
    #expect(page.contains("href=\"/policy\""))
    // What the person ticked stays ticked when something else was wrong.
    let again = PageText(
      SignUp.page(SignUp.Model(isAdult: true), AccountPages.context(language, isSignedIn: false)))
    #expect(again.text.contains(" checked"))
  }

  @Test func aDraftGoesAlongAndIsSpokenOf() {
    let context = AccountPages.context(.english, isSignedIn: false)
    let page = PageText(SignUp.page(SignUp.Model(draftToken: "AbC_-9", returnTo: "/works"), context))
    #expect(page.text.contains("name=\"draft\" value=\"AbC_-9\""))
    #expect(page.text.contains("name=\"to\" value=\"/works\""))
    #expect(page.values(of: "href").contains("/sign-in?draft=AbC_-9&to=%2Fworks"))
    #expect(page.text.contains("24 hours"))
    let without = PageText(SignUp.page(SignUp.Model(), context))
    #expect(!without.text.contains("24 hours"))
    #expect(!without.text.contains("name=\"draft\""))
  }

  @Test func passwordsAreNeverSentBackAndTextIsEscaped() throws {
    for (name, page) in try AccountPages.all(.english) {
      let text = PageText(page).text
      #expect(!text.contains(/type="password"[^>]* value=/), "\(name)")
      #expect(!text.contains("<b>Ada") && !text.contains("<i>ada"), "\(name)")
    }
    let problems = try #require(try AccountPages.all(.english).first { $0.name == "SignUp.problems" })
    #expect(PageText(problems.page).text.contains("&lt;b&gt;Ada &amp; Co&lt;/b&gt;"))
  }

  /// Each mistake has its sentence at its field and a line in the summary that leads there.
  @Test func everyMistakeLeadsToItsField() throws {
    let page = PageText(try #require(try AccountPages.all(.english).first { $0.name == "SignUp.problems" }).page)
    for field in ["email", "username", "password", "is-adult"] {
      #expect(page.text.contains("<a href=\"#field-\(field)\">"))
      #expect(page.text.contains("id=\"error-\(field)\""))
    }
  }

  @Test(arguments: [
    ("username-taken", "username"), ("email-invalid", "email"), ("password-wrong", "current-password"),
    ("password-common", "new-password"), ("too-many-mails", "first"),
  ])
  func errorsFindTheirField(_ code: String, _ field: String) {
    let problems = Account.problems(
      DomainError(.invalid, code, ""), fields: ["username", "email", "current-password", "new-password"],
      otherwise: "first", Strings.of(.english))
    #expect(problems.map(\.field) == [field])
    #expect(problems.first?.message.isEmpty == false)
  }

  @Test func aWaitIsSaidAtTheField() {
    let error = DomainError(.tooMany, "too-many-attempts", "", retryAfterSeconds: 21)
    let problems = Account.problems(error, fields: ["login"], otherwise: "login", Strings.of(.russian))
    #expect(problems.first?.message.hasSuffix("Попробуйте снова через 21 секунду.") == true)
  }

  /// Writes every page in every language to a folder, to be looked at in a browser beside those of the studio.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["SONGLY_PAGES"] != nil))
  func writePages() throws {
    let folder = URL(filePath: ProcessInfo.processInfo.environment["SONGLY_PAGES"] ?? "")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for language in Language.allCases {
      for (name, page) in try AccountPages.all(language) {
        let file = folder.appending(path: "\(name).\(language.rawValue).html")
        try Data(PageText(page).text.utf8).write(to: file)
      }
    }
  }
}
