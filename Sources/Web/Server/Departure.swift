public import Privacy

/// What somebody who has left for good is told on the last page (D3).
public struct Departure: Sendable, Hashable {
  /// Signed; they may keep it.
  public var receipt: String
  /// How far the erasure came before the answer.
  public var progress: Eraser.Progress

  public init(receipt: String, progress: Eraser.Progress) {
    self.receipt = receipt
    self.progress = progress
  }
}
