/// The ways in which mails carry bytes as letters (RFC 2045, 2047). Whatever is broken is taken as it stands.
enum MailCoding {
  /// The bytes of a part, decoded as its head says.
  static func body(_ bytes: ArraySlice<UInt8>, _ encoding: String?) -> [UInt8] {
    switch encoding {
    case "base64": base64(bytes)
    case "quoted-printable": quotedPrintable(bytes)
    default: Array(bytes)
    }
  }

  static func base64(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in bytes {
      guard let value = base64Value(byte) else { continue }
      bits = bits << 6 | value
      count += 6
      if count >= 8 {
        count -= 8
        result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return result
  }

  private static func base64Value(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }

  static func quotedPrintable(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var place = bytes.startIndex
    while place < bytes.endIndex {
      let byte = bytes[place]
      if byte == UInt8(ascii: "="), let next = softBreak(bytes, after: place) {
        place = next
      } else if byte == UInt8(ascii: "="), let value = hexadecimal(bytes, at: place + 1) {
        result.append(value)
        place += 3
      } else {
        result.append(byte)
        place += 1
      }
    }
    return result
  }

  /// Where the text goes on when nothing but spaces stands between the sign and the end of its line.
  private static func softBreak(_ bytes: ArraySlice<UInt8>, after sign: Int) -> Int? {
    var place = sign + 1
    while place < bytes.endIndex, place - sign < 80, [0x20, 0x09, 0x0d].contains(bytes[place]) { place += 1 }
    guard place < bytes.endIndex else { return place }
    return bytes[place] == 0x0a ? place + 1 : nil
  }

  /// Bytes written as a sign and two digits.
  static func escaped(_ bytes: [UInt8], mark: UInt8) -> [UInt8] {
    var result: [UInt8] = []
    var place = 0
    while place < bytes.count {
      if bytes[place] == mark, let value = hexadecimal(bytes[...], at: place + 1) {
        result.append(value)
        place += 3
      } else {
        result.append(bytes[place])
        place += 1
      }
    }
    return result
  }

  private static func hexadecimal(_ bytes: ArraySlice<UInt8>, at place: Int) -> UInt8? {
    guard place + 1 < bytes.endIndex, let high = digit(bytes[place]), let low = digit(bytes[place + 1]) else {
      return nil
    }
    return high << 4 | low
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  /// The value of a header field as text: encoded words decoded, those that follow each other joined before their
  /// bytes are read, since programs cut letters in two.
  static func header(_ bytes: [UInt8]) -> String {
    var result = ""
    var waiting: (charset: String, bytes: [UInt8])?
    var literal: [UInt8] = []
    func flush() {
      if let words = waiting { result += MailCharset.decode(words.bytes, words.charset) }
      result += MailCharset.decode(literal, nil)
      (waiting, literal) = (nil, [])
    }
    var place = 0
    while place < bytes.count {
      guard let word = encodedWord(bytes, at: place) else {
        literal.append(bytes[place])
        place += 1
        continue
      }
      let isNext = waiting?.charset == word.charset && literal.allSatisfy { $0 == 0x20 || $0 == 0x09 }
      if isNext {
        waiting?.bytes += word.bytes
        literal = []
      } else {
        if waiting != nil, literal.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { literal = [] }
        flush()
        waiting = (word.charset, word.bytes)
      }
      place = word.end
    }
    flush()
    return result
  }

  private struct Word {
    var charset: String
    var bytes: [UInt8]
    var end: Int
  }

  /// Longer than the 75 letters of the standard, since not every program keeps to them.
  private static let wordBytesMax = 1000
  private static let charsetBytesMax = 40

  private static func encodedWord(_ bytes: [UInt8], at start: Int) -> Word? {
    let question = UInt8(ascii: "?")
    guard start + 6 < bytes.count, bytes[start] == UInt8(ascii: "="), bytes[start + 1] == question else { return nil }
    let window = bytes[(start + 2)..<min(bytes.count, start + 2 + wordBytesMax)]
    guard let first = window.prefix(charsetBytesMax).firstIndex(of: question), first + 2 < window.endIndex,
      window[first + 2] == question
    else { return nil }
    let text = window[(first + 3)...]
    var end = text.startIndex
    while end + 1 < text.endIndex, !(text[end] == question && text[end + 1] == UInt8(ascii: "=")) {
      // A word holds no spaces; what does is no word.
      if text[end] == 0x20 { return nil }
      end += 1
    }
    guard end + 1 < text.endIndex else { return nil }
    let charset = String(decoding: window[..<first].prefix { $0 != UInt8(ascii: "*") }, as: UTF8.self).lowercased()
    let content = text[..<end]
    switch window[first + 1] | 0x20 {
    case UInt8(ascii: "b"): return Word(charset: charset, bytes: base64(content), end: end + 2)
    case UInt8(ascii: "q"):
      let spaced = content.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }
      return Word(charset: charset, bytes: escaped(spaced, mark: UInt8(ascii: "=")), end: end + 2)
    default: return nil
    }
  }
}
