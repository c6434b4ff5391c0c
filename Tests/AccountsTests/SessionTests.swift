import Accounts
import Core
import Persistence
import Policy
import Privacy
import TestSupport
import Testing

@Suite struct SessionTests {
  @Test func livesAsLongAsItsCookie() async throws {
    try await withAccounts { house in
      let token = try await house.signUp("anna").token.text
      let lifetime = try #require(Cookie.session.lifetime)
      let end = lifetime.end(from: house.clock.now)
      house.clock.pass(to: end.adding(microseconds: -1))
      #expect(try await house.accounts.visitor(token) != nil)
      house.clock.pass(to: end)
      #expect(try await house.accounts.visitor(token) == nil)
      let sweep = try #require(house.accounts.forgetters.first { $0.name == "sessions" })
      #expect(try await sweep.forget(dueAt: house.clock.now, limit: 10) == 1)
    }
  }

  /// D7: an access is kept as its day, and one a day is written.
  @Test func theLastAccessIsADay() async throws {
    try await withAccounts { house in
      let signedIn = try await house.signUp("anna")
      let firstDay = CivilDate(house.clock.now).start
      house.clock.pass(.hours(1))
      _ = try await house.accounts.visitor(signedIn.token.text)
      #expect(try await house.accounts.profile(of: signedIn.account).lastAccessDay == firstDay)
      house.clock.pass(.days(3))
      _ = try await house.accounts.visitor(signedIn.token.text)
      let day = CivilDate(house.clock.now).start
      #expect(try await house.accounts.profile(of: signedIn.account).lastAccessDay == day)
      #expect(try await house.accounts.sessions(of: signedIn.account).map(\.lastSeenDay) == [day])
      #expect(day > firstDay)
    }
  }

  @Test func areListedWithTheirDeviceAndEndedOneByOne() async throws {
    try await withAccounts { house in
      let phone = try await house.signUp("anna")
      house.clock.pass(.minutes(5))
      let desk = try await house.accounts.signIn(
        login: "anna", password: AccountsHouse.password, from: house.visit(2, device: "Safari on macOS"))
      let sessions = try await house.accounts.sessions(of: phone.account, current: desk.session)
      #expect(sessions.map(\.device) == ["Safari on macOS", "Firefox on Android"])
      #expect(sessions.map(\.isCurrent) == [true, false])
      try await house.accounts.endSession(phone.session, of: phone.account)
      #expect(try await house.accounts.visitor(phone.token.text) == nil)
      #expect(try await house.accounts.visitor(desk.token.text) != nil)
      let again = await AccountsHouse.code { try await house.accounts.endSession(phone.session, of: phone.account) }
      #expect(again == "session-unknown")
    }
  }

  @Test func nobodyEndsAnothersSession() async throws {
    try await withAccounts { house in
      let anna = try await house.signUp("anna")
      let boris = try await house.signUp("boris")
      let code = await AccountsHouse.code { try await house.accounts.endSession(anna.session, of: boris.account) }
      #expect(code == "session-unknown")
      #expect(try await house.accounts.endOtherSessions(of: boris.account, keeping: boris.session) == 0)
      #expect(try await house.accounts.visitor(anna.token.text) != nil)
    }
  }

  @Test func allButOneCanBeEnded() async throws {
    try await withAccounts { house in
      let first = try await house.signUp("anna")
      let second = try await house.signIn("anna")
      let third = try await house.signIn("anna")
      #expect(try await house.accounts.endOtherSessions(of: first.account, keeping: second.session) == 2)
      for (token, lives) in [(first.token, false), (second.token, true), (third.token, false)] {
        let visitor = try await house.accounts.visitor(token.text)
        #expect((visitor != nil) == lives)
      }
    }
  }

  @Test func signingOutEndsTheSession() async throws {
    try await withAccounts { house in
      let token = try await house.signUp("anna").token.text
      try await house.accounts.signOut(token)
      try await house.accounts.signOut(token)
      try await house.accounts.signOut("nothing")
      #expect(try await house.accounts.visitor(token) == nil)
    }
  }

  @Test func theOldestGivesWay() async throws {
    try await withAccounts { house in
      let first = try await house.signUp("anna")
      for _ in 0..<Limits.sessionsPerAccountMax {
        house.clock.pass(.minutes(1))
        _ = try await house.signIn("anna")
      }
      #expect(try await house.accounts.visitor(first.token.text) == nil)
      #expect(try await house.accounts.sessions(of: first.account).count == Limits.sessionsPerAccountMax)
    }
  }

  @Test func aDeviceIsCutToItsLength() async throws {
    try await withAccounts { house in
      let visit = house.visit(1, device: String(repeating: "д", count: 500))
      let account = try await house.accounts.signUp(house.form("anna"), from: visit).account
      #expect(try await house.accounts.sessions(of: account).first?.device.count == Limits.deviceLengthMax)
    }
  }
}
