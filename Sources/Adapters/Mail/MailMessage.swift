import Core
import Foundation
import Policy

/// A mail as it travels (RFC 5322): headers that name nobody but sender and recipient, and one part of plain text.
struct MailMessage {
  let recipient: String
  let bytes: [UInt8]

  /// Throws `mail-refused` for a recipient that no mail can be addressed to.
  init(_ mail: OutgoingMail, from sender: MailSender, world: World) throws(DomainError) {
    guard MailText.isAddress(mail.recipient) else { throw MailFault.refused }
    recipient = mail.recipient
    let body = MailText.body(mail.text)
    let id = world.entropy.bytes(16).map { String(0x100 + Int($0), radix: 16).dropFirst() }.joined()
    let headers = [
      "From: \(MailText.name(sender.name)) <\(sender.address)>",
      "To: <\(mail.recipient)>",
      "Subject: \(MailText.header(mail.subject))",
      "Date: \(Self.date(world.now))",
      "Message-ID: <\(id)@\(sender.domain)>",
      "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: \(body.encoding.rawValue)",
      "Content-Language: \(mail.language.rawValue)",
      // No holiday greeting is to answer (RFC 3834).
      "Auto-Submitted: auto-generated",
    ]
    bytes = Array((headers + [""] + body.lines).map { $0 + "\r\n" }.joined().utf8)
  }

  /// `Mon, 21 Sep 2026 14:13:20 +0000`, whatever the machine's language and zone.
  static func date(_ instant: Instant) -> String {
    let day = CivilDate(instant)
    let second = Int((instant.microseconds - day.start.microseconds) / Span.second)
    let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][((day.daysSince1970 % 7) + 7) % 7]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let time = [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(weekday), \(day.day) \(months[day.month - 1]) \(day.year) \(time.joined(separator: ":")) +0000"
  }
}

/// What the port promises, in words that hold no address.
enum MailFault {
  static let refused = DomainError(.invalid, "mail-refused", "The mail server does not take this mail.")
  static let unavailable = DomainError(
    .unavailable, "mail-unavailable", "The mail could not be handed over. It will be tried again.")
}
