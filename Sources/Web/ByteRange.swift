import Policy

/// The `Range` header of a request for a file (RFC 9110 §14), read strictly and answered exactly.
public enum ByteRange {
  /// What to send.
  public enum Answer: Sendable, Hashable {
    /// 200: everything. Also the answer to a header that is malformed, in another unit, or too greedy, which the
    /// standard lets a server ignore.
    case whole
    /// 206: these bytes, one or several parts, in the order asked for.
    case parts([Range<Int>])
    /// 416: nothing of what was asked for exists; answered with `Content-Range: bytes */size`.
    case unsatisfiable
  }

  /// - Parameters:
  ///   - header: the value of `Range`, nil when there was none.
  ///   - size: bytes of the whole file.
  ///   - ifRange: the value of `If-Range`, nil when there was none.
  ///   - tag: the file's strong entity tag with its quotes. A date in `If-Range` never matches: we send none.
  public static func answer(_ header: String?, size: Int, ifRange: String? = nil, tag: String) -> Answer {
    guard let header else { return .whole }
    // A weak tag promises the same meaning, not the same bytes, and may not glue parts together.
    if let ifRange, ifRange != tag || ifRange.hasPrefix("W/") { return .whole }
    guard let specifications = parse(header) else { return .whole }
    let parts = specifications.compactMap { $0.resolved(size: size) }
    guard !parts.isEmpty else { return .unsatisfiable }
    return isGreedy(parts, size: size) ? .whole : .parts(parts)
  }

  /// The value of `Content-Range` for a part.
  public static func contentRange(_ part: Range<Int>, size: Int) -> String {
    "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(size)"
  }

  /// The value of `Content-Range` with a 416.
  public static func contentRange(unsatisfiable size: Int) -> String {
    "bytes */\(size)"
  }

  enum Specification: Sendable, Hashable {
    case from(Int, through: Int?)
    case last(Int)

    func resolved(size: Int) -> Range<Int>? {
      switch self {
      case .from(let first, let through):
        guard first < size else { return nil }
        return first..<min(through ?? size - 1, size - 1) + 1
      case .last(let count):
        guard count > 0, size > 0 else { return nil }
        return max(0, size - count)..<size
      }
    }
  }

  /// Nil when the header is not a list of byte ranges or has more than `Limits.rangesPerRequestMax`.
  static func parse(_ header: String) -> [Specification]? {
    let halves = header.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard halves.count == 2, halves[0].lowercased() == "bytes" else { return nil }
    let items = halves[1].split(separator: ",", omittingEmptySubsequences: false)
    guard items.count <= Limits.rangesPerRequestMax else { return nil }
    var result: [Specification] = []
    for item in items {
      guard let specification = parse(item: item) else { return nil }
      result.append(specification)
    }
    return result
  }

  private static func parse(item: Substring) -> Specification? {
    let text = item.drop { $0 == " " || $0 == "\t" }
    let trimmed = text.reversed().drop { $0 == " " || $0 == "\t" }.reversed()
    let bounds = String(trimmed).split(separator: "-", omittingEmptySubsequences: false)
    guard bounds.count == 2 else { return nil }
    if bounds[0].isEmpty { return number(bounds[1]).map(Specification.last) }
    guard let first = number(bounds[0]) else { return nil }
    if bounds[1].isEmpty { return .from(first, through: nil) }
    guard let last = number(bounds[1]), last >= first else { return nil }
    return .from(first, through: last)
  }

  /// Digits only. A number too large for any file means "as far as it goes", as the standard wants it.
  private static func number(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      return nil
    }
    // The upper end stays below Int.max, so that the arithmetic on it cannot overflow.
    return min(Int(text) ?? .max, .max - 1)
  }

  /// Parts that overlap, or together exceed the file, are a way to make a server send more than it has.
  private static func isGreedy(_ parts: [Range<Int>], size: Int) -> Bool {
    let sorted = parts.sorted { $0.lowerBound < $1.lowerBound }
    return zip(sorted, sorted.dropFirst()).contains { $0.upperBound > $1.lowerBound }
  }
}
