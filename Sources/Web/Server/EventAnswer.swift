import Core
import HTTPTypes
import Hummingbird
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

  /// Events after a number, oldest first, and whether nothing more will come; throws when the listener may no longer
  /// listen.
  var since: @Sendable (_ number: Int64) async throws -> (events: [Event], isOver: Bool)
  var wakeUps: AsyncStream<Void>
  /// Called once when the stream ends, however it ends.
  var ended: @Sendable () -> Void

  func response(after last: Int64) -> Response {
    let since = self.since
    let wakeUps = self.wakeUps
    let ended = self.ended
    let body = ResponseBody { writer in
      defer { ended() }
      var number = last
      try await writer.write(ByteBuffer(string: "retry: 2000\n\n"))
      if try await Self.send(since, from: &number, to: &writer) {
        try await writer.finish(nil)
        return
      }
      for await beat in Self.beats(wakeUps).cancelOnGracefulShutdown() {
        if beat == .heartbeat { try await writer.write(ByteBuffer(string: ":\n\n")) }
        if try await Self.send(since, from: &number, to: &writer) || beat == .last { break }
      }
      try await writer.finish(nil)
    }
    return Response(
      status: .ok,
      headers: [.contentType: "text/event-stream", .accelBuffering: "no", .cacheControl: "private, no-store"],
      body: body)
  }

  private enum Beat { case wakeUp, heartbeat, last }

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

  /// Wake-ups and, in between, heartbeats.
  private static func beats(_ wakeUps: AsyncStream<Void>) -> AsyncStream<Beat> {
    AsyncStream(bufferingPolicy: .bufferingNewest(2)) { continuation in
      let listening = Task {
        for await _ in wakeUps { continuation.yield(.wakeUp) }
      }
      let beating = Task {
        let beats = Limits.streamMinutesMax * 60 / Limits.streamHeartbeatSeconds
        for _ in 0..<beats {
          try await Task.sleep(for: .seconds(Limits.streamHeartbeatSeconds))
          continuation.yield(.heartbeat)
        }
        continuation.yield(.last)
        continuation.finish()
      }
      continuation.onTermination = { _ in
        listening.cancel()
        beating.cancel()
      }
    }
  }
}
