import Foundation
import TestSupport
import Testing

/// `songly policy` on the real program, with the operator's tightening in the environment (rule 4; D36 to D38).
@Suite(.startsPrograms) struct PolicyCommandTests {
  private static let tighten = "SONGLY_POLICY_TIGHTEN"

  private func values(_ run: SonglyProgram.Run) -> [String: [String: Any]] {
    run.object["values"] as? [String: [String: Any]] ?? [:]
  }

  /// §5: one setting changes the rule, the machine's values and the text of all languages.
  @Test func aTighterValueIsInForceEverywhere() throws {
    let folder = try Folder()
    let environment = [Self.tighten: "generated=70d,log=6mo,upload=3d"]
    let json = try SonglyProgram.run(["policy", "--json"], environment: environment, in: folder)
    #expect(json.status == 0)
    #expect(json.object["tightened"] as? String == "upload=3d,generated=70d,log=6mo")
    #expect(values(json)["keeping.generated.keep"]?["value"] as? String == "70d")
    #expect(values(json)["keeping.log.keep"]?["value"] as? String == "6mo")
    #expect(values(json)["keeping.chat.keep"]?["value"] as? String == "3mo")
    for (language, spans) in [
      ("en", ["70 days", "6 months"]), ("ru", ["70 дней", "6 месяцев"]), ("kk", ["70 күн", "6 ай"]),
    ] {
      let text = try SonglyProgram.run(["policy", "--language", language], environment: environment, in: folder)
      for span in spans { #expect(text.output.contains(span), "\(language): \(span)") }
    }
  }

  /// Every command that knows an instance refuses, and says why.
  @Test(arguments: [
    ("upload=8d", "tightening-looser"), ("generated=1mo", "tightening-too-short"), ("trash=1d", "tightening-promised"),
    ("wishes=1d", "tightening-unknown"), ("upload=3d,upload=4d", "tightening-twice"),
  ])
  func aLooserValueStopsTheStart(_ text: String, _ code: String) throws {
    let folder = try Folder()
    for command in [["serve"], ["work"], ["sweep"], ["policy"], ["config"], ["migrate"], ["admin", "block", "ada"]] {
      let run = try SonglyProgram.run(command, environment: [Self.tighten: text], in: folder)
      #expect(run.status == 64 && run.code == code, "\(command): \(run.complaint)")
    }
    #expect(folder.names.isEmpty)
  }

  /// The shortest of everything still makes sense: the program's own relations hold.
  @Test func theShortestOfEverythingHolds() throws {
    let shortest =
      "upload=1d,generated=2mo,chat=2mo,log=30d,address-hash=30d,draft=1h,take-out=3d,backups=7d,key-snapshots=12h"
    let run = try SonglyProgram.run(["policy", "--json"], environment: [Self.tighten: shortest], in: try Folder())
    #expect(run.status == 0 && run.object["tightened"] as? String == shortest, "\(run.complaint)")
  }

  /// §1, §16: nothing is guessed.
  @Test func anUnknownOperatorIsShownAsMissing() throws {
    let folder = try Folder()
    let unknown = try SonglyProgram.run(["policy"], in: folder)
    #expect(unknown.output.contains("Legal name: not given") && unknown.output.contains("Court: not given"))
    let known = try SonglyProgram.run(
      ["policy"], environment: ["SONGLY_OPERATOR_NAME": "3 Krolika | LLP", "SONGLY_SITE_NAME": "Gifts"], in: folder)
    #expect(known.output.contains("Legal name: 3 Krolika \\| LLP") && known.output.contains("What Gifts does"))
    #expect(known.output.contains("### §5.4") && known.output.contains("__Host-session"))
  }

  @Test func aDifferenceNamesWhatIsMaterial() throws {
    let folder = try Folder()
    let old = try SonglyProgram.run(["policy", "--json"], in: folder)
    try folder.write(old.output, to: "old.json")
    let same = try SonglyProgram.run(["policy", "--diff", "old.json"], in: folder)
    #expect(same.status == 0 && same.output.contains("nothing changed"))
    let environment = [Self.tighten: "upload=3d"]
    let text = try SonglyProgram.run(["policy", "--diff", "old.json"], environment: environment, in: folder)
    #expect(text.output.contains("MATERIAL keeping.upload.keep: 7d -> 3d  [§5.3"))
    let json = try SonglyProgram.run(["policy", "--diff", "old.json", "--json"], environment: environment, in: folder)
    let changes = json.object["changes"] as? [[String: Any]] ?? []
    #expect(changes.count == 1 && changes.first?["isMaterial"] as? Bool == true)
    #expect(try SonglyProgram.run(["policy", "--diff", "none.json"], in: folder).code == "policy-unreadable")
    #expect(try SonglyProgram.run(["policy", "--language", "de"], in: folder).code == "language-unknown")
  }
}
