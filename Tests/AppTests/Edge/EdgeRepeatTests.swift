import Core
import HTTPTypes
import TestSupport
import Testing

@testable import App
@testable import Web

/// A form that is sent twice is done once; its name with other contents is refused (threats: money).
@Suite struct EdgeRepeatTests {
  @Test(arguments: Engine.allCases)
  func aKeyNamesOneRequest(_ engine: Engine) async throws {
    try await EdgeHouse.with(engine) { house in
      var ada = try await house.person("ada")
      var ben = try await house.person("ben")
      let work = try await house.song(by: &ada)
      let requests = [
        ("/create", ["recipient": "Anna"], ["recipient": "Berta"]),
        ("/works/\(work)/words", ["words": "[Verse]\nLa la la"], ["words": "[Verse]\nLo lo lo"]),
        ("/works/\(work)/again", ["tempo": "90"], ["tempo": "100"]),
      ]
      for (number, (path, fields, otherFields)) in requests.enumerated() {
        let key = ["idempotency-key": "request-\(number)"]
        let (form, other) = (fields.merging(key) { $1 }, otherFields.merging(key) { $1 })
        let before = try await house.rows()
        let first = try await ada.post(path, form)
        #expect(first.status == 303 && first.location?.hasPrefix("/works/") == true, "\(path): \(first.status)")
        // While it waits, and once it is made.
        for isMade in [false, true] {
          if isMade { try await house.work() }
          let after = try await house.rows()
          #expect(after[3] == before[3] + 1 && after[9] == before[9] + 1, "\(path)")
          let again = try await ada.post(path, form)
          #expect(again.status == 303 && again.headers[.location] == first.headers[.location], "\(path)")
          try await refuse(other, at: path, &ada, house)
          #expect(try await house.rows() == after, "\(path)")
        }
      }
      // One name for two kinds of request is no better.
      try await refuse(["idempotency-key": "request-0"], at: "/works/\(work)/again", &ada, house)
      // Another person's name is another name.
      let theirs = try await ben.post("/create", ["recipient": "Berta", "idempotency-key": "request-0"])
      #expect(theirs.status == 303 && theirs.location?.hasPrefix("/works/") == true)
    }
  }

  /// A page of the form says it in words; a page of its own says it to the log by its code too.
  private func refuse(
    _ form: [String: String], at path: String, _ ada: inout Browser, _ house: EdgeHouse
  ) async throws {
    let answer = try await ada.post(path, form)
    let sentence = try #require(ErrorStrings.of(.english).codes["idempotency-mismatch"])
    #expect(answer.status == 422 && answer.text.contains(sentence.text), "\(path): \(answer.status)")
    // Also while the song is being made, what was typed is still there, on a page that does not go away by itself.
    #expect(answer.text.contains(form["words"] ?? "") && !answer.text.contains("http-equiv"), "\(path)")
    let code = house.records.last?.code
    #expect(code == (path.hasSuffix("/again") ? "idempotency-mismatch" : nil), "\(path)")
  }
}
