import Policy

/// The head of a mail or of one of its parts (RFC 5322, 2045): fields by their names, as bytes, since nobody knows yet
/// in which alphabet they are. Bounded, and never wrong in a way that stops anything.
struct MailHead {
  private var fields: [(name: String, value: [UInt8])] = []

  /// Reads the lines before the first empty one and answers where the body begins.
  init(_ entity: ArraySlice<UInt8>, body: inout ArraySlice<UInt8>) {
    var kept = 0
    var place = entity.startIndex
    var isFirst = true
    while place < entity.endIndex {
      let end = entity[place...].firstIndex(of: 0x0a) ?? entity.endIndex
      var line = entity[place..<end]
      place = end < entity.endIndex ? end + 1 : end
      if line.last == 0x0d { line.removeLast() }
      if line.isEmpty { break }
      kept += line.count
      guard kept <= Limits.mailHeadBytesMax else { continue }
      // The mark with which mail folders of Unix begin a mail.
      if isFirst && line.starts(with: Array("From ".utf8)) { continue }
      isFirst = false
      add(line)
    }
    body = entity[place...]
  }

  private mutating func add(_ line: ArraySlice<UInt8>) {
    if line.first == 0x20 || line.first == 0x09 {
      guard !fields.isEmpty else { return }
      fields[fields.count - 1].value += [0x20] + line.drop { $0 == 0x20 || $0 == 0x09 }
      return
    }
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return }
    let name = line[..<colon].filter { $0 != 0x20 && $0 != 0x09 }
    guard !name.isEmpty, name.allSatisfy({ $0 > 0x20 && $0 < 0x7f }) else { return }
    let value = line[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 }
    fields.append((String(decoding: name, as: UTF8.self).lowercased(), Array(value)))
  }

  var isEmpty: Bool { fields.isEmpty }

  func all(_ name: String) -> [[UInt8]] { fields.filter { $0.name == name }.map(\.value) }

  /// A field in one line of text, encoded words decoded; nil when it is missing.
  func text(_ name: String) -> String? { all(name).first.map(MailCoding.header) }

  /// A field that machines read: lower case, without comments.
  func word(_ name: String) -> String? {
    all(name).first.map { value in
      let text = String(decoding: value, as: UTF8.self).lowercased()
      return String(text.prefix { $0 != ";" && $0 != "(" }).filter { !$0.isWhitespace }
    }
  }

  /// A parameter of a field such as `charset`; its name in lower case. Of `name*` (RFC 2231) the plain form is taken.
  func parameter(_ parameter: String, of field: String) -> String? {
    guard let value = all(field).first else { return nil }
    for piece in Self.pieces(of: value).dropFirst() {
      guard let equals = piece.firstIndex(of: UInt8(ascii: "=")) else { continue }
      let name = String(decoding: piece[..<equals].filter { $0 != 0x20 && $0 != 0x09 }, as: UTF8.self).lowercased()
      let raw = Array(piece[(equals + 1)...].drop { $0 == 0x20 || $0 == 0x09 })
      if name == parameter { return MailCoding.header(Self.unquoted(raw)) }
      if name == parameter + "*" { return Self.extended(raw) }
    }
    return nil
  }

  /// Cut at semicolons that stand outside quotes.
  private static func pieces(of value: [UInt8]) -> [ArraySlice<UInt8>] {
    var pieces: [ArraySlice<UInt8>] = []
    var start = value.startIndex
    var isQuoted = false
    var isEscaped = false
    for (place, byte) in value.enumerated() {
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = isQuoted
      } else if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if byte == UInt8(ascii: ";") && !isQuoted {
        pieces.append(value[start..<place])
        start = place + 1
      }
    }
    return pieces + [value[start...]]
  }

  private static func unquoted(_ value: [UInt8]) -> [UInt8] {
    guard value.first == UInt8(ascii: "\"") else { return Array(value.prefix { $0 != 0x20 && $0 != 0x09 }) }
    var result: [UInt8] = []
    var isEscaped = false
    for byte in value.dropFirst() {
      if isEscaped {
        result.append(byte)
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        break
      } else {
        result.append(byte)
      }
    }
    return result
  }

  /// `utf-8'en'na%20me`.
  private static func extended(_ value: [UInt8]) -> String {
    let parts = value.split(separator: UInt8(ascii: "'"), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else { return String(decoding: value, as: UTF8.self) }
    let bytes = MailCoding.escaped(Array(parts[2]), mark: UInt8(ascii: "%"))
    return MailCharset.decode(bytes, String(decoding: parts[0], as: UTF8.self))
  }
}
