public import NIOCore
import NIOHTTPTypes

/// Ends connections on which somebody is slow on purpose: a request's head, and then its body, must be whole within
/// a deadline, however steadily the bytes drip. Waiting for our answer has no deadline here; streams have their own.
final class DeadlineHandler: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let limit: TimeAmount
  /// Until when what is awaited must be there; nil while it is our turn.
  private var due: NIODeadline?
  /// Looks whether it is. A deadline that is moved, as it is several times a request, moves nothing on the event loop:
  /// the look that comes too early comes again.
  private var look: Scheduled<Void>?

  init(limit: TimeAmount) {
    self.limit = limit
  }

  func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { start(context) }
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    look?.cancel()
  }

  func channelActive(context: ChannelHandlerContext) {
    start(context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    look?.cancel()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head: start(context)
    case .body: break
    case .end: due = nil
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    // After an answer the next head is awaited.
    if case .end = unwrapOutboundIn(data) { start(context) }
    context.write(data, promise: promise)
  }

  private func start(_ context: ChannelHandlerContext) {
    let deadline = context.eventLoop.now + limit
    due = deadline
    if look == nil { look(at: deadline, on: context.channel) }
  }

  private func look(at deadline: NIODeadline, on channel: any Channel) {
    look = channel.eventLoop.assumeIsolated().scheduleTask(deadline: deadline) {
      self.look = nil
      guard let due = self.due else { return }
      if channel.eventLoop.now < due { self.look(at: due, on: channel) } else { channel.close(promise: nil) }
    }
  }
}

extension Site {
  /// Put into the pipeline of every connection.
  public static func deadlines(_ limit: TimeAmount) -> any RemovableChannelHandler {
    DeadlineHandler(limit: limit)
  }
}
