import Policy

/// Walks the parts of a mail (RFC 2046) and keeps what a person wrote: plain text, or where there is none, a page
/// without its tags. All else is named and left. How deep and how many parts is bounded, and so is the text.
struct MailParts {
  private(set) var plain: [String] = []
  private(set) var pages: [String] = []
  /// "photo.jpg (image/jpeg)".
  private(set) var attachments: [String] = []
  private(set) var attachmentCount = 0
  /// Something was left unread because a limit was reached.
  private(set) var isCut = false
  private var partsLeft = Limits.mailPartsMax
  private var bytesLeft = Limits.requestMailTextBytesMax

  var text: String {
    (plain.isEmpty ? pages : plain).joined(separator: "\n")
  }

  var ignored: String {
    let unnamed = attachmentCount - attachments.count
    return (attachments + (unnamed > 0 ? ["+\(unnamed)"] : [])).joined(separator: ", ")
  }

  mutating func read(_ entity: ArraySlice<UInt8>, depth: Int = 0) {
    guard partsLeft > 0, depth <= Limits.mailPartsDeepMax else {
      isCut = true
      return
    }
    partsLeft -= 1
    var body = entity
    read(MailHead(entity, body: &body), body, depth: depth)
  }

  mutating func read(_ head: MailHead, _ body: ArraySlice<UInt8>, depth: Int) {
    let type = head.word("content-type") ?? "text/plain"
    if type.hasPrefix("multipart/"), let boundary = head.parameter("boundary", of: "content-type"),
      (1...200).contains(boundary.utf8.count)
    {
      readSections(body, Array("--".utf8) + Array(boundary.utf8), depth: depth)
      return
    }
    let isAttached = head.word("content-disposition")?.hasPrefix("attachment") == true
    guard !isAttached, type == "text/plain" || type == "text/html" || type == "text" else {
      name(head, type)
      return
    }
    guard bytesLeft > 0 else {
      isCut = true
      return
    }
    // Encodings make three bytes out of one at most; tags are more than that.
    let most = type == "text/html" ? 16 * bytesLeft : 4 * bytesLeft
    let bytes = MailCoding.body(body.prefix(most), head.word("content-transfer-encoding"))
    let text = MailCharset.decode(bytes, head.parameter("charset", of: "content-type"))
    if type == "text/html" {
      pages.append(PlainPage.text(text))
    } else {
      plain.append(text)
      bytesLeft -= text.utf8.count
    }
    if body.count > most { isCut = true }
  }

  private mutating func readSections(_ body: ArraySlice<UInt8>, _ mark: [UInt8], depth: Int) {
    var start: Int?
    var place = body.startIndex
    while place < body.endIndex {
      let end = body[place...].firstIndex(of: 0x0a) ?? body.endIndex
      let next = end < body.endIndex ? end + 1 : end
      if body[place..<end].starts(with: mark) {
        let rest = body[(place + mark.count)..<end].filter { $0 != 0x20 && $0 != 0x09 && $0 != 0x0d }
        let isEnd = rest == Array("--".utf8)
        if rest.isEmpty || isEnd {
          if let start { read(body[start..<place], depth: depth + 1) }
          start = isEnd ? nil : next
          if isEnd { return }
          guard partsLeft > 0 else {
            isCut = true
            return
          }
        }
      }
      place = next
    }
    // A mail that was cut off on its way.
    if let start { read(body[start...], depth: depth + 1) }
  }

  private mutating func name(_ head: MailHead, _ type: String) {
    attachmentCount += 1
    guard attachments.count < Limits.mailAttachmentsNamedMax else { return }
    let name =
      head.parameter("filename", of: "content-disposition") ?? head.parameter("name", of: "content-type") ?? "?"
    let kind = type.unicodeScalars.filter { $0.isASCII && $0.value > 0x20 && $0.value != 0x7f }.prefix(60)
    let line = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    attachments.append("\(line.prefix(Limits.mailAttachmentNameLengthMax)) (\(String(String.UnicodeScalarView(kind))))")
  }
}

/// What a page says without its tags: no browser, no links, nothing fetched.
enum PlainPage {
  static func text(_ page: String) -> String {
    var result = String.UnicodeScalarView()
    var rest = page.unicodeScalars[...]
    while let scalar = rest.first {
      guard scalar == "<" else {
        if scalar == "&", let (character, length) = entity(rest) {
          result.append(character)
          rest = rest.dropFirst(length)
        } else {
          result.append(scalar)
          rest.removeFirst()
        }
        continue
      }
      // Without an end it is no tag, and neither is anything after it.
      guard let close = rest.firstIndex(of: ">") else {
        result.append(contentsOf: rest)
        break
      }
      let tag = String(String.UnicodeScalarView(rest.dropFirst().prefix(7))).lowercased()
      rest = rest[rest.index(after: close)...]
      if tag.hasPrefix("script") || tag.hasPrefix("style") {
        rest = after(tag.hasPrefix("style") ? "</style" : "</script", in: rest)
      } else if ["br", "p>", "p ", "/p", "div", "/div", "li", "tr", "h1", "h2"].contains(where: tag.hasPrefix) {
        result.append("\n")
      }
    }
    let lines = String(result).split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    return lines.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private static func after(_ mark: String, in rest: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView {
    var rest = rest
    while let open = rest.firstIndex(of: "<") {
      rest = rest[open...]
      let head = String(String.UnicodeScalarView(rest.prefix(mark.unicodeScalars.count))).lowercased()
      if head == mark { return rest.firstIndex(of: ">").map { rest[rest.index(after: $0)...] } ?? rest.suffix(0) }
      rest.removeFirst()
    }
    return rest.suffix(0)
  }

  private static func entity(_ rest: Substring.UnicodeScalarView) -> (Unicode.Scalar, Int)? {
    let window = String(String.UnicodeScalarView(rest.prefix(10)))
    guard let end = window.firstIndex(of: ";") else { return nil }
    let name = window[window.index(after: window.startIndex)..<end]
    let length = name.unicodeScalars.count + 2
    let known: [Substring: Unicode.Scalar] = [
      "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ",
    ]
    if let scalar = known[name] { return (scalar, length) }
    guard name.first == "#" else { return nil }
    let digits = name.dropFirst()
    let value = digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.flatMap(Unicode.Scalar.init).map { ($0, length) }
  }
}
