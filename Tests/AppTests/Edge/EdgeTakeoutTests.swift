import Core
import HTTPTypes
import Policy
import Privacy
import Studio
import TestSupport
import Testing

@testable import App
@testable import Web

/// The page on which people take their data out (§9.1, D31), as a browser sees it.
@Suite struct EdgeTakeoutTests {
  @Test func fromAskingToSaving() async throws {
    try await EdgeHouse.with { house in
      var ada = try await house.person("ada")
      _ = try await house.song(by: &ada)
      let empty = try await ada.get("/my-data/takeout")
      #expect(empty.status == 200 && empty.text.contains("Make me a copy"))
      #expect(try await ada.get("/my-data").text.contains("href=\"/my-data/takeout\""))
      #expect(try await ada.get("/settings/delete").text.contains("href=\"/my-data/takeout\""))

      #expect(try await ada.post("/my-data/takeout", ["act": "ask"]).status == 303)
      #expect(try await ada.get("/my-data/takeout").text.contains("is being made"))
      let twice = try await ada.post("/my-data/takeout", ["act": "ask"])
      #expect(twice.status == 422 && twice.text.contains("being made already"))
      try await house.work()

      let mail = try #require(house.mailbox.mails.last { $0.subject.contains("copy of your data") })
      #expect(mail.recipient == "ada@example.org" && mail.text.contains("https://songs.example/my-data/takeout\n"))
      let ready = try await ada.get("/my-data/takeout")
      let id = String(try #require(ready.text.firstMatch(of: /name="id" value="([0-9a-f-]+)"/)).1)
      // Neither the mail nor the page holds a way to the file itself.
      #expect(!mail.text.contains(id) && !ready.text.contains("takeout/\(id)"))
      let path = try await house.link(to: try #require(Identifier(id)), by: &ada)
      #expect(ready.text.contains("Kept until") && ready.text.contains("§9.1"))
      let soon = try await ada.post("/my-data/takeout", ["act": "ask"])
      #expect(soon.status == 429 && soon.retryAfter == 86_400)

      let whole = try await ada.get(path)
      #expect(whole.status == 200 && whole.headers[.contentType] == "application/zip")
      #expect(whole.headers[.cacheControl] == "private, no-store")
      #expect(whole.headers[.contentDisposition]?.hasPrefix("attachment") == true)
      let mine = try await ada.get("/my-data")
      #expect(mine.text.contains(Format.dateUntil(Period.days(7).end(from: house.clock.now), .english)))

      var ben = try await house.person("ben")
      #expect(try await ben.get(path).status == 404)
      for act in ["save", "delete"] {
        #expect(try await ben.post("/my-data/takeout", ["act": act, "id": id]).status == 404)
      }
      var nobody = Browser(house)
      #expect(try await nobody.get(path).status == 303)

      house.clock.pass(.days(7))
      #expect(try await ada.get(path).status == 404)
    }
  }

  /// A copy opens for its owner alone, whole or in parts; to everybody else it is as unknown as one that does not
  /// exist. It is a right, so a block leaves it to them (§9.1, §12).
  @Test func aCopyIsItsOwnersAlone() async throws {
    try await EdgeHouse.with { house in
      var ada = try await house.person("ada")
      let takeout = try await house.takeout(by: &ada)
      let mine = takeout.description
      let unknown = house.instance.world.identifier().description
      var path = try await house.link(to: takeout, by: &ada)
      var others = [try await house.person("ben"), try await house.admin()]
      let ways: [[HTTPField.Name: String]] = [[:], [.range: "bytes=0-9"]]
      for headers in ways {
        for index in others.indices {
          let theirs = try await others[index].get(path, headers)
          let none = try await others[index].get(path.replacing(mine, with: unknown), headers)
          #expect(theirs.status == 404 && none.status == 404 && theirs.headers == none.headers)
          #expect(theirs.text.replacing(mine, with: "…") == none.text.replacing(unknown, with: "…"))
        }
        var nobody = Browser(house)
        let asked = try await nobody.get(path, headers)
        #expect(asked.status == 303 && asked.location == "/sign-in" && asked.body.isEmpty)
      }
      try await house.block(&ada, "ada")
      #expect(try await ada.get(path, [.range: "bytes=0-9"]).status == 206)
      #expect(try await ada.get(path).status == 200)
      path = try await house.link(to: takeout, by: &ada)
      #expect(try await ada.post("/my-data/takeout", ["act": "delete", "id": mine]).status == 303)
      #expect(try await ada.get(path).status == 404)
    }
  }

  /// Threats: a link saves one copy, in as many parts as the way takes; then it is dead, and its page makes another.
  @Test func aLinkSavesOnce() async throws {
    try await EdgeHouse.with { house in
      var ada = try await house.person("ada")
      let takeout = try await house.takeout(by: &ada)
      let replaced = try await house.link(to: takeout, by: &ada)
      let path = try await house.link(to: takeout, by: &ada)
      #expect(replaced != path)
      let head = try await ada.get(path, [.range: "bytes=0-9"])
      let size = try #require(head.headers[.contentRange]?.split(separator: "/").last.flatMap { Int($0) })
      let rest = try await ada.get(path, [.range: "bytes=10-"])
      #expect(head.status == 206 && rest.status == 206 && head.body.count + rest.body.count == size)
      let ways: [[HTTPField.Name: String]] = [[:], [.range: "bytes=0-9"], [.range: "bytes=-1"]]
      for link in [path, replaced, String(path.dropLast()), path.uppercased()] {
        for headers in ways {
          let dead = try await ada.get(link, headers)
          #expect(dead.status == (link == path.uppercased() ? 404 : 410) && !dead.body.starts(with: Array("PK".utf8)))
          #expect(dead.status != 410 || dead.text.contains("is too old") && dead.text.contains("Save the file"))
        }
      }
      let whole = try await ada.get(try await house.link(to: takeout, by: &ada))
      #expect(whole.status == 200 && whole.body == head.body + rest.body)
    }
  }

  @Test func deletingIsAtOnce() async throws {
    try await EdgeHouse.with { house in
      var ada = try await house.person("ada")
      _ = try await ada.post("/my-data/takeout", ["act": "ask"])
      try await house.work()
      let page = try await ada.get("/my-data/takeout").text
      let id = String(try #require(page.firstMatch(of: /name="id" value="([0-9a-f-]+)"/)).1)
      #expect(try await ada.post("/my-data/takeout", ["act": "delete", "id": id]).status == 303)
      #expect(try await ada.post("/my-data/takeout", ["act": "save", "id": id]).status == 404)
      #expect(try await ada.get("/my-data/takeout").text.contains("You have deleted your copy."))
      #expect(try await ada.post("/my-data/takeout", ["act": "delete", "id": "x"]).status == 404)
    }
  }
}
