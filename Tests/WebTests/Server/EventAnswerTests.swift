import Core
import HTTPTypes
import Hummingbird
import Jobs
import NIOCore
import Policy
import Synchronization
import TestSupport
import Testing

@testable import Web

/// Streams of progress: heartbeats, an end within five seconds of the session's, a cap for each person.
@Suite(.timeLimit(.minutes(10))) struct EventAnswerTests {
  /// What a stream is asked and what it wrote.
  private final class Listener: ResponseBodyWriter, Sendable {
    let written = Mutex("")
    let isWelcome = Mutex(true)
    let looks = Mutex(0)
    let pause = TestPause()

    func write(_ buffer: ByteBuffer) async throws {
      written.withLock { $0 += String(buffer: buffer) }
    }
    func finish(_ trailingHeaders: HTTPFields?) async throws {}

    var text: String { written.withLock { $0 } }

    func answer(
      place: StreamCount.Place, wakeUps: WakeUps = WakeUps(),
      since: @escaping @Sendable (Int64) async throws -> (events: [EventAnswer.Event], isOver: Bool) = { _ in
        ([], false)
      }
    ) -> Response {
      EventAnswer(
        mayListen: { [self] in
          looks.withLock { $0 += 1 }
          return isWelcome.withLock { $0 }
        }, since: since, wakeUps: wakeUps, pause: pause.pause, place: place
      ).response(after: 7)
    }
  }

  @Test func aHeartbeatComesAndTheSessionIsLookedAtBetween() async throws {
    let (listener, place) = (Listener(), try StreamCount().open(try StudioPages.identifier(1)))
    let body = listener.answer(place: place).body
    let stream = Task { try await body.write(listener) }
    let between = Limits.streamHeartbeatSeconds / Limits.streamSessionSeconds
    for beat in 1...between {
      #expect(!listener.text.contains(":\n\n"))
      await listener.pause.tick()
      try await waitUntil { listener.looks.withLock { $0 } >= beat }
    }
    try await waitUntil { listener.text.contains(":\n\n") }
    #expect(listener.text == "retry: 2000\n\n:\n\n")
    listener.isWelcome.withLock { $0 = false }
    await listener.pause.tick()
    try await stream.valueOrCancelled()
  }

  /// The next look ends the stream, and looks are less than five seconds apart.
  @Test func itEndsWithTheSession() async throws {
    #expect(Limits.streamSessionSeconds < 5)
    let (listener, place) = (Listener(), try StreamCount().open(try StudioPages.identifier(1)))
    let body = listener.answer(place: place).body
    let stream = Task { try await body.write(listener) }
    listener.isWelcome.withLock { $0 = false }
    await listener.pause.tick()
    try await stream.valueOrCancelled()
    #expect(listener.looks.withLock { $0 } == 1)
    #expect(!listener.text.contains("event:"))
  }

  /// Whatever wakes a stream, the session is asked before anything is told.
  @Test func newsAfterTheSessionAreNobodys() async throws {
    let (listener, place) = (Listener(), try StreamCount().open(try StudioPages.identifier(1)))
    let wakeUps = WakeUps()
    let asked = Mutex(0)
    let body = listener.answer(place: place, wakeUps: wakeUps) { _ in
      let isFirst = asked.withLock { count in
        count += 1
        return count == 1
      }
      return (isFirst ? [] : [EventAnswer.Event(number: 9, name: "words", data: "ready")], false)
    }.body
    let stream = Task { try await body.write(listener) }
    try await waitUntil { asked.withLock { $0 } > 0 }
    listener.isWelcome.withLock { $0 = false }
    wakeUps.wake()
    try await stream.valueOrCancelled()
    #expect(asked.withLock { $0 } == 1 && !listener.text.contains("event:"))
  }

  /// A stream is not for ever, however long its work takes; the browser comes back by itself.
  @Test func itEndsWhenItIsOld() async throws {
    let (listener, place) = (Listener(), try StreamCount().open(try StudioPages.identifier(1)))
    let body = listener.answer(place: place).body
    let stream = Task { try await body.write(listener) }
    let most = Limits.streamMinutesMax * 60 / Limits.streamSessionSeconds
    for beat in 1...most {
      await listener.pause.tick()
      try await waitUntil { listener.looks.withLock { $0 } >= beat }
    }
    try await stream.valueOrCancelled()
    let between = Limits.streamHeartbeatSeconds / Limits.streamSessionSeconds
    #expect(listener.text.matches(of: /:\n\n/).count == most / between)
  }

  @Test func whatWasMissedComesFirstAndTheEndIsTheEnd() async throws {
    let (listener, place) = (Listener(), try StreamCount().open(try StudioPages.identifier(1)))
    let answer = listener.answer(
      place: place,
      since: { number in
        #expect(number == 7)
        return ([EventAnswer.Event(number: 9, name: "state", data: "ready")], true)
      })
    try await answer.body.write(listener)
    #expect(listener.text == "retry: 2000\n\nid: 9\nevent: state\ndata: ready\n\n")
    #expect(answer.headers[.cacheControl] == "private, no-store")
  }

  @Test func aPersonHoldsSoManyAndNoMore() throws {
    let streams = StreamCount()
    let (ada, ben) = (try StudioPages.identifier(1), try StudioPages.identifier(2))
    var places: [StreamCount.Place] = []
    for _ in 0..<Limits.streamsPerAccountMax { places.append(try streams.open(ada)) }
    #expect(throws: DomainError.self) { try streams.open(ada) }
    _ = try streams.open(ben)
    places.removeLast()
    places.append(try streams.open(ada))
    #expect(throws: DomainError.self) { try streams.open(ada) }
  }
}
