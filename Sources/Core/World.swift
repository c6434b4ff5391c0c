/// What surrounds the program and is never reached by itself: the time and chance. Both are arguments everywhere, so
/// that tests hold them still and the time machine turns them.
public struct World: Sendable {
  public var clock: Clock
  public var entropy: Entropy

  public init(clock: Clock, entropy: Entropy) {
    self.clock = clock
    self.entropy = entropy
  }

  public var now: Instant { clock.now() }

  /// A new id, made now.
  public func identifier() -> Identifier {
    let milliseconds = UInt64(max(0, now.microseconds / 1000))
    // Ten bytes always make an id; the loop only spares a trap should a source ever give fewer.
    while true {
      let random = entropy.bytes(Identifier.randomByteCount)
      if let identifier = Identifier(milliseconds: milliseconds, random: random) { return identifier }
    }
  }
}

/// The port to cryptographic chance: keys, tokens, ids.
public struct Entropy: Sendable {
  /// So many random bytes.
  public var bytes: @Sendable (_ count: Int) -> [UInt8]

  public init(bytes: @escaping @Sendable (_ count: Int) -> [UInt8]) {
    self.bytes = bytes
  }
}
