import Accounts
import Core
import Energy
import Foundation
import Persistence
import Policy
import TestSupport
import Testing

@testable import App

/// A page that is remembered is never older than what it shows, whoever changed that (D45, D7, D44).
@Suite struct EdgeWorkPageTests {
  @Test(arguments: Engine.allCases)
  func aPageSeenAgainHasOnlyNewKeys(engine: Engine) async throws {
    try await with(engine) { house, _ in
      var ada = try await house.person("ada")
      var ben = try await house.person("ben")
      let path = "/works/" + (try await house.song(by: &ada))
      let (first, second) = (try await ada.get(path), try await ada.get(path))
      #expect(first.status == 200 && first.text.contains("for Anna"))
      #expect(first.text != second.text)
      #expect(first.withoutKeys == second.withoutKeys)
      let strange = try await ben.get(path)
      #expect(strange.status == 404 && !strange.text.contains("Anna"))
      var nobody = Browser(house)
      #expect(try await nobody.get(path).status == 303)
      ada.cookies["__Host-language"] = "ru"
      #expect(try await ada.get(path).text.contains("lang=\"ru\""))
      ada.cookies["__Host-language"] = nil
      #expect(try await ada.get(path).withoutKeys == first.withoutKeys)
      #expect(try await ada.get(path + "?done=work-restored").withoutKeys != first.withoutKeys)
      #expect(try await ada.get(path).withoutKeys == first.withoutKeys)
    }
  }

  @Test(arguments: Engine.allCases)
  func whatAnybodyWritesIsSeenAtOnce(engine: Engine) async throws {
    try await with(engine) { house, other in
      var ada = try await house.person("ada")
      let work = try await house.song(by: &ada)
      let account = try #require(try await Self.account(of: work, in: other))
      let (path, instance) = ("/works/" + work, house.instance)
      var seen = [try await ada.get(path).withoutKeys]
      try await instance.accounts.changeUsername(of: account, to: "lovelace")
      seen.append(try await ada.get(path).withoutKeys)
      try await instance.database.write { transaction in
        try instance.energy.grant(
          try Points(7), to: account, reason: "apology", idempotencyKey: "apology", in: transaction)
      }
      seen.append(try await ada.get(path).withoutKeys)
      #expect(seen[1].contains("lovelace"))
      #expect(Set(seen).count == 3)

      // The same by another program.
      let now = instance.world.now
      try await other.write { try $0.run("UPDATE works SET deleted_at = \(now) WHERE id = \(work)") }
      #expect(try await !ada.get(path).isHeard)
      try await other.write { try $0.run("UPDATE works SET deleted_at = NULL WHERE id = \(work)") }
      #expect(try await ada.get(path).withoutKeys == seen[2])
      try await other.write { try $0.run("DELETE FROM sessions WHERE account = \(account)") }
      #expect(try await ada.get(path).status == 303)
    }
  }

  @Test(arguments: Engine.allCases)
  func aGiftIsGoneAtTheInstantItIsDue(engine: Engine) async throws {
    try await with(engine) { house, other in
      var ada = try await house.person("ada")
      let work = try await house.song(by: &ada)
      let (path, now) = ("/works/" + work, house.clock.now)
      let made = Period.months(-3).end(from: now).adding(microseconds: 30 * Span.second)
      let due = Period.months(3).end(from: made)
      #expect(due == now.adding(microseconds: 30 * Span.second))
      try await other.write { try $0.run("UPDATE versions SET created_at = \(made) WHERE work = \(work)") }
      #expect(try await ada.get(path).isHeard)
      house.clock.pass(to: due.adding(microseconds: -1))
      #expect(try await ada.get(path).isHeard)
      house.clock.pass(to: due)
      #expect(try await !ada.get(path).isHeard)
    }
  }

  @Test func aSessionEndsAtItsInstant() async throws {
    try await with(.sqlite) { house, other in
      var ada = try await house.person("ada")
      let path = "/works/" + (try await house.song(by: &ada))
      let end = house.clock.now.adding(microseconds: 30 * Span.second)
      try await other.write { try $0.run("UPDATE sessions SET ends_at = \(end)") }
      #expect(try await ada.get(path).isHeard)
      house.clock.pass(to: end.adding(microseconds: -1))
      #expect(try await ada.get(path).isHeard)
      house.clock.pass(to: end)
      #expect(try await ada.get(path).status == 303)
    }
  }

  /// A house, and another program on its database.
  private func with(_ engine: Engine, _ body: (EdgeHouse, Database) async throws -> Void) async throws {
    switch engine {
    case .sqlite:
      try await EdgeHouse.with { house in
        let other = try await Database.sqlite(path: house.instance.settings.path("songly.sqlite"))
        try await body(house, other)
        await other.close()
      }
    case .postgres:
      try await withPostgresSchema { address in
        try await EdgeHouse.with(["SONGLY_DATA_BACKEND": address]) { house in
          let other = try await Database.postgres(address, connections: 1)
          try await body(house, other)
          await other.close()
        }
      }
    }
  }

  private static func account(of work: String, in database: Database) async throws -> Identifier? {
    try await database.read { try $0.row("SELECT account FROM works WHERE id = \(work)")?.identifier(0) }
  }
}

extension Answer {
  /// Whether this is the page on which a gift can be heard.
  fileprivate var isHeard: Bool { status == 200 && text.contains("data-follow") }

  /// Every copy has keys of its own in its forms.
  fileprivate var withoutKeys: String {
    text.replacing(/name="idempotency-key" value="[0-9a-f-]{36}/, with: "")
  }
}
