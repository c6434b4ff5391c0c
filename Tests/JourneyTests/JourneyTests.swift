import TestSupport
import Testing
import Web

/// The site in a real browser. Here every language, width and mode is met at least twice; `Tests/Browser/run` goes
/// through all combinations, alone on the machine, and there what is measured in bytes and jumps has its bars too.
@Suite(.serialized, .startsPrograms) struct JourneyTests {
  /// From the first visit to a song, and to leaving for good.
  @Test(arguments: [("en", 390, "script"), ("ru", 390, "plain"), ("kk", 1280, "script")])
  func aNewcomerGoesTheWholeWay(language: String, width: Int, mode: String) throws {
    let walk = try BrowserProgram("journey.py", [language, String(width), mode])
    #expect(walk.missed == [])
    #expect(walk.status == 0, "\(walk.output)")
  }

  /// A page that is open while its song's turn comes says so and stays.
  @Test func aPageStaysWhenItsSongBegins() throws {
    let walk = try BrowserProgram("begin.py")
    #expect(walk.missed == [])
    #expect(walk.status == 0, "\(walk.output)")
  }

  /// Everything about an account that its owner can settle.
  @Test(arguments: [("en", 1280, "plain"), ("ru", 1280, "script"), ("kk", 390, "plain")])
  func anAccountIsSettledByItsOwner(language: String, width: Int, mode: String) throws {
    let walk = try BrowserProgram("account.py", [language, String(width), mode])
    #expect(walk.missed == [])
    #expect(walk.status == 0, "\(walk.output)")
  }

  /// What people are told of their data and decide about it, in both themes at four widths.
  @Test(arguments: [("en", "plain"), ("ru", "script"), ("kk", "script")])
  func aPersonDecidesAboutTheirData(language: String, mode: String) throws {
    let walk = try BrowserProgram("choices.py", [language, mode])
    #expect(walk.missed == [])
    #expect(walk.status == 0, "\(walk.output)")
  }

  /// Every page in three languages and two themes: accessibility, reflow, targets, focus, bytes and requests.
  @Test func everyPageKeepsTheRulesOfAllPages() throws {
    let plain = Route.plain.map(\.path)
    let walk = try BrowserProgram("pages.py", plain)
    #expect(walk.missed == [])
    #expect(walk.status == 0, "\(walk.output.prefix(2000))")
    for path in ["/draft/*", "/recover/*", "/verify/*", "/delete/*", "/works/*"] + plain {
      #expect(walk.seen.contains(path), "\(path) was not looked at")
    }
  }

  /// Bytes that no browser sends (threats: web edge).
  @Test func theSocketTakesWhateverIsSentToIt() throws {
    let walk = try BrowserProgram("wire.py")
    #expect(walk.missed == [])
    #expect(walk.status == 0, "\(walk.output)")
  }
}
