import Accounts
import Assistants
import Core
import Egress
import Energy
import Foundation
import Persistence
import Policy
import Privacy
import Studio
import TestSupport
import Testing
import Vault

@testable import App

/// §9.1, D31: what a person takes out is everything that is theirs, and theirs only.
@Suite struct TakeoutTests {
  /// Every canary that was planted anywhere in an account comes out; of the neighbour, who has the same, none.
  @Test(arguments: Engine.allCases)
  func everythingThatIsTheirsAndNothingElse(_ engine: Engine) async throws {
    try await TraceHouse.with(engine) { house, _ in
      let (mine, theirs) = (house.canaries(1), house.canaries(2))
      let (ada, ben) = (try await house.settle(mine), try await house.settle(theirs))
      try await house.settleTraces("ada-zq", of: ada)
      try await house.settleTraces("ben-zq", of: ben)
      let wish = Departure.Wish(
        .prompt(mine.departed), of: ada, purpose: "song", to: "voices.example", country: "DE")
      try await house.departures.send(wish) { _ in }
      let takeout = try await house.takeout(of: ada)
      try takeout.archive.verify()
      for canary in mine.all where canary != mine.password {
        #expect(try takeout.holds(canary), "\(canary)")
      }
      for word in ["Photo", "Question", "Product", "Order", "Paid", "-reason", "-key", "Version"] {
        #expect(try takeout.holds("ada-zq\(word)"), "\(word)")
      }
      #expect(try !takeout.holds("ben-zq"))
      // What left is said with the text that left (D16).
      #expect(try takeout.rows("departures").count == 1 && takeout.holds(mine.departed))
      for canary in theirs.all { #expect(try !takeout.holds(canary), "\(canary)") }
      #expect(try takeout.holds(ada.description) && !takeout.holds(ben.description))
      // A text that looks like JSON stays a text.
      let messages = try takeout.rows("chat_messages").map { $0["text"] as? String }
      #expect(messages == ["=ada-zqQuestion", "{\"ada-zq\": \"Answer\"}"])
      for table in ExportPlan(Instance.holdings, linked: ["transactions"]).tables {
        let columns = Set(table.columns.map(\.description))
        for row in try takeout.rows(table.holding.table.description) {
          #expect(columns.isSubset(of: Set(row.keys)), "\(table.holding.table)")
        }
      }
      #expect(try takeout.rows("address_sightings").count == 1)
      #expect(try takeout.rows("address_sightings").allSatisfy { ($0["hash"] as? String)?.count == 64 })
      #expect(try takeout.rows("transactions").map { $0["amount"] as? Int } == [990])
      #expect(try takeout.rows("jobs").allSatisfy { ($0["enqueued_at"] as? String)?.hasSuffix("Z") == true })
      // What proves a person and what only we can read is named, not given.
      let leftOut = takeout.archive.manifest.leftOut
      #expect(leftOut.contains { $0.what == "accounts.password_sealed" && $0.reason == "secret" })
      #expect(leftOut.contains { $0.what == "accounts.email_index" && $0.reason == "blind-index" })
      #expect(try takeout.rows("accounts").allSatisfy { $0["password_sealed"] == nil && $0["email_index"] == nil })
      #expect(!leftOut.contains { $0.reason == "unreadable" || $0.reason == "deleted-meanwhile" })
    }
  }

  /// The files are those that were delivered, byte for byte, and the list is true of each.
  @Test func filesAndPapersAreThere() async throws {
    try await TraceHouse.with(.sqlite) { house, _ in
      let mine = house.canaries(1)
      let ada = try await house.settle(mine)
      let takeout = try await house.takeout(of: ada)
      let song = takeout.archive.manifest.files.filter { $0.path.hasSuffix("/song.mp3") }
      #expect(song.count == 1 && song.first?.label == mine.title)
      let work = try #require(try await house.works(of: ada).first)
      let delivered = try await house.instance.studio.file(work, .mp3, of: ada)
      #expect(try takeout.bytes(try #require(song.first).path) == (try await delivered.read(0..<delivered.plainBytes)))
      let page = try takeout.text("index.html")
      #expect(page.contains(mine.title) && page.contains("href=\"files/") && page.contains("lang=\"en\""))
      #expect(!page.contains("<script") && !page.contains("http://") && !page.contains("href=\"/"))
      #expect(try takeout.text("README.txt").contains("manifest.json"))
      #expect(try takeout.bytes("manifest.schema.json") == Array(TakeoutManifest.schema.utf8))
      #expect(takeout.archive.manifest.policy == PolicyVersion.current.name)
      #expect(takeout.archive.manifest.files.allSatisfy { ArchiveName.isSafe($0.path) })
    }
  }

  /// Threats, traces: a spreadsheet that opens the file runs nothing.
  @Test func formulasAreNeutral() async throws {
    try await TraceHouse.with(.sqlite) { house, _ in
      let ada = try await house.settle(house.canaries(1))
      try await house.settleTraces("x", of: ada)
      let sheet = try await house.takeout(of: ada).text("data/chat_messages.csv")
      #expect(sheet.contains("\"'=xQuestion\"") && !sheet.contains(",=xQuestion"))
      #expect(sheet.contains(",text,kept_until\r\n"))
    }
  }

  /// D45, D2: what is over is not in it, though the sweeper has not come; the trash is, and says so.
  @Test(arguments: Engine.allCases)
  func whatIsOverIsNotInItAndTheTrashIsMarked(_ engine: Engine) async throws {
    try await TraceHouse.with(engine) { house, _ in
      let mine = house.canaries(1)
      let ada = try await house.settle(mine)
      try await house.settleTraces("old-zq", of: ada)
      let work = try #require(try await house.works(of: ada).first)
      try await house.instance.studio.delete(work, of: ada)
      house.clock.pass(.days(6))
      let early = try await house.takeout(of: ada, as: "early.zip")
      #expect(try early.rows("uploads").count == 1 && early.rows("drafts").isEmpty)
      #expect(try early.rows("versions").allSatisfy { $0["in_trash_until"] is String })
      #expect(try early.rows("versions").count == 1 && early.holds(mine.title))
      house.clock.pass(.days(1))
      let late = try await house.takeout(of: ada, as: "late.zip")
      #expect(try late.rows("works").isEmpty && late.rows("versions").isEmpty && late.rows("artifacts").isEmpty)
      #expect(try late.rows("uploads").isEmpty && !late.holds("old-zqPhoto") && !late.holds(mine.title))
      #expect(try late.rows("chat_messages").count == 2)
      #expect(try await house.count("SELECT count(*) FROM versions") == 1)
    }
  }

  /// Something that ends while it is made is not in what comes out.
  @Test func whatEndsMeanwhileMakesItBeMadeAgain() async throws {
    try await TraceHouse.with(.sqlite) { house, _ in
      let ada = try await house.settle(house.canaries(1))
      try await house.settleTraces("x", of: ada)
      let late = await code {
        try await house.instance.exporter.export(
          ada, in: .english, tell: { table in if table == "chats" { house.clock.pass(.days(7)) } }, to: { _ in })
      }
      #expect(late == "takeout-outdated")
      #expect(await code { try await house.instance.exporter.export(ada, in: .english, to: { _ in }) } == nil)
    }
  }

  /// §12, D20: what a hold keeps is served to nobody, and that it is there is said.
  @Test func heldThingsAreNamedAndNotGiven() async throws {
    try await TraceHouse.with(.sqlite) { house, _ in
      let mine = house.canaries(1)
      let ada = try await house.settle(mine)
      let (work, now) = (try #require(try await house.works(of: ada).first), house.clock.now)
      let (id, bytes) = (house.world.identifier(), [1] as [UInt8])
      let end = Period.days(10).end(from: now)
      try await house.instance.database.write { transaction in
        try transaction.run(
          """
          INSERT INTO evidence_holds (id, reason, first_approver, second_approver, placed_at, review_at, ends_at)
          VALUES (\(id), \(bytes), \(bytes), \(bytes), \(now), \(end), \(end))
          """)
        try transaction.run(
          """
          INSERT INTO held_objects (hold, kind, object, covers_from, ends_at)
          VALUES (\(id), 'work', \(work), \(now), \(end))
          """)
      }
      let takeout = try await house.takeout(of: ada)
      #expect(try takeout.rows("versions").isEmpty && !takeout.holds(mine.title) && !takeout.holds(mine.audio))
      let held = takeout.archive.manifest.leftOut.filter { $0.reason == "held" }
      #expect(held.map(\.what) == ["works"] && held.map(\.count) == [1])
    }
  }

  /// D20, D21: that somebody looked is in it, but not while a hold in force would be told of by that; at the end of the
  /// hold it is, to the instant.
  @Test(arguments: Engine.allCases)
  func aLookUnderAHoldIsInItAfterTheHold(_ engine: Engine) async throws {
    try await TraceHouse.with(engine) { house, _ in
      let (ada, ben) = (try await house.settle(house.canaries(1)), try await house.settle(house.canaries(2)))
      let work = HeldObject(.work, try #require(try await house.works(of: ada).first))
      let (holds, world) = (house.instance.holds, house.world)
      let end = Period.days(10).end(from: house.clock.now)
      let hold = try await holds.place(
        HoldOrder(objects: [work], reason: "Case 12/2027", approvers: ["Ada A.", "Ben B."], until: end))
      try await holds.recordView(of: work, under: hold, by: "Dana D.")
      let chat = HeldObject(.chat, world.identifier())
      try await house.instance.database.write {
        try Looks.note(chat, of: ada, isUnderHold: false, world: world, in: $0)
      }
      house.clock.pass(to: end.adding(microseconds: -1))
      let during = try await house.exported(ada, as: "during.zip")
      #expect(try during.rows("looks").map { $0["kind"] as? String } == ["chat"])
      house.clock.pass(to: end)
      let after = try await house.exported(ada, as: "after.zip")
      let looks = try after.rows("looks").reduce(into: [String: Int]()) { looks, row in
        looks[row["object"] as? String ?? ""] = row["is_under_hold"] as? Int
      }
      #expect(looks == [work.id.description: 1, chat.id.description: 0])
      // Who looked stays with the operator.
      #expect(try !after.holds("Dana D."))
      #expect(try await house.exported(ben, as: "ben.zip").rows("looks").isEmpty)
    }
  }
}
