import Core
import Persistence
import Policy
import Privacy
import Studio
import TestSupport
import Testing
import Vault

/// §2.1.2: what is typed before a gift is asked for: kept for a day, sealed, and opened by its link alone.
@Suite struct DraftTests {
  private func save(
    _ house: StudioHouse, _ fields: [String: String] = ["recipient": "Anna"], by account: Identifier? = nil
  ) async throws -> String {
    try await house.studio.saveDraft(fields, kind: "test", language: .kazakh, account: account).text
  }

  @Test(arguments: Engine.allCases) func aDraftIsKeptForADay(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let saved = house.clock.now
      let token = try await save(house, ["recipient": " Anna ", "story": "", "card-number": "4111"])
      #expect(token.utf8.count == 32)
      let draft = try #require(try await house.studio.draft(token))
      // As typed; what no field is called is not kept.
      #expect(draft.fields == ["recipient": " Anna "] && draft.language == .kazakh && draft.account == nil)
      #expect(draft.until == Period.hours(24).end(from: saved))
      house.clock.pass(to: draft.until.adding(microseconds: -1))
      #expect(try await house.studio.draft(token) != nil)
      #expect(try await DraftForgetter(house.studio).count(dueAt: house.clock.now) == 0)
      house.clock.pass(to: draft.until)
      #expect(try await house.studio.draft(token) == nil)
      #expect(await code { try await house.studio.updateDraft(token, [:], kind: "test") } == "draft-unknown")
      #expect(try await DraftForgetter(house.studio).count(dueAt: house.clock.now) == 1)
      #expect(try await DraftForgetter(house.studio).forget(dueAt: house.clock.now, limit: 10) == 1)
      #expect(try await house.count("SELECT count(*) FROM drafts") == 0)
      #expect(try await keys(house) == 0)
    }
  }

  @Test(arguments: Engine.allCases) func savingAgainBeginsTheDayAnew(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let token = try await save(house)
      house.clock.pass(.hours(23))
      try await house.studio.updateDraft(token, ["recipient": "Ben"], kind: "test")
      house.clock.pass(.hours(23))
      #expect(try await house.studio.draft(token)?.fields == ["recipient": "Ben"])
    }
  }

  @Test(arguments: Engine.allCases) func otherTokensOpenNothing(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let token = try await save(house)
      let other = String(token.reversed())
      for text in ["", "x", token + "0", String(token.dropLast()), other, token.uppercased() + "!", "' OR 1 = 1 --"] {
        #expect(try await house.studio.draft(text) == nil)
      }
      let texts = try await house.data.read { transaction in
        try transaction.rows("SELECT * FROM drafts").flatMap(\.values)
      }
      #expect(!texts.contains(.text(token)) && !texts.contains(.bytes(Array(token.utf8))))
    }
  }

  @Test(arguments: Engine.allCases) func aDraftIsTakenOver(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let token = try await save(house)
      try await house.studio.adoptDraft(token, by: house.ada)
      try await house.studio.adoptDraft(token, by: house.ada)
      #expect(try await house.studio.draft(token, for: house.ada)?.account == house.ada)
      // From now on the link alone opens nothing, for nobody and for nobody else.
      #expect(try await house.studio.draft(token) == nil)
      #expect(try await house.studio.draft(token, for: house.ben) == nil)
      #expect(await code { try await house.studio.adoptDraft(token, by: house.ben) } == "draft-unknown")
      #expect(await code { try await house.studio.updateDraft(token, [:], kind: "test") } == "draft-unknown")
      try await house.vault.destroyAccountKey(house.ada)
      #expect(try await house.studio.draft(token, for: house.ada) == nil)
    }
  }

  @Test(arguments: Engine.allCases) func aDraftIsDiscarded(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let (token, other) = (try await save(house), try await save(house, by: house.ben))
      try await house.studio.discardDraft(other)
      try await house.studio.discardDraft(token)
      try await house.studio.discardDraft(token)
      #expect(try await house.studio.draft(token) == nil)
      #expect(try await house.studio.draft(other, for: house.ben) != nil)
      #expect(try await keys(house) == 1)
    }
  }

  @Test(arguments: Engine.allCases) func aDraftIsNoPlaceToStoreThings(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let long = String(repeating: "a", count: Limits.draftBytesMax)
      #expect(await code { _ = try await save(house, ["story": long]) } == nil)
      #expect(await code { _ = try await save(house, ["story": long + "a"]) } == "draft-too-large")
    }
  }

  @Test(arguments: Engine.allCases) func repeatedRequestsAreForgottenAfterADay(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let first = try await house.ask(key: "form-0001")
      try await house.work()
      let forgetter = try #require(house.studio.forgetters.first { $0.name == "repeated-requests" })
      house.clock.pass(to: Period.hours(24).end(from: house.clock.now).adding(microseconds: -1))
      #expect(try await forgetter.count(dueAt: house.clock.now) == 0)
      house.clock.pass(to: house.clock.now.adding(microseconds: 1))
      #expect(try await forgetter.forget(dueAt: house.clock.now, limit: 10) == 1)
      #expect(try await house.ask(key: "form-0001") != first)
    }
  }

  private func keys(_ house: StudioHouse) async throws -> Int {
    try await house.keys.read { try $0.row("SELECT count(*) FROM object_keys")?.int(0) ?? -1 }
  }
}
