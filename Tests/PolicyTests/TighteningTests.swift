import Core
import Testing

@testable import Policy

/// Rule 4 of the policy: an operator may tighten, never loosen. What is in force is tried on the real program
/// (AppTests), since a process has one set of rules.
@Suite struct TighteningTests {
  private func code(_ text: String) -> String? {
    do {
      _ = try Tightening(text)
      return nil
    } catch {
      return error.code
    }
  }

  @Test func shorterIsTaken() throws {
    let tightening = try Tightening(" generated = 70d,log=6mo, upload=3d")
    #expect(tightening[.generated] == .days(70) && tightening[.log] == .months(6) && tightening[.upload] == .days(3))
    #expect(tightening[.chat] == Tightenable.chat.published)
    #expect(tightening.description == "upload=3d,generated=70d,log=6mo")
    #expect(try Tightening(tightening.description) == tightening)
    #expect(try Tightening("") == .none && Tightening.none.description == "")
  }

  @Test(arguments: [
    // Longer, or possibly longer: three months can have 89 days.
    ("upload=8d", "tightening-looser"), ("generated=4mo", "tightening-looser"), ("generated=90d", "tightening-looser"),
    ("log=2y", "tightening-looser"), ("draft=25h", "tightening-looser"), ("backups=31d", "tightening-looser"),
    ("key-snapshots=3d", "tightening-looser"), ("log=366d", "tightening-looser"),
    // Shorter than what depends on it (D1: nothing before two months, which can have 62 days).
    ("generated=61d", "tightening-too-short"), ("generated=1mo", "tightening-too-short"),
    ("chat=1mo", "tightening-too-short"), ("upload=23h", "tightening-too-short"),
    ("log=1d", "tightening-too-short"),
    // Promised to people (§5.2, §5.7, D2, D5).
    ("trash=1d", "tightening-promised"), ("transactions=1y", "tightening-promised"),
    ("inactive-account=1mo", "tightening-promised"), ("notices=1d", "tightening-promised"),
    // No such thing, or no sense.
    ("songs=1d", "tightening-unknown"), ("upload", "tightening-unreadable"), ("upload=", "tightening-unreadable"),
    ("upload=0d", "tightening-unreadable"), ("upload=-1d", "tightening-unreadable"),
    ("upload=3w", "tightening-unreadable"), ("upload=03d", "tightening-unreadable"),
    ("upload=99999999999999999999d", "tightening-unreadable"), ("upload=999999d", "tightening-unreadable"),
    ("upload=3d,upload=2d", "tightening-twice"),
  ])
  func everythingElseIsRefusedWithItsReason(_ text: String, _ code: String) {
    #expect(self.code(text) == code)
  }

  /// Neither the published periods nor the shortest contradict themselves.
  @Test(arguments: Tightenable.allCases)
  func theBoundsOfEachClassAreInOrder(_ key: Tightenable) throws {
    #expect(key.published.isNeverShorter(than: key.least))
    #expect(code("\(key.rawValue)=\(key.least)") == nil)
    #expect(code("\(key.rawValue)=\(key.published)") == nil)
  }

  /// What the rules say is what is in force; without a setting, what is published.
  @Test func theRulesReadTheValuesInForce() {
    #expect(Retention.upload.keep == Tightening.inForce[.upload])
    #expect(Retention.generated.keep == Tightening.inForce[.generated])
    #expect(Retention.backupRotation == Tightening.inForce[.backups])
    #expect(Tightening.inForce == .none)
    #expect(throws: DomainError.self) { try Tightening("upload=3d").enforce() }
    #expect(throws: Never.self) { try Tightening.none.enforce() }
  }

  @Test func periodsAreReadAsTheyAreWritten() {
    for period in [Period.months(3), .days(70), .hours(48), .minutes(30), .years(1)] {
      #expect(Period(period.description) == period)
    }
    #expect(Period("1y") == .months(12))
    for text in ["", "d", "1", "1.5d", "٣d", "1 d", "1D"] { #expect(Period(text) == nil, "\(text)") }
  }
}
