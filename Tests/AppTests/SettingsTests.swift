import Core
import Foundation
import TestSupport
import Testing
import Vault

@testable import App

@Suite(.startsPrograms) struct SettingsTests {
  @Test func theEnvironmentGoesBeforeWhatIsUsual() throws {
    #expect(try Settings.load(file: nil, environment: [:]).integer("http.port") == 8080)
    #expect(try Settings.load(file: nil, environment: ["SONGLY_HTTP_PORT": "99"]).integer("http.port") == 99)
  }

  @Test(arguments: [
    ("SONGLY_HTTP_PORT", "eighty"), ("SONGLY_HTTP_PORT", "70000"), ("SONGLY_WORK_INSIDE", "yes"),
    ("SONGLY_SITE_LANGUAGE", "de"), ("SONGLY_MAIL_TRANSPORT", "pigeon"), ("SONGLY_SITE_ORIGIN", "example.org"),
    ("SONGLY_SITE_ORIGIN", "https://example.org/"), ("SONGLY_LOG_LEVEL", "loud"),
    ("SONGLY_ANALYTICS_METRIKA", "12345678"),
  ])
  func whatCannotBeMeantStopsTheStart(_ variable: String, _ value: String) {
    #expect(throws: DomainError.self) { try Settings.load(file: nil, environment: [variable: value]) }
  }

