import Accounts
import Core
import Foundation
import Persistence
import Policy
import Privacy
import TestSupport
import Testing

@testable import App
@testable import Web

/// §9.1-9.5, D28: requests by rights as people and mail servers meet them.
@Suite(.startsPrograms) struct EdgeRightsTests {
  @Test func aPersonAsksSeesAndWithdraws() async throws {
    try await EdgeHouse.with { house in
      var ada = try await house.person("ada")
      #expect(try await ada.get("/my-data").text.contains("href=\"/my-data/requests\""))
      #expect(try await ada.get("/my-data/requests").status == 200)
      let wrong = try await ada.post("/my-data/requests", ["right": "access", "text": " "])
      #expect(wrong.status == 422 && wrong.text.contains("id=\"error-text\"") && wrong.text.contains(" selected"))
      #expect(try await ada.post("/my-data/requests", ["right": "everything", "text": "x"]).status == 422)
      #expect(try await ada.post("/my-data/requests", ["right": "access", "text": "x", "state": "open"]).status == 422)
      let sent = try await ada.post("/my-data/requests", ["right": "access", "text": "All <b>mine</b>"])
      #expect(sent.status == 303 && sent.location == "/my-data/requests")
      let page = try await ada.get("/my-data/requests").text
      #expect(page.contains("All &lt;b&gt;mine&lt;/b&gt;"))
      let number = try #require(page.firstMatch(of: /R-[0-9A-Z]{5}-[0-9A-Z]{5}/)).output

      // To others it is as unknown as one that does not exist.
      var ben = try await house.person("ben")
      let theirs = try await ben.post("/my-data/requests/\(number)/withdraw")
      let none = try await ben.post("/my-data/requests/R-00000-00000/withdraw")
      #expect(theirs.status == 404 && none.status == 404)
      #expect(theirs.text.replacing(number, with: "…") == none.text.replacing("R-00000-00000", with: "…"))
      #expect(!(try await ben.get("/my-data/requests").text.contains(number)))

      #expect(try await ada.post("/my-data/requests/\(number)/withdraw").status == 303)
      #expect(try await ada.post("/my-data/requests/\(number)/withdraw").status == 409)
    }
  }

  @Test func blockedPeopleAskTooAndNobodyAsksForever() async throws {
    try await EdgeHouse.with { house in
      var ada = try await house.person("ada")
      try await house.instance.accounts.block(try await house.instance.accounts.find("ada"))
      _ = try await ada.post("/sign-in", ["login": "ada", "password": EdgeHouse.password])
      for _ in 0..<Limits.requestsOpenMax {
        #expect(try await ada.post("/my-data/requests", ["right": "other", "text": "x"]).status == 303)
      }
      #expect(try await ada.post("/my-data/requests", ["right": "other", "text": "x"]).status == 429)
      #expect(!(try await ada.get("/my-data/requests").text.contains("name=\"right\"")))
    }
  }

  /// The whole way of a mail: the program takes it from the pipe, the job writes the letter, the link is followed over
  /// HTTP, the desk answers. For somebody with an account and somebody without, letter and pages are the same.
  @Test func aMailIsTakenProvedAndAnswered() async throws {
    try await EdgeHouse.with { house in
      let now = World.live.now
      house.clock.pass(to: now)
      _ = try await house.person("ada")
      try await house.work()
      let ada = try await house.instance.accounts.find("ada")
      let verify = try #require(house.mailbox.token("verify", to: "ada@example.org"))
      _ = try await house.instance.accounts.verify(verify)
      for name in ["ada", "nobody"] {
        let run = try await receive(Self.mail(from: "\(name)@example.org"), house)
        #expect(run.status == 0 && run.output.hasPrefix("received R-"), "\(run.complaint)")
      }
      house.clock.pass(to: World.live.now)
      try await house.work()
      var seen: [String: [String]] = [:]
      for name in ["ada", "nobody"] {
        let address = "\(name)@example.org"
        let token = try #require(house.mailbox.token("request", to: address))
        let letter = try #require(house.mailbox.mails.last { $0.recipient == address })
        var browser = Browser(house)
        let question = try await browser.get("/request/\(token)")
        #expect(question.status == 200 && question.text.contains("R-"))
        let done = try await browser.post("/request/\(token)")
        #expect(done.status == 200)
        #expect(try await browser.post("/request/\(token)").status == 410)
        #expect(try await browser.get("/request/\(token)").status == 410)
        seen[name] = [letter.subject, letter.text, question.text, done.text].map { text in
          text.replacing(token, with: "…").replacing(/R-[0-9A-Z]{5}-[0-9A-Z]{5}/, with: "…")
        }
      }
      #expect(seen["ada"] == seen["nobody"])
      let list = try await house.instance.requests.list()
      #expect(Set(list.map(\.proof)) == [.account, .mailbox] && list.allSatisfy { $0.state == .open })
      let own = try #require(try await house.instance.requests.requests(of: ada).first)
      #expect(own.text?.contains("Копия, пожалуйста") == true)

      try await house.instance.requests.answer(own.entry.number, text: "Вот она.", by: nil)
      try await house.work()
      #expect(house.mailbox.mails.last?.text.contains("Вот она.") == true)
      #expect(house.mailbox.mails.last?.language == .russian)
    }
  }

