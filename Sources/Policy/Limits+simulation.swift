extension Limits {
  /// Messages that one act of a simulated scenario may send: ten times what a chat keeps, enough to cross its cap.
  public static let simulatedMessagesMax = 1000
}
