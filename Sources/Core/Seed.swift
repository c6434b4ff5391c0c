/// The number from which every choice of a work is drawn: the same brief and seed give the same work.
public struct Seed: Sendable, Hashable, Codable {
  public var value: UInt64

  public init(_ value: UInt64) {
    self.value = value
  }

  /// A generator of its own for one purpose, so that a new draw in one place changes nothing elsewhere.
  public func generator(_ purpose: String) -> SeededGenerator {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in purpose.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return SeededGenerator(state: value ^ hash)
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014): tiny, fast, equal on every machine. Not for secrets.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(state: UInt64) {
    self.state = state
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// A number in 0..<1.
  public mutating func unit() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// An index in 0..<count. The bias of the modulo is below 2⁻⁵⁰ for the small counts used here.
  public mutating func index(_ count: Int) -> Int {
    Int(next() % UInt64(count))
  }

  /// One element of a collection that is not empty.
  public mutating func pick<T>(_ choices: [T]) -> T {
    choices[index(choices.count)]
  }

  /// An index drawn in proportion to the weights; at least one must be above zero.
  public mutating func weighted(_ weights: [Double]) -> Int {
    var point = unit() * weights.reduce(0, +)
    for (index, weight) in weights.enumerated() {
      point -= weight
      if point < 0 { return index }
    }
    return weights.count - 1
  }

  /// The same elements in a drawn order (Fisher–Yates).
  public mutating func shuffled<T>(_ items: [T]) -> [T] {
    var items = items
    for last in stride(from: items.count - 1, to: 0, by: -1) { items.swapAt(last, index(last + 1)) }
    return items
  }
}
