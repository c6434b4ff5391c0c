import Accounts
import Core
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import Policy
import TestSupport
import Testing
import Vault

@testable import App
@testable import Web

/// Threats: a link that was mailed is hashed at rest, and its secret is in no log, whoever opens it.
@Suite struct MailedTokenTests {
  @Test(arguments: Engine.allCases)
  func aMailedSecretIsInTheMailAlone(_ engine: Engine) async throws {
    // Chance of its own: the server holds the databases of other tests too.
    try await TraceHouse.with(engine, seed: engine == .sqlite ? 20_401 : 20_402) { house, _ in
      let ada = house.canaries(1)
      let account = try await house.settle(ada)
      house.clock.pass(Limits.mailWindow)
      try await house.instance.accounts.requestRecovery(
        email: ada.email, language: .english, from: Visit(address: Digest.sha256([1]), device: ""))
      try await house.instance.accounts.requestDeletion(of: account, password: ada.password, phrase: ada.username)
      try await house.work()

      let links = try mailed(house)
      #expect(links.map(\.page).sorted() == ["delete", "recover", "verify", "verify"])
      try await open(links, house)

      let tokens = links.map(\.token)
      try await house.checkpoint(engine)
      let folders = house.places(engine).filter { !$0.hasSuffix("/mail") }
      #expect(folders.contains(house.data + "/logs"))
      let found = Scanner.find(tokens, in: folders)
      #expect(found.isEmpty, "\(found)")
      let files = Scanner.files(folders)
      let spelled = try tokens.map(bytes)
      #expect(Scanner.count(spelled, in: files) == 0)
      // The same searches find the words where they belong, and what is kept instead of them.
      #expect(Scanner.find(tokens, forms: [.raw], in: [house.data + "/mail"]).count == tokens.count)
      #expect(Scanner.count(tokens.map { Digest.sha256(Array($0.utf8)) }, in: files) == tokens.count)
    }
  }

  private struct Link {
    var page: String
    var token: String
  }

  /// Every link in the files of the mailer.
  private func mailed(_ house: TraceHouse) throws -> [Link] {
    let folder = house.data + "/mail/new"
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().flatMap { name in
      let mail = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
      return ["verify", "recover", "delete"].flatMap { page in
        Mailbox.tokens(page, in: mail).map { Link(page: page, token: $0) }
      }
    }
  }

  /// Looks at each page behind them as a browser does, and goes on from there to another: the log gets every line.
  private func open(_ links: [Link], _ house: TraceHouse) async throws {
    let (world, files) = (house.world, try LogFiles(house.instance.logs))
    let logger = Logger(label: "songly") { _ in
      JSONLog(logLevel: .debug, now: { world.now }) { line, instant in files.append(line, at: instant) }
    }
    let records = Records(logger: logger, metrics: house.instance.metrics)
    let site = Site(house: House(house.instance, record: records.request))
    for link in links {
      let page = "/\(link.page)/\(link.token)"
      for (path, referer) in [(page, ""), ("/", "https://songs.example" + page), (page + "x", "")] {
        var head = HTTPRequest(method: .get, scheme: "https", authority: "songs.example", path: path)
        if let name = HTTPField.Name("Referer"), !referer.isEmpty { head.headerFields[name] = referer }
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer()))
        let status = try await site.respond(to: request, context: try context(logger)).status
        #expect(status == .ok || path.hasSuffix("x"), "\(link.page): \(status)")
      }
    }
    let day = try #require(house.instance.logs.days().first)
    let lines = try String(contentsOfFile: house.instance.logs.file(day), encoding: .utf8).split(separator: "\n")
    #expect(lines.count >= links.count * 3)
  }

  private func context(_ logger: Logger) throws -> SiteContext {
    let channel = EmbeddedChannel()
    try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    return SiteContext(source: ApplicationRequestContextSource(channel: channel, logger: logger))
  }

  /// The bytes that a token spells.
  private func bytes(_ token: String) throws -> [UInt8] {
    let text = token.replacing("-", with: "+").replacing("_", with: "/") + "="
    return Array(try #require(Data(base64Encoded: text)))
  }
}
