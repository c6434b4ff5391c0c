import Accounts
import Core
import Testing

@testable import App

/// People in the states that decide what they may do.
extension EdgeHouse {
  /// Who runs the instance, signed in; they have no more to see of people's things than anybody else (D21).
  func admin() async throws -> Browser {
    _ = try await instance.accounts.create(
      email: "olga@example.org", username: "olga", password: Self.password, isAdmin: true, language: .english)
    var browser = Browser(self)
    _ = try await browser.post("/sign-in", ["login": "olga", "password": Self.password])
    #expect(try await browser.get("/works").status == 200)
    return browser
  }

  /// Blocks somebody (§12), which ends their sessions, and signs them in again.
  func block(_ browser: inout Browser, _ name: String) async throws {
    try await instance.accounts.block(try await instance.accounts.find(name))
    #expect(try await browser.get("/works").status == 303)
    _ = try await browser.post("/sign-in", ["login": name, "password": Self.password])
  }

  /// A finished copy of somebody's data (§9.1, D31).
  func takeout(by browser: inout Browser) async throws -> Identifier {
    _ = try await browser.post("/my-data/takeout", ["act": "ask"])
    try await work()
    let page = try await browser.get("/my-data/takeout").text
    let found = page.firstMatch(of: /name="id" value="([0-9a-f-]+)"/)
    return try #require(found.flatMap { Identifier(String($0.1)) })
  }

  /// Presses the button that saves a copy; answers the path of the file.
  func link(to takeout: Identifier, by browser: inout Browser) async throws -> String {
    let answer = try await browser.post("/my-data/takeout", ["act": "save", "id": takeout.description])
    #expect(answer.status == 303)
    return try #require(answer.location)
  }
}
