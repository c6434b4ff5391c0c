import Accounts
import Assistants
import Core
import Energy
import Foundation
import Persistence
import Policy
import Privacy
import Studio
import TestSupport
import Testing
import Vault

@testable import App

/// D31: a take-out restores into a fresh instance with equal hashes and texts, and nothing else does.
@Suite struct ImportTests {
  @Test(arguments: Engine.allCases)
  func itComesBackAsItWas(_ engine: Engine) async throws {
    try await TraceHouse.with(.sqlite) { old, _ in
      let mine = old.canaries(1)
      let ada = try await old.settle(mine)
      old.clock.pass(.hours(1))
      try await old.settleTraces("zq", of: ada)
      try await decide(old, ada)
      let second = try await old.instance.studio.requestWork(
        mine.brief.merging(["recipient": "Second"]) { $1 }, by: ada, language: .english, idempotencyKey: "second-00000")
      try await old.work()
      try await old.instance.studio.delete(second, of: ada)
      try await old.instance.rights.restrict(ada, keepingContent: true)
      let takeout = try await old.takeout(of: ada)
      try await TraceHouse.with(engine) { new, _ in
        // A day later: a time that is not brought back is not the same by chance.
        new.clock.pass(to: Period.days(1).end(from: old.clock.now))
        let report = try await ImportTakeout(instance: new.instance).run(takeout.path)
        #expect(report.username == mine.username && report.works == 2 && report.versions == 2)
        #expect(report.uploads == 1 && report.messages == 4 && report.over == 0)
        let (came, were) = (try await hashes(new), try await hashes(old))
        #expect(came == were && came.count == 8)
        #expect(try await texts(new, of: report.account) == texts(old, of: ada))
        try await expectTraces(new, of: report.account, as: old, of: ada)
        #expect(try await new.instance.studio.trash(of: report.account).count == 1)
        // What is worth money is not believed from a file.
        #expect(try await new.instance.energy.balance(report.account).available.value == Int64(Prices.welcomeGrant))
        let signedIn = try await new.instance.accounts.signIn(
          login: mine.username, password: report.password,
          from: Visit(address: Digest.sha256([1]), device: "Firefox"))
        #expect(signedIn.account == report.account)
        // And out again: the same files once more.
        let again = try await new.takeout(of: report.account, as: "again.zip")
        let (before, after) = (takeout.archive.manifest.files, again.archive.manifest.files)
        func media(_ files: [TakeoutManifest.File]) -> [String] {
          files.filter { $0.path.hasPrefix("files/") }.map(\.sha256).sorted()
        }
        #expect(media(before) == media(after))
      }
    }
  }

  /// Choices given and withdrawn, a restriction that ended, and more that was said, each an hour after the other.
  private func decide(_ house: TraceHouse, _ account: Identifier) async throws {
    let (rights, version) = (house.instance.rights, PolicyVersion.current.name)
    house.clock.pass(.hours(1))
    try await rights.choose(.consent(.internalUse), false, policyVersion: version, by: account)
    try await rights.choose(.objection, true, policyVersion: version, by: account)
    house.clock.pass(.hours(1))
    try await house.instance.assistants.append(
      [NewMessage(isFromPerson: true, text: "And then?"), NewMessage(isFromPerson: false, text: "It ends well.")],
      to: "poet", by: account)
    try await rights.restrict(account)
    house.clock.pass(.hours(1))
    try await rights.unrestrict(account)
    house.clock.pass(.hours(1))
  }

  /// What is no work: declarations, messages, uploads, decisions, each with its own time (D30, D31, §5.3).
  private func expectTraces(
    _ new: TraceHouse, of account: Identifier, as old: TraceHouse, of ada: Identifier
  ) async throws {
    let declared = try await new.acceptances(of: account)
    #expect(try await declared == old.acceptances(of: ada) && declared.count == 2)
    let said = try await new.said(by: account)
    #expect(try await said == old.said(by: ada) && said.count == 4)
    let handedIn = try await new.handedIn(by: account)
    #expect(try await handedIn == old.handedIn(by: ada) && handedIn.count == 1)
    let choices = try await new.instance.rights.history(of: account)
    #expect(try await Set(choices) == Set(old.instance.rights.history(of: ada)))
    #expect(choices.count == 3 && choices.count { $0.isGiven } == 2)
    #expect(try await new.instance.rights.latest(.consent(.internalUse), of: account) == false)
    #expect(try await new.instance.rights.latest(.objection, of: account) == true)
    let restrictions = try await new.instance.rights.restrictions(of: account)
    #expect(try await restrictions == old.instance.rights.restrictions(of: ada))
    #expect(restrictions.map(\.keepsContent) == [true, false])
    #expect(restrictions.map { $0.until == nil } == [true, false])
    #expect(try await new.instance.rights.restriction(of: account) == old.instance.rights.restriction(of: ada))
  }

