import Adapters
import Core
import Foundation
import TestSupport
import Testing

@Suite struct MaildirMailerTests {
  private func withFolder(_ body: (URL) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "songly-mail-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder)
  }

  private let mail = OutgoingMail(
    recipient: "anna@example.net", subject: "Сәлем", text: "Қалайсыз?\n", language: .kazakh)

  private func mailer(_ folder: URL) throws -> Mailer {
    try MaildirMailer(
      root: folder, sender: MailSender(address: "songs@example.org", name: "Songly"),
      world: World(clock: .frozen(at: Instant(microseconds: 1_790_000_000_000_000)), entropy: .seeded(Seed(1)))
    ).port
  }

  @Test func eachMailIsAWholeFileForItsOwnerOnly() async throws {
    try await withFolder { folder in
      let mailer = try mailer(folder)
      try await mailer.send(mail)
      try await mailer.send(mail)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "new").path)
      #expect(names.count == 2)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "tmp").path).isEmpty)
      for name in names {
        let path = folder.appending(path: "new/\(name)").path
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.contains("To: <anna@example.net>\r\n") && text.contains("\r\n\r\n"))
      }
    }
  }

  @Test func aFolderThatIsGoneIsTriedAgainLater() async throws {
    try await withFolder { folder in
      let mailer = try mailer(folder)
      try FileManager.default.removeItem(at: folder.appending(path: "tmp"))
      await #expect(throws: DomainError(.unavailable, "mail-unavailable", Self.later)) { try await mailer.send(mail) }
    }
  }

  private static let later = "The mail could not be handed over. It will be tried again."
}
