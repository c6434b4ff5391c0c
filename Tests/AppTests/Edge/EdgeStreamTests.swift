import Core
import HTTPTypes
import Hummingbird
import NIOCore
import Policy
import Synchronization
import TestSupport
import Testing

@testable import App
@testable import Web

/// Streams of a song that is being made, with real sessions (threats: web edge).
@Suite struct EdgeStreamTests {
  enum Ending: String, CaseIterable { case anotherDevice, signingOut, newPassword }

  /// The stream looks at its session at every beat, and beats are less than five seconds apart.
  @Test(.timeLimit(.minutes(10)), arguments: Ending.allCases)
  func aStreamEndsWithItsSession(_ ending: Ending) async throws {
    #expect(Limits.streamSessionSeconds < 5)
    try await EdgeHouse.with { house in
      var ada = try await house.person("ada")
      var there = Browser(house)
      _ = try await there.post("/sign-in", ["login": "ada", "password": EdgeHouse.password])
      let work = try #require(try await ada.post("/create", ["recipient": "Anna", "language": "en"]).location)
      let here = try await follow(work, as: ada)
      try await waitUntil { !here.heard.text.isEmpty }
      #expect(!here.heard.isOver)

      try await end(ending, ada, &there, house)
      let ticking = Task { await house.pause.tick() }
      try await here.stream.valueOrCancelled()
      ticking.cancel()
      #expect(here.heard.isOver && here.heard.text == "retry: 2000\n\n")

      // The control: a session that lives goes on listening after a beat, and hears of the song.
      let other = try await follow(work, as: there)
      await house.pause.tick()
      try await house.work()
      try await other.stream.valueOrCancelled()
      #expect(other.heard.text.contains("event: state\ndata: ready"))
      #expect(try await ada.get("\(work)/events").status == 303)
    }
  }

  private func end(_ ending: Ending, _ ada: Browser, _ there: inout Browser, _ house: EdgeHouse) async throws {
    switch ending {
    case .anotherDevice: #expect(try await there.post("/settings/sessions").status == 303)
    case .signingOut:
      var tab = ada
      #expect(try await tab.post("/sign-out").status == 303)
    case .newPassword:
      let form = ["current-password": EdgeHouse.password, "new-password": "an even quieter kitchen"]
      #expect(try await there.post("/settings/password", form).status == 303)
    }
  }

  private func follow(
    _ work: String, as browser: Browser
  ) async throws -> (heard: Heard, stream: Task<Void, any Error>) {
    let response = try await browser.open("\(work)/events")
    #expect(response.status == .ok && response.headers[.contentType] == "text/event-stream")
    let (heard, body) = (Heard(), response.body)
    return (heard, Task { try await body.write(heard) })
  }

  /// What came so far.
  private final class Heard: ResponseBodyWriter, Sendable {
    private let content = Mutex((text: "", isOver: false))

    var text: String { content.withLock { $0.text } }
    var isOver: Bool { content.withLock { $0.isOver } }

    func write(_ buffer: ByteBuffer) async throws {
      content.withLock { $0.text += String(buffer: buffer) }
    }

    func finish(_ trailingHeaders: HTTPFields?) async throws {
      content.withLock { $0.isOver = true }
    }
  }
}
