/// When to look for news: each one says that there may be some, and several before a look are one. Ends when its
/// reader's task is cancelled, or by `end`.
public struct WakeUps: AsyncSequence, Sendable {
  private let stream: AsyncStream<Void>
  /// Whoever wakes holds this and not the sequence, which ends when its reader lets go of it.
  let continuation: AsyncStream<Void>.Continuation

  public init() {
    (stream, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// Wakes the reader from its own side, so that one who also waits for the time needs no second sequence.
  public var wake: @Sendable () -> Void {
    { [continuation] in _ = continuation.yield() }
  }

  public var end: @Sendable () -> Void {
    { [continuation] in continuation.finish() }
  }

  public func makeAsyncIterator() -> AsyncStream<Void>.Iterator { stream.makeAsyncIterator() }
}
