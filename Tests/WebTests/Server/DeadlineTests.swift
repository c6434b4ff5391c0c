import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Policy
import Testing

@testable import Web

/// Who is slow on purpose is cut off within 20 s, by the clock of the test (threats: web edge).
@Suite struct DeadlineTests {
  private let limit = TimeAmount.seconds(Int64(Limits.requestSecondsMax))

  private func connection() throws -> EmbeddedChannel {
    let channel = EmbeddedChannel(handler: DeadlineHandler(limit: limit))
    try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    return channel
  }

  private var head: HTTPRequestPart {
    .head(HTTPRequest(method: .post, scheme: "http", authority: "songs.example", path: "/sign-in"))
  }

  private func pass(_ seconds: Int64, on channel: EmbeddedChannel) {
    channel.embeddedEventLoop.advanceTime(by: .seconds(seconds))
    channel.embeddedEventLoop.run()
  }

  @Test func theLimitIsBelowTwentySeconds() {
    #expect(Limits.requestSecondsMax < 20)
  }

  @Test func aConnectionThatSaysNothingIsClosed() throws {
    let channel = try connection()
    pass(Int64(Limits.requestSecondsMax) - 1, on: channel)
    #expect(channel.isActive)
    pass(2, on: channel)
    #expect(!channel.isActive)
  }

  @Test func aBodyThatDripsIsClosed() throws {
    let channel = try connection()
    pass(10, on: channel)
    try channel.writeInbound(head)
    // A byte a second keeps an idle time-out away for ever, and does not help here.
    for _ in 0..<Limits.requestSecondsMax - 1 {
      pass(1, on: channel)
      try channel.writeInbound(HTTPRequestPart.body(ByteBuffer(string: "a")))
    }
    #expect(channel.isActive)
    pass(2, on: channel)
    #expect(!channel.isActive)
  }

  @Test func aLongAnswerIsNot() throws {
    let channel = try connection()
    try channel.writeInbound(head)
    try channel.writeInbound(HTTPRequestPart.end(nil))
    pass(3600, on: channel)
    #expect(channel.isActive)
    try channel.writeOutbound(HTTPResponsePart.head(HTTPResponse(status: .ok)))
    pass(3600, on: channel)
    try channel.writeOutbound(HTTPResponsePart.end(nil))
    // Kept alive, but not for ever.
    pass(Int64(Limits.requestSecondsMax) - 1, on: channel)
    #expect(channel.isActive)
    pass(2, on: channel)
    #expect(!channel.isActive)
  }
}
