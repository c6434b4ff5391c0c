import Foundation

/// Bytes of a mail as text. The few alphabets in which people here write, spelled out, so that the answer is the same on
/// every machine; what no alphabet knows becomes a replacement sign, and nothing stops the reading.
enum MailCharset {
  static func decode(_ bytes: [UInt8], _ label: String?) -> String {
    switch name(label) {
    case "windows-1251", "cp1251", "cp-1251": table(bytes, windows1251)
    case "koi8-r", "koi8r", "koi8": table(bytes, koi8)
    case "koi8-u": table(bytes, koi8Ukrainian)
    case "iso-8859-1", "latin1", "latin-1", "windows-1252", "cp1252": latin(bytes)
    // Old programs of this part of the world name no alphabet and mean this one.
    case nil: String(validating: bytes, as: UTF8.self) ?? table(bytes, windows1251)
    default: String(decoding: bytes, as: UTF8.self)
    }
  }

  private static func name(_ label: String?) -> String? {
    guard let label else { return nil }
    let name = label.lowercased().filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
    return name.isEmpty || name == "us-ascii" ? nil : name
  }

  private static func table(_ bytes: [UInt8], _ upper: [Unicode.Scalar]) -> String {
    var text = String.UnicodeScalarView()
    for byte in bytes { text.append(byte < 0x80 ? Unicode.Scalar(byte) : upper[Int(byte) - 0x80]) }
    return String(text)
  }

  private static func latin(_ bytes: [UInt8]) -> String {
    var text = String.UnicodeScalarView()
    for byte in bytes {
      text.append((0x80..<0xa0).contains(byte) ? windows1252[Int(byte) - 0x80] : Unicode.Scalar(byte))
    }
    return String(text)
  }

  private static let windows1251 = Array(
    """
    ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏ\
    ђ‘’“”•–—\u{fffd}™љ›њќћџ\
    \u{a0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{ad}®Ї\
    °±Ііґµ¶·ё№є»јЅѕї\
    АБВГДЕЖЗИЙКЛМНОП\
    РСТУФХЦЧШЩЪЫЬЭЮЯ\
    абвгдежзийклмноп\
    рстуфхцчшщъыьэюя
    """.unicodeScalars)

  private static let koi8 = Array(
    """
    ─│┌┐└┘├┤┬┴┼▀▄█▌▐\
    ░▒▓⌠■∙√≈≤≥\u{a0}⌡°²·÷\
    ═║╒ё╓╔╕╖╗╘╙╚╛╜╝╞\
    ╟╠╡Ё╢╣╤╥╦╧╨╩╪╫╬©\
    юабцдефгхийклмно\
    пярстужвьызшэщчъ\
    ЮАБЦДЕФГХИЙКЛМНО\
    ПЯРСТУЖВЬЫЗШЭЩЧЪ
    """.unicodeScalars)

  private static let koi8Ukrainian = Array(
    """
    ─│┌┐└┘├┤┬┴┼▀▄█▌▐\
    ░▒▓⌠■∙√≈≤≥\u{a0}⌡°²·÷\
    ═║╒ёє╔ії╗╘╙╚╛ґ╝╞\
    ╟╠╡ЁЄ╣ІЇ╦╧╨╩╪Ґ╬©\
    юабцдефгхийклмно\
    пярстужвьызшэщчъ\
    ЮАБЦДЕФГХИЙКЛМНО\
    ПЯРСТУЖВЬЫЗШЭЩЧЪ
    """.unicodeScalars)

  private static let windows1252 = Array(
    """
    €\u{fffd}‚ƒ„…†‡ˆ‰Š‹Œ\u{fffd}Ž\u{fffd}\
    \u{fffd}‘’“”•–—˜™š›œ\u{fffd}žŸ
    """.unicodeScalars)
}
