import Synchronization

/// What a database holds, as far as two looks can be told apart: two equal marks of one open database mean that nothing
/// was committed to it between them, by whichever process. They are no times and are compared with nothing else.
public struct Mark: Sendable, Hashable {
  private enum Part: Sendable, Hashable { case number(Int64), text(String) }
  private var parts: [Part]

  public init(number: Int64) { parts = [.number(number)] }
  public init(text: String) { parts = [.text(text)] }

  /// The mark of several databases: equal when all are.
  public static func + (left: Mark, right: Mark) -> Mark {
    var both = left
    both.parts += right.parts
    return both
  }
}

/// Something that was read or made from what is stored.
public struct Reading<Value: Sendable>: Sendable {
  public var value: Value
  /// The first instant at which it may be different although nothing is written. Nil: it is not to be remembered.
  public var until: Instant?
  /// About how much memory it takes.
  public var bytes: Int

  public init(_ value: Value, until: Instant?, bytes: Int = 0) {
    self.value = value
    self.until = until
    self.bytes = bytes
  }
}

/// Remembers readings exactly as long as reading again would give the same (D45). One that is used was made after a mark
/// that still holds, so nothing has been committed since, and before the first date at which it changes by itself. The
/// first commit to a database ends all of them, whatever it wrote: there is no list of what depends on what, in which
/// something could be forgotten.
public final class Recall<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private struct Kept {
    var value: Value
    var times: Range<Instant>
  }

  private struct Content {
    var mark: Mark?
    var kept: [Key: Kept] = [:]
    var bytes = 0

    mutating func begin(_ mark: Mark?) {
      self.mark = mark
      kept.removeAll()
      bytes = 0
    }
  }

  private let content = Mutex(Content())
  private let mark: @Sendable () async throws -> Mark?
  private let clock: Clock
  private let countMax: Int
  private let bytesMax: Int
  private let longest: Int64

  /// - Parameters:
  ///   - mark: of everything that is read; nil when it cannot be told, and then nothing remembered is used.
  ///   - longest: microseconds after which everything is read again, whatever it says of itself.
  ///   - countMax, bytesMax: above these it begins anew.
  public init(
    clock: Clock, countMax: Int, bytesMax: Int = .max, longest: Int64,
    mark: @escaping @Sendable () async throws -> Mark?
  ) {
    self.mark = mark
    self.clock = clock
    self.countMax = countMax
    self.bytesMax = bytesMax
    self.longest = longest
  }

  /// What is remembered under a key, else what is read now. The key names everything that the reading depends on beside
  /// the databases and the time. Throws what the reading throws, and what asking for the mark throws.
  public func value(_ key: Key, _ read: () async throws -> Reading<Value>) async throws -> Value {
    guard let mark = try await mark() else { return try await read().value }
    let now = clock.now()
    let found = content.withLock { content -> Value? in
      if content.mark != mark { content.begin(mark) }
      return content.kept[key].flatMap { $0.times.contains(now) ? $0.value : nil }
    }
    if let found { return found }
    let reading = try await read()
    keep(reading, key, mark)
    return reading.value
  }

  /// Drops what a commit or the time has outdated, also when nobody asks for it any more.
  public func refresh() async {
    let mark = try? await mark()
    let now = clock.now()
    content.withLock { content in
      if mark == nil || content.mark != mark || content.kept.values.contains(where: { !$0.times.contains(now) }) {
        content.begin(mark)
      }
    }
  }

  private func keep(_ reading: Reading<Value>, _ key: Key, _ mark: Mark) {
    let now = clock.now()
    guard let until = reading.until.map({ min($0, now.adding(microseconds: longest)) }), until > now,
      reading.bytes <= bytesMax
    else { return }
    content.withLock { content in
      // Something was committed while it was read.
      guard content.mark == mark else { return }
      if content.kept.count >= countMax || content.bytes + reading.bytes > bytesMax { content.begin(mark) }
      content.kept[key] = Kept(value: reading.value, times: now..<until)
      content.bytes += reading.bytes
    }
  }
}
