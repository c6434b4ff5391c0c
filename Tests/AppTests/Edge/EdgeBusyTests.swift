import Core
import Dispatch
import HTTPTypes
import Persistence
import Policy
import TestSupport
import Testing

@testable import Accounts
@testable import App
@testable import Web

/// What is too busy says so, with when to come back, and nothing is half done (threats: crash, disk, time; sign-in and
/// sessions).
@Suite struct EdgeBusyTests {
  /// The database's file is held by another program that writes: reading goes on, writing is refused after a few
  /// seconds.
  @Test(.timeLimit(.minutes(10)))
  func whileAnotherProgramWritesPagesAreShown() async throws {
    try await EdgeHouse.with { house in
      var ada = try await house.person("ada")
      let work = try await house.song(by: &ada)
      let before = try await house.rows()
      let form = ["recipient": "Anna", "idempotency-key": "busy-0001"]
      let writer = try await OtherWriter.begin(house.instance.settings.path("songly.sqlite"))
      do {
        defer { writer.letGo() }
        for path in [
          "/", "/create", "/policy", "/works", "/works/\(work)", "/works/\(work)/files/mp3", "/trash", "/settings",
          "/my-data", "/readyz",
        ] {
          #expect(try await ada.get(path).status == 200, "\(path)")
        }
        let refused = try await ada.post("/create", form)
        #expect(refused.status == 503 && refused.retryAfter == 5, "\(refused.status)")
        #expect(house.records.last?.code == "database-unavailable")
        expectSafe(refused, .create)
      }
      try await writer.gone()
      #expect(try await house.rows() == before)
      let done = try await ada.post("/create", form)
      #expect(done.status == 303 && done.location?.hasPrefix("/works/") == true, "\(done.status)")
    }
  }

  /// So many passwords are hashed at once, so many wait, and whoever comes then is told when to try again. It counts as
  /// no guess.
  @Test(.timeLimit(.minutes(10)))
  func aFullQueueOfPasswordsIsSaid() async throws {
    try await EdgeHouse.with { house in
      _ = try await house.person("ada")
      let (pool, gate) = (house.instance.accounts.hasher.pool, Gate())
      let places = Limits.passwordHashesAtOnce + Limits.passwordHashesWaitingMax
      // One more than there is room for: once somebody is refused, all places are taken.
      let (refusals, tell) = AsyncStream<Void>.makeStream()
      let crowd = (0...places).map { _ in
        Task {
          do { try await pool.run { gate.pass() } } catch { _ = tell.yield() }
        }
      }
      for await _ in refusals { break }
      let (form, before) = (["login": "ada", "password": EdgeHouse.password], try await house.rows())
      var browser = Browser(house)
      do {
        defer { for _ in 0..<places { gate.open() } }
        for _ in 0...Limits.signInFailuresFree {
          let refused = try await browser.post("/sign-in", form)
          #expect(refused.status == 503 && refused.retryAfter == 2, "\(refused.status)")
          #expect(house.records.last?.code == "busy" && browser.session == nil)
        }
        #expect(try await browser.get("/policy").status == 200)
        #expect(try await house.rows() == before)
      }
      for place in crowd { await place.value }
      #expect(try await browser.post("/sign-in", form).status == 303)
    }
  }

  @Test func whoIsNotReadySaysWhenToAskAgain() async throws {
    try await EdgeHouse.with { house in
      var ada = try await house.person("ada")
      #expect(try await ada.get("/readyz").status == 200)
      await house.instance.database.close()
      for path in ["/readyz", "/works"] {
        let answer = try await ada.get(path)
        #expect(answer.status == 503 && answer.retryAfter == 5, "\(path): \(answer.status)")
      }
      #expect(try await ada.get("/healthz").status == 200)
    }
  }

  /// Holds what cannot await until the test lets it go on.
  private final class Gate: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)
    func open() { semaphore.signal() }
    func pass() { semaphore.wait() }
  }

  /// Another connection in the middle of a transaction that writes.
  private struct OtherWriter {
    private let database: Database
    private let gate: Gate
    private let writing: Task<Void, any Error>

    static func begin(_ path: String) async throws -> OtherWriter {
      let (database, gate) = (try await Database.sqlite(path: path), Gate())
      let (begun, tell) = AsyncStream<Void>.makeStream()
      let writing = Task {
        defer { tell.finish() }
        try await database.write { _ in
          _ = tell.yield()
          gate.pass()
        }
      }
      for await _ in begun { break }
      return OtherWriter(database: database, gate: gate, writing: writing)
    }

    func letGo() { gate.open() }

    func gone() async throws {
      try await writing.value
      await database.close()
    }
  }
}