  /// D31: what somebody asked, what they were answered and what was noted are in their copy; who sat at the desk is not.
  @Test func requestsAreInTheCopyOfOnesData() async throws {
    try await EdgeHouse.with { house in
      var ada = try await house.person("ada")
      #expect(try await ada.post("/my-data/requests", ["right": "access", "text": "canary words"]).status == 303)
      let number = try #require(try await house.instance.requests.list().first?.number)
      try await house.instance.requests.note(number, text: "canary note", by: "Clandestine Clerk")
      try await house.instance.requests.answer(number, text: "canary answer", by: "Clandestine Clerk")
      let path = try await house.link(to: try await house.takeout(by: &ada), by: &ada)
      let copy = String(decoding: try await ada.get(path).body, as: UTF8.self)
      for words in ["canary words", "canary note", "canary answer", number] {
        #expect(copy.contains(words), "\(words)")
      }
      #expect(!copy.contains("Clandestine"))
    }
  }

  /// sysexits: 65 for what is no mail, 75 for what may pass, 0 for what needs no answer.
  @Test func thePipeSaysWhatBecameOfAMail() async throws {
    try await EdgeHouse.with { house in
      #expect(try await receive("no mail at all", house).status == 65)
      #expect(try await receive("From: a@example.org, b@example.org\n\nx", house).status == 65)
      let bounce = try await receive("Return-Path: <>\nFrom: mailer-daemon@example.org\n\nx", house)
      #expect(bounce.status == 0 && bounce.output == "")
      for _ in 0..<Limits.requestMailsPerAddressMax {
        #expect(try await receive(Self.mail(from: "a@example.org"), house).status == 0)
      }
      #expect(try await receive(Self.mail(from: "a@example.org"), house).status == 75)
      let wrong = try await receive(Self.mail(from: "b@example.org"), house, ["SONGLY_HTTP_PORT": "eighty"])
      #expect(wrong.status == 75 && wrong.complaint.contains("setting-wrong"))
      let long = "From: c@example.org\n\n" + String(repeating: "a", count: 9 << 20)
      #expect(try await receive(long, house).status == 0)
    }
  }

  /// §13, D35: a child's account ends at once, and the operator learns what to give back.
  @Test func aChildsAccountEndsAtOnce() async throws {
    try await EdgeHouse.with { house in
      var ada = try await house.person("ada")
      try await house.work()
      let child = ErasedChild(instance: house.instance)
      let account = try await house.instance.accounts.find("ada")
      #expect(try await child.payments(of: account).isEmpty)
      #expect(try await child.erase(account) == "erased")
      #expect(try await ada.get("/works").status == 303)
      let mail = try #require(house.mailbox.mails.last)
      #expect(mail.recipient == "ada@example.org" && mail.text.contains("desk@songs.example"))
      #expect(mail.text.contains("signature: "))
      let left = try await house.instance.database.read { try $0.row("SELECT count(*) FROM accounts")?.int(0) }
      #expect(left == 0)
      let folder = try Folder()
      let run = try SonglyProgram.run(["admin", "child", "nobody"], in: folder)
      #expect(run.status == 64 && run.code == "child-unconfirmed")
    }
  }

  @Test(arguments: [
    ("Hello, please send my data", Language.english), ("Пришлите мне копию данных", .russian),
    ("Деректерімнің көшірмесін жіберіңізші", .kazakh), ("Меня зовут Әсел, пришлите копию всех моих данных", .russian),
    ("Здравствуйте! My account is ada", .russian),
  ])
  func theLanguageOfAMailIsThatOfItsLetters(_ text: String, _ language: Language) {
    #expect(ReceiveRequest.language(of: text) == language)
  }

  @Test func dueDatesGoIntoACalendar() async throws {
    try await EdgeHouse.with { house in
      let account = try await house.instance.accounts.create(
        email: "ada@example.org", username: "ada", password: EdgeHouse.password, isAdmin: false, language: .english)
      let number = try await house.instance.requests.open(.access, text: "x", language: .english, by: account)
      let list = try await house.instance.requests.list()
      let text = RequestCalendar.text(list, host: "Songs; and, more", at: house.clock.now)
      #expect(text.hasPrefix("BEGIN:VCALENDAR\r\n") && text.contains("UID:\(number)@songly\r\n"))
      #expect(text.contains("SUMMARY:Songs\\; and\\, more: \(number) (access)\r\n") && !text.contains("ada"))
    }
  }

  private static func mail(from address: String) -> String {
    """
    Return-Path: <\(address)>
    From: Somebody <\(address)>
    Subject: =?utf-8?B?0JrQvtC/0LjRjw==?=
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary="b"

    --b
    Content-Type: text/plain; charset=koi8-r
    Content-Transfer-Encoding: quoted-printable

    =EB=CF=D0=C9=D1, =D0=CF=D6=C1=CC=D5=CA=D3=D4=C1
    --b
    Content-Type: image/png; name=face.png

    AAAA
    --b--
    """
  }

  private func receive(
    _ text: String, _ house: EdgeHouse, _ more: [String: String] = [:]
  ) async throws -> SonglyProgram.Run {
    let folder = try Folder()
    try folder.write(text, to: "message.eml")
    let environment = [
      "SONGLY_DATA_FOLDER": house.instance.settings["data.folder"], "SONGLY_SITE_ORIGIN": EdgeHouse.origin,
      "SONGLY_OPERATOR_MAIL": "desk@songs.example",
    ]
    return try SonglyProgram.run(
      ["requests", "receive"], environment: environment.merging(more) { $1 }, input: "message.eml", in: folder)
  }
}
