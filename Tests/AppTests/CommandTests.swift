import Foundation
import TestSupport
import Testing

/// The commands that only tell.
@Suite(.startsPrograms) struct CommandTests {
  @Test func theListIsForPeopleAndPrograms() throws {
    let folder = try Folder()
    let json = try SonglyProgram.run(["make", "--list", "--json"], in: folder)
    #expect(json.status == 0 && json.complaint == "")
    for key in ["kinds", "styles", "tones", "occasions", "voices", "formats", "languages"] {
      #expect((json.object[key] as? [Any])?.isEmpty == false, "\(key)")
    }
    let text = try SonglyProgram.run(["make", "--list"], in: folder)
    #expect(text.status == 0)
    for style in json.object["styles"] as? [[String: Any]] ?? [] {
      #expect(text.output.contains(style["id"] as? String ?? "?"))
    }
    for voice in json.object["voices"] as? [[String: Any]] ?? [] {
      #expect(text.output.contains(voice["id"] as? String ?? "?"))
    }
  }

  @Test func theDoctorFindsAMachineThatIsSetUpWell() throws {
    let folder = try Folder()
    let text = try SonglyProgram.run(["doctor"], in: folder)
    #expect(text.status == 0 && !text.output.contains("MISSING"), "\(text.output)")
    let json = try SonglyProgram.run(["doctor", "--json"], in: folder)
    let items = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
    #expect(Set(items.compactMap { $0["kind"] as? String }) == ["program", "voice", "soundfont", "font"])
    #expect(items.allSatisfy { $0["isPresent"] as? Bool == true && ($0["remedy"] as? String)?.isEmpty == false })
  }

  @Test func helpIsNoComplaint() throws {
    let run = try SonglyProgram.run(["make", "song", "--help"], in: try Folder())
    #expect(run.status == 0 && run.complaint == "" && run.output.contains("--say-name"))
  }
}
