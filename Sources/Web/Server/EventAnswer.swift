import Core
import HTTPTypes
import Hummingbird
import Jobs
import NIOCore
import Policy
import ServiceLifecycle

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
  var wakeUps: AsyncStream<Void>
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
      let (beats, beating) = Self.beats(wakeUps, pause)
      // Many are open at once: that the program stops is heard by a handler, since a sequence that listens for it
      // costs each of them three tasks.
      try await withGracefulShutdownHandler {
        for await beat in beats {
          guard try await mayListen() else { break }
          if beat == .heartbeat { try await writer.write(ByteBuffer(string: ":\n\n")) }
          guard beat != .look else { continue }
          if try await Self.send(since, from: &number, to: &writer) || beat == .last { break }
        }
      } onGracefulShutdown: {
        beating.finish()
      }
      try await writer.finish(nil)
    }
    return Response(
      status: .ok,
      headers: [.contentType: "text/event-stream", .accelBuffering: "no", .cacheControl: "private, no-store"],
      body: body)
  }

  private enum Beat { case wakeUp, look, heartbeat, last }

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

  /// Wake-ups and, in between, looks at the session, some of which are heartbeats too.
  private static func beats(
    _ wakeUps: AsyncStream<Void>, _ pause: Pause
  ) -> (AsyncStream<Beat>, AsyncStream<Beat>.Continuation) {
    let (beats, continuation) = AsyncStream.makeStream(of: Beat.self, bufferingPolicy: .bufferingNewest(2))
    let listening = Task {
      for await _ in wakeUps { continuation.yield(.wakeUp) }
    }
    let beating = Task {
      let every = max(1, Limits.streamHeartbeatSeconds / Limits.streamSessionSeconds)
      for beat in 1...max(1, Limits.streamMinutesMax * 60 / Limits.streamSessionSeconds) {
        try await pause.wait(Int64(Limits.streamSessionSeconds) * Span.second)
        continuation.yield(beat.isMultiple(of: every) ? .heartbeat : .look)
      }
      continuation.yield(.last)
      continuation.finish()
    }
    continuation.onTermination = { _ in
      listening.cancel()
      beating.cancel()
    }
    return (beats, continuation)
  }
}