  /// §5.3, D45b: the seven days of an upload run from its receipt, wherever that was; an import begins none anew.
  @Test(arguments: Engine.allCases)
  func anUploadWhoseDaysAreOverStaysAway(_ engine: Engine) async throws {
    try await TraceHouse.with(engine) { house, _ in
      let ada = try await house.settle(house.canaries(1))
      try await house.settleTraces("zq", of: ada)
      let until = try #require(try await house.instance.uploads.uploads(of: ada).first).until
      house.clock.pass(.days(2))
      let takeout = try await house.takeout(of: ada)
      let importing = ImportTakeout(instance: house.instance)
      house.clock.pass(to: until.adding(microseconds: -1))
      let early = try await importing.run(takeout.path, username: "early", email: "early@example.org")
      #expect(early.uploads == 1)
      #expect(try await house.instance.uploads.uploads(of: early.account).map(\.until) == [until])
      house.clock.pass(to: until)
      let late = try await importing.run(takeout.path, username: "lateone", email: "late@example.org")
      #expect(late.uploads == 0 && late.works == 1)
      #expect(try await house.instance.uploads.uploads(of: late.account).isEmpty)
      #expect(try await house.count("SELECT count(*) FROM uploads WHERE account = \(late.account)") == 0)
    }
  }

  /// A file that was changed, exchanged, added or left out is refused, and nothing is made.
  @Test(arguments: ["flip", "exchange", "add", "leave", "list"])
  func aTamperedTakeoutIsRefused(_ trick: String) async throws {
    try await TraceHouse.with(.sqlite) { house, _ in
      let mine = house.canaries(1)
      let ada = try await house.settle(mine)
      let takeout = try await house.takeout(of: ada)
      let path = house.folder + "/tampered.zip"
      if trick == "flip" {
        var bytes = try Data(contentsOf: URL(filePath: takeout.path))
        let place = try #require(bytes.range(of: Data(mine.audio.utf8)))
        bytes[place.lowerBound] ^= 1
        try bytes.write(to: URL(filePath: path))
      } else {
        try await rewrite(takeout, to: path, trick)
      }
      let rows = try await house.count("SELECT count(*) FROM accounts")
      let refused = await code { _ = try await ImportTakeout(instance: house.instance).run(path, username: "other") }
      #expect(refused == ["flip": "archive-damaged", "list": "takeout-manifest"][trick] ?? "takeout-tampered")
      #expect(try await house.count("SELECT count(*) FROM accounts") == rows)
    }
  }

  /// What cannot be brought back leaves no half account.
  @Test func aTakenNameChangesNothing() async throws {
    try await TraceHouse.with(.sqlite) { house, _ in
      let ada = try await house.settle(house.canaries(1))
      let takeout = try await house.takeout(of: ada)
      let importing = ImportTakeout(instance: house.instance)
      #expect(await code { _ = try await importing.run(takeout.path) } == "username-taken")
      #expect(try await house.count("SELECT count(*) FROM accounts") == 1)
      let report = try await importing.run(takeout.path, username: "another", email: "another@example.org")
      #expect(report.works == 1)
      #expect(try await house.count("SELECT count(*) FROM accounts") == 2)
    }
  }

  private func rewrite(_ takeout: Takeout, to path: String, _ trick: String) async throws {
    var written: [UInt8] = []
    var zip = ZipWriter(at: Instant(microseconds: 0)) { written += $0 }
    let names = takeout.archive.manifest.files.map(\.path)
    let song = names.first { $0.hasSuffix("song.mp3") }
    var files = try names.map { ($0, try takeout.bytes($0)) }
    if trick == "exchange" { files = files.map { ($0.0, $0.0 == song ? $0.1.reversed() : $0.1) } }
    if trick == "leave" { files.removeAll { $0.0 == song } }
    if trick == "add" { files.append(("data/extra.json", [1])) }
    let list = trick == "list" ? Array("{}".utf8) : try takeout.archive.manifest.bytes()
    for (name, bytes) in files + [(TakeoutManifest.path, list)] {
      try await zip.begin(name)
      try await zip.add(bytes)
      try await zip.end()
    }
    try await zip.finish()
    try Data(written).write(to: URL(filePath: path))
  }

  private func hashes(_ house: TraceHouse) async throws -> [String] {
    try await house.instance.database.read { transaction in
      try transaction.rows("SELECT file, sha256 FROM artifacts").map {
        "\(try $0.text(0)) \(Digest.hex(try $0.bytes(1)))"
      }.sorted()
    }
  }

  /// What every page says of every work, without the ids that are new.
  private func texts(_ house: TraceHouse, of account: Identifier) async throws -> [String] {
    let rows = try await house.instance.database.read { transaction in
      try transaction.rows(
        """
        SELECT versions.id, brief, title, words, result, number, versions.created_at, deleted_at, milliseconds
        FROM versions JOIN works ON works.id = versions.work WHERE account = \(account)
        """
      ).map(\.values)
    }
    var texts: [String] = []
    for row in rows {
      guard case .text(let id) = row[0], let version = Identifier(id) else { continue }
      let key = try await house.instance.vault.objectKey(version)
      let sealed = try zip(["brief", "title", "words", "result"] as [StaticString], row[1...4]).map { name, value in
        guard case .bytes(let bytes) = value else { return "\(value)" }
        return try key.open(bytes, at: SealedPlace("versions", name, version))
      }
      texts.append("\(sealed) \(row[5...])")
    }
    return texts.sorted()
  }
}
