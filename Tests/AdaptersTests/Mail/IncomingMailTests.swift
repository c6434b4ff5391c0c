import Core
import Foundation
import Testing

@testable import Adapters

/// §9.3, D28: a mail is read as far as a desk needs it, whatever is in it.
@Suite struct IncomingMailTests {
  private func mail(_ text: String) throws -> IncomingMail {
    try IncomingMail(Array(text.replacing("\n", with: "\r\n").utf8))
  }

  private func mail(_ head: String, body: [UInt8]) throws -> IncomingMail {
    try IncomingMail(Array((head + "\n\n").utf8) + body)
  }

  @Test func aPlainMailIsRead() throws {
    let read = try mail(
      """
      Return-Path: <ada@example.org>
      From: Ada <ada@example.org>
      Subject: My data
      Content-Type: text/plain; charset=utf-8

      Please send me
      a copy.
      """)
    #expect(read.address == "ada@example.org" && read.subject == "My data" && read.nature == .personal)
    #expect(read.text.replacing("\r\n", with: "\n") == "Please send me\na copy." && read.ignored.isEmpty)
  }

  /// The same words in each alphabet and encoding that a mail may use.
  @Test(arguments: [
    ("utf-8", "base64", "0JrQvtC/0LjRjw=="), ("windows-1251", "base64", "yu7v6P8="),
    ("koi8-r", "base64", "68/QydE="), ("utf-8", "quoted-printable", "=D0=9A=D0=BE=D0=BF=\n=D0=B8=D1=8F"),
    ("WINDOWS-1251", "Quoted-Printable", "=CA=EE=EF=E8=FF"), ("\"koi8-r\"", "quoted-printable", "=EB=CF=D0=C9=D1"),
  ])
  func alphabetsAndEncodings(_ charset: String, _ encoding: String, _ body: String) throws {
    let read = try mail(
      """
      From: ada@example.org
      Content-Type: text/plain; charset=\(charset)
      Content-Transfer-Encoding: \(encoding)

      \(body)
      """)
    #expect(read.text.trimmingCharacters(in: .whitespacesAndNewlines) == "Копия")
  }

  @Test func bytesOfOldProgramsAreRead() throws {
    let latin = try mail("From: a@example.org\nContent-Type: text/plain; charset=iso-8859-1", body: [0xe9, 0x74, 0xe9])
    #expect(latin.text == "été")
    // No alphabet is named, and the bytes are no UTF-8.
    let bare = try mail("From: a@example.org", body: [0xca, 0xee, 0xef, 0xe8, 0xff])
    #expect(bare.text == "Копия")
  }

  @Test(arguments: [
    ("=?utf-8?B?0JrQvtC/0LjRjw==?=", "Копия"), ("=?windows-1251?Q?=CA=EE=EF=E8=FF?=", "Копия"),
    ("=?koi8-r?b?68/QydE=?= 2026", "Копия 2026"), ("a =?utf-8?q?b_c?= d", "a b c d"),
    // A letter cut in two between two words.
    ("=?utf-8?B?0JrQ?= =?utf-8?B?vtC/0LjRjw==?=", "Копия"), ("=?broken", "=?broken"), ("=?x?y?z?=", "=?x?y?z?="),
    ("=?utf-8?q?a b?=", "=?utf-8?q?a b?="),
  ])
  func subjectsAreDecoded(_ subject: String, _ text: String) throws {
    #expect(try mail("From: a@example.org\nSubject: \(subject)\n\nx").subject == text)
  }

  @Test func plainTextGoesBeforePagesAndAttachmentsAreNamed() throws {
    let read = try mail(
      """
      From: a@example.org
      Content-Type: multipart/mixed; boundary="one"

      preamble
      --one
      Content-Type: multipart/alternative; boundary=two

      --two
      Content-Type: text/plain; charset=utf-8

      words
      --two
      Content-Type: text/html

      <p>page</p>
      --two--
      --one
      Content-Type: image/jpeg; name="a.jpg"
      Content-Disposition: attachment; filename*=utf-8''%D1%8F.jpg
      Content-Transfer-Encoding: base64

      AAAA
      --one--
      epilogue
      """)
    #expect(read.text.trimmingCharacters(in: .whitespacesAndNewlines) == "words")
    #expect(read.ignored == "я.jpg (image/jpeg)")
  }

  @Test func aPageAloneLosesItsTags() throws {
    let read = try mail(
      """
      From: a@example.org
      Content-Type: text/html; charset=utf-8

      <html><style>p { color: red }</style><script>alert("x")</script><p>Delete &amp; forget&#33;</p><br>Ada < Ben
      """)
    #expect(read.text == "Delete & forget!\nAda < Ben")
  }

