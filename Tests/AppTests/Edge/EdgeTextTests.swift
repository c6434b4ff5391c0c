import Core
import HTTPTypes
import Policy
import TestSupport
import Testing

@testable import App
@testable import Web

/// Whatever people write is text wherever it is shown again (threats: web edge): in titles, words, names, searches,
/// forms, mails, names of files.
@Suite struct EdgeTextTests {
  private static let script = "</textarea></title><script>alert(1)</script><img src=x onerror=alert(1)>\"'>"

  @Test(arguments: Language.allCases)
  func nothingThatPeopleWriteIsMarkup(_ language: Language) async throws {
    try await EdgeHouse.with { house in
      var ada = try await house.person("ada", language: language)
      // `QuickSong` gives every song a title with quotes and a tag.
      let work = try await house.song(by: &ada)
      let story = ["recipient": "Anna", "language": "en", "story": Self.script]
      let told = try await ada.post("/create", story)
      var pages: [(String, Answer)] = [("a story", told)]
      if let path = told.location {
        pages.append(("in the making", try await ada.get(path)))
        try await house.work()
        pages.append(("made of a story", try await ada.get(path)))
      }
      pages.append(("edited words", try await ada.post("/works/\(work)/words", ["words": Self.script])))
      pages.append(("a name", try await ada.post("/create", ["recipient": Self.script])))
      pages.append(("an address", try await ada.post("/settings/email", ["email": Self.script])))
      pages.append(("a username", try await ada.post("/settings/username", ["username": Self.script])))
      let encoded = FormBody.encoded(Self.script)
      for path in [
        "/works", "/works/\(work)", "/works/\(work)?words=\(encoded)", "/works?search=\(encoded)", "/trash", "/my-data",
        "/sign-in?to=\(encoded)&draft=\(encoded)", "/works?done=\(encoded)", "/create?recipient=\(encoded)",
      ] { pages.append((path, try await ada.get(path))) }
      _ = try await ada.post("/works/\(work)/delete")
      pages.append(("the trash", try await ada.get("/trash")))
      pages.append(("a song in the trash", try await ada.get("/works/\(work)")))
      for (name, page) in pages {
        #expect(page.status < 500, "\(name): \(page.status)")
        #expect(!page.text.contains("<script>") && !page.text.contains("<img src=x"), "\(name)")
        #expect(!page.text.contains("A song\" <b>"), "\(name)")
      }
      // The control: the title is there, as text.
      #expect(pages.contains { $0.1.text.contains("A song&quot; &lt;b&gt; for Anna") })
      try await house.work()
      #expect(house.mailbox.mails.allSatisfy { !$0.subject.contains("<script>") && !$0.subject.contains("\n") })
    }
  }
}
