import Core
import HTTPTypes
import Hummingbird
import Jobs
import NIOCore
import Policy
import ServiceLifecycle
import Synchronization

/// A stream of server-sent events: what happened since the listener's last event, then what happens, until the work
/// is over, the session ends or the stream is old. A browser that comes back names its last event and misses none.
struct EventAnswer: Sendable {
  /// One event: its number for `Last-Event-ID`, its name, and one line of data.
  struct Event: Sendable, Hashable {
    var number: Int64
    var name: String
    var data: String
  }

  /// Whether the listener's session still lives: asked at every beat and before anything is told.
  var mayListen: @Sendable () async throws -> Bool
  /// Events after a number, oldest first, and whether nothing more will come.
  var since: @Sendable (_ number: Int64) async throws -> (events: [Event], isOver: Bool)
  var wakeUps: WakeUps
  var pause: Pause
  /// Held as long as the stream lives, and given back however it ends.
  var place: StreamCount.Place

  func response(after last: Int64) -> Response {
    let (mayListen, since, wakeUps, pause, place) = (mayListen, since, wakeUps, pause, place)
    let body = ResponseBody { writer in
      defer { withExtendedLifetime(place) {} }
      var number = last
      try await writer.write(ByteBuffer(string: "retry: 2000\n\n"))
      if try await Self.send(since, from: &number, to: &writer) {
        try await writer.finish(nil)
        return
      }
      let (beats, every) = (Beats(), max(1, Limits.streamHeartbeatSeconds / Limits.streamSessionSeconds))
      let beating = Task { [wake = wakeUps.wake] in try await beats.run(pause, wake) }
      defer { beating.cancel() }
      var told = 0
      // Many are open at once: that the program stops is heard by a handler, since a sequence that listens for it
      // costs each of them three tasks.
      try await withGracefulShutdownHandler {
        for await _ in wakeUps {
          let beat = beats.count
          guard try await mayListen() else { break }
          if beat / every > told / every { try await writer.write(ByteBuffer(string: ":\n\n")) }
          told = beat
          if try await Self.send(since, from: &number, to: &writer) || beat >= Beats.most { break }
        }
      } onGracefulShutdown: { [end = wakeUps.end] in
        end()
      }
      try await writer.finish(nil)
    }
    return Response(
      status: .ok,
      headers: [.contentType: "text/event-stream", .accelBuffering: "no", .cacheControl: "private, no-store"],
      body: body)
  }

  /// Answers whether the stream is over.
  private static func send(
    _ since: @Sendable (Int64) async throws -> (events: [Event], isOver: Bool), from number: inout Int64,
    to writer: inout any ResponseBodyWriter
  ) async throws -> Bool {
    let (events, isOver) = try await since(number)
    var text = ""
    for event in events {
      text += "id: \(event.number)\nevent: \(event.name)\ndata: \(event.data)\n\n"
      number = event.number
    }
    if !text.isEmpty { try await writer.write(ByteBuffer(string: text)) }
    return isOver
  }

  /// The time of a stream: at each beat the session is looked at, and some are heartbeats too.
  private final class Beats: Sendable {
    private let passed = Atomic(0)
    static let most = max(1, Limits.streamMinutesMax * 60 / Limits.streamSessionSeconds)

    var count: Int { passed.load(ordering: .relaxed) }

    func run(_ pause: Pause, _ wake: @Sendable () -> Void) async throws {
      while count < Self.most {
        try await pause.wait(Int64(Limits.streamSessionSeconds) * Span.second)
        passed.add(1, ordering: .relaxed)
        wake()
      }
    }
  }
}
