public import Core
import Policy

/// A mail that came in, as far as a desk needs it. Nothing of it is trusted: the sender's line is what somebody wrote,
/// not who they are (D28).
public struct IncomingMail: Sendable, Hashable {
  /// Who or what sent it; it decides whether an answer could go in circles (RFC 3834).
  public enum Nature: Sendable, Hashable {
    case personal
    /// A list, a newsletter, a form's robot: may say something, but is not answered.
    case automatic
    /// A bounce, an absence note, our own mail come back: nobody asks anything with it.
    case reply
  }

  /// The one address in the sender's line, as it stands there.
  public let address: String
  public let subject: String
  public let text: String
  /// What was left out, in words; empty for nothing.
  public let ignored: String
  public let nature: Nature

  /// Reads a whole mail, or what of it was kept. Never takes longer than a few passes over its bytes. Throws
  /// `mail-unreadable` for what is no mail from one sender.
  public init(_ bytes: [UInt8]) throws(DomainError) {
    var body = bytes[...]
    let head = MailHead(bytes[...], body: &body)
    let senders = head.all("from")
    guard senders.count == 1, let line = senders.first, let address = SenderLine.address(line) else {
      throw DomainError(.invalid, "mail-unreadable", "This is no mail that one sender has written.")
    }
    self.address = address
    subject = head.text("subject") ?? ""
    nature = Self.nature(head, address)
    var parts = MailParts()
    parts.read(head, body, depth: 0)
    text = parts.isCut ? parts.text + "\n[…]" : parts.text
    ignored = parts.ignored
  }

  private static func nature(_ head: MailHead, _ address: String) -> Nature {
    let automatic = head.word("auto-submitted") ?? "no"
    let isReturned = head.all("return-path").contains { value in
      value.filter { $0 != 0x20 && $0 != 0x09 } == Array("<>".utf8)
    }
    let robots: Set<String> = ["mailer-daemon", "postmaster"]
    let local = String(address.lowercased().prefix { $0 != "@" })
    if isReturned || automatic.hasPrefix("auto-replied") || robots.contains(local)
      || head.word("content-type") == "multipart/report" || !head.all("x-autoreply").isEmpty
      || !head.all("x-autorespond").isEmpty
    {
      return .reply
    }
    let precedence = head.word("precedence") ?? ""
    let isList = !head.all("list-id").isEmpty || !head.all("list-unsubscribe").isEmpty
    if automatic != "no" || isList || ["bulk", "junk", "list", "auto_reply"].contains(precedence) { return .automatic }
    return .personal
  }
}

/// The address in a sender's line (RFC 5322, 3.4): names, comments and quotes around it are passed over.
enum SenderLine {
  /// Nil unless there is exactly one.
  static func address(_ bytes: [UInt8]) -> String? {
    var found: [String] = []
    var bare = ""
    var angle: String?
    var state = State()
    func end() {
      let text = (angle ?? bare).filter { !$0.isWhitespace }
      if !text.isEmpty { found.append(text) }
      (bare, angle) = ("", nil)
    }
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      // What could end a line or a text is part of no address.
      guard scalar.value >= 0x20, scalar.value != 0x7f else { return nil }
      switch state.take(scalar) {
      case .skip: continue
      case .open: angle = ""
      case .close: state.isInAngle = false
      case .comma: end()
      case .letter:
        if state.isInAngle { angle?.unicodeScalars.append(scalar) } else { bare.unicodeScalars.append(scalar) }
      }
      if found.count > 1 { return nil }
    }
    end()
    return found.count == 1 && found[0].contains("@") ? found[0] : nil
  }

  private enum Step {
    case skip, open, close, comma, letter
  }

  private struct State {
    var isQuoted = false
    var isEscaped = false
    var comments = 0
    var isInAngle = false

    mutating func take(_ scalar: Unicode.Scalar) -> Step {
      if isEscaped {
        isEscaped = false
        return .skip
      }
      if scalar == "\\" {
        isEscaped = true
        return .skip
      }
      if isQuoted || scalar == "\"" {
        if scalar == "\"" { isQuoted.toggle() }
        return .skip
      }
      if scalar == "(" { comments += 1 }
      if comments > 0 {
        if scalar == ")" { comments -= 1 }
        return .skip
      }
      switch scalar {
      case "<":
        isInAngle = true
        return .open
      case ">": return .close
      case ",", ";": return isInAngle ? .letter : .comma
      default: return .letter
      }
    }
  }
}