  /// Threats, web edge: start refuses to tell everything where others can reach it.
  @Test(arguments: [("SONGLY_HTTP_HOST", "0.0.0.0"), ("SONGLY_SITE_ORIGIN", "https://songs.example")])
  func debuggingStaysOnThisMachine(_ variable: String, _ value: String) throws {
    let debug = ["SONGLY_LOG_LEVEL": "debug"]
    #expect(try Settings.load(file: nil, environment: debug)["log.level"] == "debug")
    #expect(throws: DomainError.self) {
      try Settings.load(file: nil, environment: debug.merging([variable: value]) { $1 })
    }
    let there = ["SONGLY_SITE_ORIGIN": "https://songs.example"].merging([variable: value]) { $1 }
    #expect(try Settings.load(file: nil, environment: there)["log.level"] == "info")
  }

  /// §6, threats: where others could listen, nothing travels without TLS.
  @Test(arguments: [
    "http://songs.example", "http://192.168.1.5:8080", "http://127.evil.example", "http://localhost.example",
    "http://[2001:db8::1]:8080", "http://user@songs.example",
  ])
  func otherPeopleComeOverTLS(_ origin: String) throws {
    #expect(code { _ = try Settings.load(file: nil, environment: ["SONGLY_SITE_ORIGIN": origin]) } == "setting-wrong")
    let secure = origin.replacing("http://", with: "https://")
    #expect(try Settings.load(file: nil, environment: ["SONGLY_SITE_ORIGIN": secure]).origin == secure)
    #expect(code { _ = try Settings.load(file: nil, environment: ["SONGLY_HTTP_HOST": "0.0.0.0"]) } == "setting-wrong")
  }

  @Test(arguments: ["http://localhost:9000", "http://127.0.0.1", "http://[::1]:8080"])
  func onesOwnMachineNeedsNone(_ origin: String) throws {
    let inside = ["SONGLY_SITE_ORIGIN": origin, "SONGLY_HTTP_HOST": "0.0.0.0"]
    #expect(try Settings.load(file: nil, environment: inside).origin == origin)
    #expect(try Settings.load(file: nil, environment: ["SONGLY_HTTP_HOST": "::1"]).origin == "http://[::1]:8080")
  }

  @Test func aFileMayHoldTheRestAndKnowsItsKeys() throws {
    let folder = try Folder()
    try folder.write(#"{"http": {"port": 81}, "work": {"inside": false}}"#, to: "good.json")
    try folder.write(#"{"http": {"prot": 81}}"#, to: "slip.json")
    try folder.write("port=81", to: "bad.json")
    let path = { (name: String) in folder.url.appending(path: name).path }
    let settings = try Settings.load(file: path("good.json"), environment: ["SONGLY_HTTP_HOST": "::1"])
    #expect(settings.integer("http.port") == 81)
    #expect(!settings.flag("work.inside"))
    #expect(settings["http.host"] == "::1")
    #expect(throws: DomainError(.invalid, "setting-unknown", "There is no setting http.prot: see songly config.")) {
      try Settings.load(file: path("slip.json"), environment: [:])
    }
    for name in ["bad.json", "missing.json"] {
      #expect(throws: DomainError.self) { try Settings.load(file: path(name), environment: [:]) }
    }
  }

  /// Also behind a link, as programs are often handed theirs: what it leads to counts.
  @Test(arguments: [0o600, 0o400], [false, true]) func aSecretMayLieInAFile(_ mode: Int, isLink: Bool) throws {
    let folder = try Folder()
    let path = try folder.secret("hush\n", mode: mode, isLink: isLink)
    #expect(try Settings.load(file: nil, environment: ["SONGLY_MAIL_PASSWORD_FILE": path])["mail.password"] == "hush")
  }

  /// Threats, web edge: start refuses secrets that others may read.
  @Test(arguments: [0o644, 0o640, 0o604, 0o620, 0o660, 0o666], [false, true])
  func aSecretThatOthersMayReadIsRefused(_ mode: Int, isLink: Bool) throws {
    let folder = try Folder()
    let path = try folder.secret("hush\n", mode: mode, isLink: isLink)
    for variable in Setting.all.filter(\.isSecret).map(\.variable) {
      #expect(code { _ = try Settings.load(file: nil, environment: [variable + "_FILE": path]) } == "setting-open")
    }
    #expect(code { _ = try BackupCommand.operatorKey(path) } == "operator-key-open")
  }

  /// The same for a file of settings with a secret in it; one without is nobody's business.
  @Test(arguments: [
    (#"{"mail": {"password": "hush"}}"#, true), (#"{"data": {"backend": "postgres://a:hush@db/songly"}}"#, true),
    (#"{"mail": {"password": ""}}"#, false), (#"{"data": {"backend": "postgres://db/songly"}}"#, false),
    (#"{"http": {"port": 81}}"#, false),
  ])
  func settingsWithASecretAreTheirOwnersAlone(_ text: String, holdsSecret: Bool) throws {
    let folder = try Folder()
    for mode in [0o600, 0o400, 0o640, 0o644] {
      let path = try folder.secret(text, mode: mode)
      let found = code { _ = try Settings.load(file: path, environment: [:]) }
      #expect(found == (holdsSecret && mode & 0o077 != 0 ? "setting-open" : nil), "\(String(mode, radix: 8))")
    }
  }

  @Test func aSecretThatIsNoFileIsRefused() throws {
    let folder = try Folder()
    let tooLarge = try folder.secret(String(repeating: "a", count: 4097))
    for path in [folder.url.path, folder.url.path + "/nowhere", tooLarge] {
      let found = code { _ = try Settings.load(file: nil, environment: ["SONGLY_MAIL_PASSWORD_FILE": path]) }
      #expect(found == "setting-unreadable")
      #expect(code { _ = try BackupCommand.operatorKey(path) } == "operator-key")
    }
  }

  /// The key is made as it may be used.
  @Test func theOperatorsKeyIsReadByItsOwnerAlone() throws {
    let folder = try Folder()
    let run = try SonglyProgram.run(["backup", "make-key", "--to", "operator.key"], in: folder)
    #expect(run.status == 0, "\(run.complaint)")
    let key = try BackupCommand.operatorKey(folder.url.appending(path: "operator.key").path)
    #expect(run.output == key.recipient.text + "\n")
  }

  private func code(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch {
      return (error as? DomainError)?.code
    }
  }

  @Test func everySettingHasAVariableOfItsOwn() {
    #expect(Set(Setting.all.map(\.variable)).count == Setting.all.count)
    #expect(ConfigCommand.markdown.contains("SONGLY_MAIL_PASSWORD_FILE"))
  }

  @Test func theReferenceIsThatOfTheProgram() throws {
    let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let page = try String(contentsOf: root.appending(path: "docs/operations/settings.md"), encoding: .utf8)
    #expect(page.contains(ConfigCommand.markdown), "songly config --reference")
  }
}
