/// Carries bytes from one who writes to one who reads, a part at a time: who writes waits until the part before was
/// taken, so nothing piles up in memory.
actor BytePipe {
  private var part: [UInt8]?
  private var isOver = false
  private var failure: (any Error)?
  private var writer: CheckedContinuation<Void, Never>?
  private var reader: CheckedContinuation<Void, Never>?

  /// Hands a part over. Throws `CancellationError` when nobody reads any more.
  func write(_ bytes: [UInt8]) async throws {
    guard !bytes.isEmpty else { return }
    while part != nil, !isOver { await withCheckedContinuation { writer = $0 } }
    guard !isOver else { throw CancellationError() }
    part = bytes
    wakeReader()
  }

  /// No more comes, or no more is read; with an error, the reader is told it.
  func end(_ error: (any Error)? = nil) {
    guard !isOver else { return }
    (isOver, failure) = (true, error)
    if error != nil { part = nil }
    wakeReader()
    wakeWriter()
  }

  /// The next part; nil at the end. Throws what the writer failed with.
  func read() async throws -> [UInt8]? {
    while part == nil, !isOver { await withCheckedContinuation { reader = $0 } }
    if let bytes = part {
      part = nil
      wakeWriter()
      return bytes
    }
    if let failure { throw failure }
    return nil
  }

  private func wakeReader() {
    reader?.resume()
    reader = nil
  }

  private func wakeWriter() {
    writer?.resume()
    writer = nil
  }
}
