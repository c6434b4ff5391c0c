internal import CPicture
public import Core
import Foundation

/// Turns drawings into pictures with librsvg and cairo.
public enum Raster {
  /// The widest picture, in pixels.
  public static let widthMax = 4096

  /// Draws an SVG as a PNG `width` pixels wide that carries the mark of AI.
  ///
  /// - Throws: `picture-too-wide` beyond `widthMax`; `picture-unreadable` where the text is no SVG.
  public static func png(svg: String, width: Int) throws(DomainError) -> [UInt8] {
    guard (1...widthMax).contains(width) else {
      throw DomainError(.tooLarge, "picture-too-wide", "A picture may be 1 to \(widthMax) pixels wide.")
    }
    var drawn: UnsafeMutablePointer<UInt8>?
    var count = 0
    let text = Array(svg.utf8)
    guard picture_png(text, text.count, Int32(width), &drawn, &count) == picture_drawn, let drawn else {
      throw DomainError(.fault, "picture-unreadable", "The picture could not be drawn.")
    }
    defer { free(drawn) }
    return marked([UInt8](UnsafeBufferPointer(start: drawn, count: count)))
  }

  /// The PNG with an XMP packet after its header, in the text chunk that the XMP specification names.
  private static func marked(_ png: [UInt8]) -> [UInt8] {
    // Signature of 8 bytes, then the header chunk of 25.
    let headerEnd = 33
    guard png.count > headerEnd else { return png }
    let body = Array("iTXtXML:com.adobe.xmp".utf8) + [0, 0, 0, 0, 0] + Array(SyntheticMark.xmp.utf8)
    let chunk = bigEndian(UInt32(body.count - 4)) + body + bigEndian(checksum(body))
    return Array(png[..<headerEnd]) + chunk + Array(png[headerEnd...])
  }

  private static func bigEndian(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> UInt32($0)) }
  }

  /// CRC-32 as PNG wants it, bit by bit: the chunk is short.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = 0xffff_ffff
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? (crc >> 1) ^ 0xedb8_8320 : crc >> 1 }
    }
    return ~crc
  }
}