  @Test(arguments: [
    ("Return-Path: <>", IncomingMail.Nature.reply), ("Auto-Submitted: auto-replied (vacation)", .reply),
    ("Content-Type: multipart/report; report-type=delivery-status", .reply), ("X-Autoreply: yes", .reply),
    ("Auto-Submitted: auto-generated", .automatic), ("Precedence: bulk", .automatic), ("List-Id: <l>", .automatic),
    ("Auto-Submitted: no", .personal), ("X-Else: 1", .personal),
  ])
  func whatAProgramSentIsKnown(_ field: String, _ nature: IncomingMail.Nature) throws {
    #expect(try mail("From: a@example.org\n\(field)\n\nx").nature == nature)
  }

  @Test(arguments: [
    "Ada <ada@example.org>", "\"Ada, of <London>\" <ada@example.org>", "ada@example.org (Ada (the first))",
    "=?utf-8?B?0JDQtNCw?= <ada@example.org>", "<ada@example.org>", "\"a\\\"b\" <ada@example.org>",
  ])
  func theSenderIsFound(_ line: String) throws {
    #expect(try mail("From: \(line)\n\nx").address == "ada@example.org")
  }

  /// Header injection: nothing that comes out of a sender's line or a subject can begin a line of its own.
  @Test func noLineIsForged() throws {
    for from in ["a@example.org, b@example.org", "", "Ada", "a@example.org\u{0}", "a@exa\u{7f}mple.org"] {
      #expect(throws: DomainError.self) { try mail("From: \(from)\n\nx") }
    }
    #expect(throws: DomainError.self) { try mail("From: a@example.org\nFrom: b@example.org\n\nx") }
    let split = try mail("From: a@example.org\nSubject: one\n two\n\tthree\n\nx")
    #expect(split.subject == "one two three")
    let hidden = try mail("From: a@example.org\nSubject: =?utf-8?Q?a=0D=0ABcc:_x@example.org?=\n\nx")
    // Decoded it may hold a break; whoever stores it makes it one line, and it is never a header again.
    #expect(hidden.address == "a@example.org")
  }

  @Test func whatIsNoMailIsRefused() {
    for bytes in [[], [0], Array("hello".utf8), Array("\n\nhello".utf8), Array(repeating: 0xff, count: 5000)]
      as [[UInt8]]
    {
      #expect(throws: DomainError.self) { try IncomingMail(bytes) }
    }
  }

  /// Nothing that somebody can send stops the program or takes it long.
  @Test func hostileMailsAreBounded() throws {
    let head = "From: a@example.org\n"
    var deep = head
    for level in 0..<500 { deep += "Content-Type: multipart/mixed; boundary=b\(level)\n\n--b\(level)\n" }
    #expect(try mail(deep + "\nlost").text.hasSuffix("[…]"))

    let many = head + "Content-Type: multipart/mixed; boundary=b\n\n" + String(repeating: "--b\n\nx\n", count: 100_000)
    #expect(try mail(many).text.hasSuffix("[…]"))

    let attachments =
      head + "Content-Type: multipart/mixed; boundary=b\n\n"
      + String(repeating: "--b\nContent-Type: image/png; name=x.png\n\nx\n", count: 60)
    #expect(try mail(attachments).ignored.hasSuffix(", +40"))

    let line = String(repeating: "a", count: 4_000_000)
    #expect(try mail(head + "Subject: \(line)\n\nx").address == "a@example.org")
    #expect(try mail(head + "\n" + line).text.hasSuffix("[…]"))
    #expect(try mail(head + "Subject: " + String(repeating: "=?=?", count: 50_000) + "\n\nx").subject.hasPrefix("=?"))
    #expect(try mail(head + "Content-Type: text/html\n\n" + String(repeating: "<", count: 300_000)).text.count > 1000)

    var zeros = Array((head + "\n").utf8)
    zeros += [0, 1, 2, 0xff, 0xfe, 0xc3, 0x28]
    #expect(try IncomingMail(zeros).text.contains("\u{0}"))
  }

  /// Every cut of a mail is a mail or none, and never an end of the program.
  @Test func everyCutIsSurvived() throws {
    let whole = Array(
      """
      From: "A" <a@example.org>
      Subject: =?utf-8?B?0JrQvtC/0LjRjw==?=
      Content-Type: multipart/mixed; boundary="x\\"y"; a*=utf-8''%D1

      --x"y
      Content-Transfer-Encoding: quoted-printable
      Content-Type: text/html; charset=koi8-u

      =EB=CF=D0=C9=D1 &amp; <b>&#x41;</b> =
      =
      --x"y--
      """.utf8)
    for end in 0...whole.count { _ = try? IncomingMail(Array(whole[..<end])) }
    var seed: UInt64 = 7
    for _ in 0..<2000 {
      var bytes = whole
      for _ in 0..<8 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes[Int(seed >> 33) % bytes.count] = UInt8(truncatingIfNeeded: seed >> 20)
      }
      _ = try? IncomingMail(bytes)
    }
  }
}
