import Accounts
import Core
import Foundation
import Studio
import TestSupport
import Testing

@testable import App

/// `songly doctor` on an instance (§6, D45): what it says is what the page of proof says.
@Suite(.startsPrograms) struct DoctorTests {
  private func findings(_ folder: Folder, _ environment: [String: String] = [:]) throws -> [String: Bool] {
    let run = try SonglyProgram.run(["doctor", "--json"], environment: environment, in: folder)
    let items = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]] ?? []
    let pairs = items.compactMap { item in
      (item["name"] as? String).flatMap { name in (item["isPresent"] as? Bool).map { (name, $0) } }
    }
    return Dictionary(pairs, uniquingKeysWith: { $0 && $1 })
  }

  @Test func anInstanceThatIsSweptIsWell() throws {
    let folder = try Folder()
    #expect(try findings(folder)["databases"] == nil)
    #expect(try SonglyProgram.run(["sweep"], in: folder).status == 0)
    let well = try findings(folder)
    for name in ["databases", "instance key", "data folder", "free space", "maildir", "conformance", "stored files"] {
      #expect(well[name] == true, "\(name): \(well)")
    }
    let text = try SonglyProgram.run(["doctor"], in: folder)
    #expect(text.status == 0 && !text.output.contains("WRONG"), "\(text.output)")
  }

  @Test func whatIsWrongIsNamedWithItsRemedy() throws {
    let folder = try Folder()
    #expect(try SonglyProgram.run(["sweep"], in: folder).status == 0)
    let key = folder.url.appending(path: "data/instance.key").path
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
    let open = try SonglyProgram.run(["doctor"], in: folder)
    #expect(open.status == 69 && open.output.contains("chmod 600"))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key)

    // Nobody listens on a port that was just free.
    let mail = ["SONGLY_MAIL_TRANSPORT": "smtp", "SONGLY_MAIL_PORT": "1", "SONGLY_MAIL_SECURITY": "plain"]
    #expect(try findings(folder, mail)["127.0.0.1:1"] == false)
  }

  /// A row whose bytes are gone is named before somebody asks for their gift.
  @Test func aFileThatIsGoneIsNamed() async throws {
    let folder = try Folder()
    try await fill(folder.url.appending(path: "data").path)
    #expect(try SonglyProgram.run(["sweep"], in: folder).status == 0)
    #expect(try findings(folder)["stored files"] == true)
    let lost = try #require(folder.names(in: "data/objects/work").first)
    try FileManager.default.removeItem(at: folder.url.appending(path: "data/objects/work").appending(path: lost))
    let run = try SonglyProgram.run(["doctor"], in: folder)
    #expect(run.status == 69, "\(run.output)")
    #expect(run.output.contains("WRONG   storage stored files") && run.output.contains("object-missing: 1 of 2;"))
  }

  /// An instance with a gift of two files.
  private func fill(_ data: String) async throws {
    let instance = try await Bootstrap.open(try Settings.load(file: nil, environment: ["SONGLY_DATA_FOLDER": data]))
    do {
      let account = try await instance.accounts.create(
        email: "anna@example.org", username: "anna", password: "correct horse battery", isAdmin: false,
        language: .english)
      _ = try await instance.studio.importWork(
        FinishedWork(
          kind: "song", fields: ["recipient": "Anna"], seed: Seed(7), title: "For Anna", words: "la la",
          facts: Facts(language: "en", seconds: 60), files: [(.mp3, [1, 2, 3]), (.flac, [4, 5])],
          createdAt: instance.world.now),
        by: account)
    } catch {
      await instance.close()
      throw error
    }
    await instance.close()
  }

  /// Made, but never swept: the promise is not being kept.
  @Test func anInstanceThatNobodySweepsIsNotWell() throws {
    let folder = try Folder()
    #expect(try SonglyProgram.run(["migrate"], in: folder).status == 0)
    let run = try SonglyProgram.run(["doctor"], in: folder)
    #expect(run.status == 69 && run.output.contains("WRONG   promise conformance") && run.output.contains("never"))
  }
}
