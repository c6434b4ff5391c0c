import Foundation

/// How texts are written in a mail, so that every reader gets them whole and none of them can become a header of its
/// own (RFC 5322, 2045, 2047).
enum MailText {
  /// One address, plain ASCII, without anything that ends a header or an envelope.
  static func isAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && text.utf8.count <= 254
      && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f && !forbidden.contains($0) }
  }

  private static let forbidden = Set("<>()[],;:\\\"".utf8)

  /// The value of a header. What ends lines or controls anything becomes a space; what is not ASCII becomes encoded
  /// words of at most 75 characters, cut between characters and folded.
  static func header(_ text: String) -> String {
    let plain = String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { CharacterSet.controlCharacters.contains($0) || $0 == "\u{2028}" ? " " : $0 }))
    let isASCII = plain.utf8.allSatisfy { $0 < 0x7f } && !plain.contains("=?") && plain.utf8.count <= 60
    return isASCII ? plain : encodedWords(plain).joined(separator: "\r\n ")
  }

  private static func encodedWords(_ text: String) -> [String] {
    var words: [String] = []
    var part: [UInt8] = []
    func end() {
      guard !part.isEmpty else { return }
      words.append("=?utf-8?B?\(Data(part).base64EncodedString())?=")
      part = []
    }
    for scalar in text.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      // 45 bytes make 60 letters, and the frame has 12.
      if part.count + bytes.count > 45 { end() }
      part += bytes
    }
    end()
    return words
  }

  /// A display name before an address, quoted or encoded.
  static func name(_ text: String) -> String {
    let encoded = header(text)
    guard encoded == text else { return encoded }
    let quoted = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(quoted)\""
  }

  enum Encoding: String {
    case quotedPrintable = "quoted-printable"
    case base64
  }

  /// The body in the shorter of two encodings: Latin text stays readable, Cyrillic becomes base64.
  static func body(_ text: String) -> (encoding: Encoding, lines: [String]) {
    let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
      .split(separator: "\n", omittingEmptySubsequences: false)
    let bytes = Array(lines.joined(separator: "\r\n").utf8)
    let foreign = bytes.count { $0 > 0x7e }
    guard foreign * 6 > bytes.count else { return (.quotedPrintable, lines.flatMap { quotedPrintable(String($0)) }) }
    let letters = Array(Data(bytes).base64EncodedString())
    let starts = stride(from: 0, to: letters.count, by: 76)
    return (.base64, starts.map { String(letters[$0..<min($0 + 76, letters.count)]) })
  }

  /// One line of text as one or more lines of at most 76 characters.
  private static func quotedPrintable(_ line: String) -> [String] {
    var result: [String] = []
    var current = ""
    let bytes = Array(line.utf8)
    for (index, byte) in bytes.enumerated() {
      let isLast = index == bytes.count - 1
      let isSpace = byte == 0x20 || byte == 0x09
      let stays = (byte > 0x20 && byte < 0x7f && byte != UInt8(ascii: "=")) || (isSpace && !isLast)
      let piece = stays ? String(UnicodeScalar(byte)) : "=" + hex(byte)
      if current.utf8.count + piece.utf8.count > 75 {
        result.append(current + "=")
        current = ""
      }
      current += piece
    }
    return result + [current]
  }

  private static func hex(_ byte: UInt8) -> String {
    let text = String(byte, radix: 16, uppercase: true)
    return text.count == 1 ? "0" + text : text
  }
}
