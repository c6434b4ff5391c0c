import Accounts
import Core
import NIOCore

/// A page as it was written, to be sent again. Every copy has a key of its own in its forms, as if it had been written
/// anew: a form sent from one copy is never taken for that of another.
struct KeptPage: Sendable {
  /// What a page depends on, beside what is stored and the time. All that is known of the visitor belongs to it, since
  /// that was read before.
  struct Key: Sendable, Hashable {
    var visitor: Visitor
    var route: Route
    var language: Language
    var theme: Theme
  }

  private let bytes: ByteBuffer
  private let places: [Int]

  /// - Parameter key: what makes this copy's forms its own: an id made for it, which so stands nowhere else in it.
  init(_ bytes: [UInt8], key: String) {
    self.bytes = ByteBuffer(bytes: bytes)
    places = Self.places(of: Array(key.utf8), in: bytes)
  }

  var count: Int { bytes.readableBytes }

  /// - Parameter key: of this copy, as long as the first one's.
  func copy(key: String) -> ByteBuffer {
    var copy = bytes
    for place in places { copy.setString(key, at: place) }
    return copy
  }

  private static func places(of key: [UInt8], in bytes: [UInt8]) -> [Int] {
    guard let first = key.first, bytes.count >= key.count else { return [] }
    return (0...bytes.count - key.count).filter { place in
      bytes[place] == first && bytes[place..<place + key.count].elementsEqual(key)
    }
  }
}
