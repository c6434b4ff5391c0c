import Adapters
import Core
import Foundation
import TestSupport
import Testing

@Suite(
  .serialized, .startsPrograms, .enabled(if: MailServer.python != nil, "SONGLY_TEST_PYTHON is not set: run bin/test"))
struct SMTPMailerTests {
  private static let subject = "Растаңыз: поштаңыз өзіңіздікі ме? – Songly"
  private static let text = "Сәлеметсіз бе!\n\n.\nhttps://songs.example/verify/abc=def\n\nSongly\n"
  private let mail = OutgoingMail(recipient: "anna@example.net", subject: subject, text: text, language: .kazakh)

  private func mailer(
    _ server: MailServer, _ security: SMTPMailer.Security, trusting certificate: Certificate? = nil,
    timeoutSeconds: Int = 600
  ) throws -> Mailer {
    try SMTPMailer(
      server: .init(host: "127.0.0.1", port: server.port, security: security, authorities: certificate?.path),
      sender: MailSender(address: "songs@example.org", name: "Songly ♪"),
      world: MailMessageTests.world, timeoutSeconds: timeoutSeconds
    ).port
  }

  private func code(_ body: () async throws -> Void) async -> String? {
    do {
      try await body()
      return nil
    } catch {
      return (error as? DomainError)?.code
    }
  }

  @Test func aServerReadsWhatWasWritten() async throws {
    let server = try MailServer("plain")
    defer { server.stop() }
    try await mailer(server, .plain).send(mail)
    let arrived = try server.mail()
    let headers = arrived["headers"] as? [String: String] ?? [:]
    #expect(arrived["from"] as? String == "songs@example.org" && arrived["to"] as? [String] == ["anna@example.net"])
    #expect(headers["Subject"] == Self.subject)
    #expect(headers["From"] == "Songly ♪ <songs@example.org>" && headers["To"] == "anna@example.net")
    #expect(headers["Content-Language"] == "kk" && headers["Date"] == "Mon, 21 Sep 2026 14:13:20 +0000")
    let text = (arrived["text"] as? String)?.replacing("\r\n", with: "\n")
    #expect(text?.trimmingCharacters(in: .newlines) == Self.text.trimmingCharacters(in: .newlines))
    #expect(arrived["defects"] as? [String] == [])
    // The greeting names the service's domain, not this machine.
    #expect(arrived["hello"] as? String == "example.org")
  }

  @Test(arguments: ["starttls", "tls"])
  func goesEncrypted(mode: String) async throws {
    try await withCertificate { certificate in
      let server = try MailServer(mode, certificate: certificate)
      defer { server.stop() }
      let security = try #require(SMTPMailer.Security(rawValue: mode))
      try await mailer(server, security, trusting: certificate).send(mail)
      #expect(try server.mail()["tls"] as? Bool == true)
    }
  }

  @Test func nothingIsSaidWithoutTLS() async throws {
    let server = try MailServer("plain")
    defer { server.stop() }
    #expect(await code { try await mailer(server, .startTLS).send(mail) } == "mail-unavailable")
  }

  @Test func aCertificateNobodyVouchesForIsNotTrusted() async throws {
    try await withCertificate { certificate in
      let server = try MailServer("starttls", certificate: certificate)
      defer { server.stop() }
      #expect(await code { try await mailer(server, .startTLS).send(mail) } == "mail-unavailable")
    }
  }

  @Test(arguments: [("refuse", "mail-refused"), ("busy", "mail-unavailable")])
  func refusalsAreToldFromDelays(mode: String, expected: String) async throws {
    let server = try MailServer(mode)
    defer { server.stop() }
    #expect(await code { try await mailer(server, .plain).send(mail) } == expected)
  }

  @Test func aServerThatSaysNothingIsGivenUp() async throws {
    let server = try MailServer("silent")
    defer { server.stop() }
    #expect(await code { try await mailer(server, .plain, timeoutSeconds: 1).send(mail) } == "mail-unavailable")
  }

  @Test func aServerThatIsNotThereIsTriedLater() async throws {
    // Port 1 belongs to a service that no machine offers any more.
    let mailer = try SMTPMailer(
      server: .init(host: "127.0.0.1", port: 1, security: .plain),
      sender: MailSender(address: "songs@example.org", name: "Songly"), world: MailMessageTests.world)
    #expect(await code { try await mailer.port.send(mail) } == "mail-unavailable")
  }

  @Test(arguments: [
    ("", 25), ("mail host", 25), ("a/b", 25), ("a@b", 25), ("mail.example", 0), ("mail.example", 70_000),
  ])
  func aServerNeedsAHostAndAPort(host: String, port: Int) throws {
    let sender = try MailSender(address: "songs@example.org", name: "Songly")
    #expect(throws: DomainError.self) {
      try SMTPMailer(server: .init(host: host, port: port), sender: sender, world: MailMessageTests.world)
    }
  }

  private func withCertificate(_ body: (Certificate) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "songly-mail-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(try Certificate(in: folder))
  }
}
