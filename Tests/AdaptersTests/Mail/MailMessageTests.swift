import Adapters
import Core
import Foundation
import Testing

@testable import Adapters

@Suite struct MailMessageTests {
  static let world = World(
    clock: .frozen(at: Instant(microseconds: 1_790_000_000_000_000)),
    entropy: Entropy { Array(repeating: 7, count: $0) })

  private func lines(_ mail: OutgoingMail, name: String = "Songly") throws -> [String] {
    let sender = try MailSender(address: "songs@example.org", name: name)
    let message = try MailMessage(mail, from: sender, world: Self.world)
    return String(decoding: message.bytes, as: UTF8.self).components(separatedBy: "\r\n")
  }

  private func mail(
    to recipient: String = "anna@example.net", subject: String = "Hello", text: String = "Hi.\n"
  ) -> OutgoingMail {
    OutgoingMail(recipient: recipient, subject: subject, text: text, language: .english)
  }

  @Test func plainWordsTravelAsTheyAre() throws {
    #expect(
      try lines(mail()) == [
        "From: \"Songly\" <songs@example.org>", "To: <anna@example.net>", "Subject: Hello",
        "Date: Mon, 21 Sep 2026 14:13:20 +0000", "Message-ID: <07070707070707070707070707070707@example.org>",
        "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: quoted-printable", "Content-Language: en", "Auto-Submitted: auto-generated", "",
        "Hi.", "", "",
      ])
  }

  /// Threats: no header injection in mails.
  @Test(arguments: [
    "a@b.org\r\nBcc: x@y.org", "a@b.org\n", "a b@c.org", "<a@b.org>", "a@b.org,c@d.org", "a@b.org;c", "анна@c.org",
    "", "@b.org", "a@", "a@b@c.org", "a@b.org\u{0}", "\"a\"@b.org", "a@[1.2.3.4]",
  ])
  func noOtherRecipientIsSmuggledIn(recipient: String) {
    #expect(throws: DomainError.self) { try lines(mail(to: recipient)) }
    #expect(throws: DomainError.self) { try MailSender(address: recipient, name: "x") }
  }

  @Test(arguments: ["Hi\r\nBcc: x@y.org", "Hi\nBcc: x", "Hi\rBcc: x", "Hi\u{0}\u{8}\u{2028}there", "=?utf-8?B?QQ?="])
  func aSubjectStaysOneHeader(subject: String) throws {
    let lines = try lines(mail(subject: subject), name: subject)
    #expect(lines.prefix { !$0.isEmpty }.filter { $0.hasPrefix("Bcc") }.isEmpty)
    #expect(lines.prefix { !$0.isEmpty }.count == 10)
    let control = lines.joined().unicodeScalars.contains { CharacterSet.controlCharacters.contains($0) }
    #expect(!control)
  }

  @Test func linesAreNeverTooLong() throws {
    let long = String(repeating: "Қуанышты хабар! 🎵 ", count: 40)
    let lines = try lines(mail(subject: long, text: long + "\n\n" + String(repeating: "x= ", count: 400)), name: long)
    #expect(lines.allSatisfy { $0.utf8.count <= 98 && $0.utf8.allSatisfy { $0 < 0x7f } })
    #expect(lines.allSatisfy { $0.utf8.count <= 76 || $0.hasPrefix("From") || $0.hasPrefix("Subject") })
  }

  @Test(arguments: [
    (Int64(0), "Thu, 1 Jan 1970 00:00:00 +0000"), (951_782_399_999_999, "Mon, 28 Feb 2000 23:59:59 +0000"),
    (-1, "Wed, 31 Dec 1969 23:59:59 +0000"),
  ])
  func datesAreThoseOfTheCalendar(microseconds: Int64, text: String) {
    #expect(MailMessage.date(Instant(microseconds: microseconds)) == text)
  }
}
