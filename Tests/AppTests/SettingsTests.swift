import Core
import Foundation
import Testing

@testable import App

@Suite struct SettingsTests {
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
    #expect(try Settings.load(file: nil, environment: [variable: value])["log.level"] == "info")
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

  @Test func aSecretMayLieInAFile() throws {
    let folder = try Folder()
    try folder.write("hush\n", to: "secret")
    let settings = try Settings.load(
      file: nil, environment: ["SONGLY_MAIL_PASSWORD_FILE": folder.url.appending(path: "secret").path])
    #expect(settings["mail.password"] == "hush")
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
