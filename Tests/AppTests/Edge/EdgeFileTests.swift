import Core
import HTTPTypes
import HummingbirdCore
import Policy
import TestSupport
import Testing

@testable import App
@testable import Web

/// Files and streams of a song over HTTP: ranges as RFC 9110 §14 wants them, nothing kept by caches, nothing after the
/// end (threats: who may see what).
@Suite struct EdgeFileTests {
  private static let bytes = QuickSong.mp3

  @Test func rangesAreAnsweredAsTheStandardSays() async throws {
    try await EdgeHouse.with { house in
      var ada = try await house.person("ada")
      let path = "/works/\(try await house.song(by: &ada))/files/mp3"
      let size = Self.bytes.count
      let whole = try await ada.get(path)
      let tag = try #require(whole.headers[.eTag])
      #expect(whole.status == 200 && whole.body == Self.bytes && whole.headers[.acceptRanges] == "bytes")
      let parts: [(String, Range<Int>)] = [
        ("bytes=0-9", 0..<10), ("bytes=65530-65545", 65_530..<65_546), ("bytes=199990-", 199_990..<size),
        ("bytes=-5", size - 5..<size), ("bytes=-999999999", 0..<size), ("bytes=100-99999999999999999999", 100..<size),
        ("Bytes=3-3", 3..<4),
      ]
      for (range, part) in parts {
        let answer = try await ada.get(path, [.range: range])
        #expect(answer.status == 206 && answer.body == Array(Self.bytes[part]), "\(range) \(answer.status)")
        #expect(answer.headers[.contentRange] == "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(size)")
        #expect(
          answer.headers[.contentLength] == String(part.count) && answer.headers[.cacheControl] == "private, no-store")
      }
      for range in ["bytes=200000-", "bytes=999999-1000000", "bytes=-0"] {
        let answer = try await ada.get(path, [.range: range])
        #expect(
          answer.status == 416 && answer.headers[.contentRange] == "bytes */\(size)" && answer.body.isEmpty, "\(range)")
      }
      // Malformed, another unit, several at once, overlapping: the whole, which the standard allows.
      for range in ["bytes=9-0", "bytes=a-b", "lines=0-9", "bytes=0-9,20-29", "bytes=0-,0-,0-,0-,0-", "0-9", "bytes="] {
        let answer = try await ada.get(path, [.range: range])
        #expect(answer.status == 200 && answer.body.count == size, "\(range) \(answer.status)")
      }
      #expect(try await ada.get(path, [.range: "bytes=0-9", .ifRange: tag]).status == 206)
      for other in ["\"else\"", "W/\(tag)", "Wed, 21 Oct 2026 07:28:00 GMT"] {
        #expect(try await ada.get(path, [.range: "bytes=0-9", .ifRange: other]).status == 200, "\(other)")
      }
      #expect(try await ada.get(path, [.ifNoneMatch: tag]).status == 304)
      let head = try await ada.send(.head, path, [.range: "bytes=0-9"])
      #expect(head.status == 200 && head.body.isEmpty)
    }
  }

  /// A name for the disk that says the title and can do nothing.
  @Test func aSavedFileHasAHarmlessName() async throws {
    try await EdgeHouse.with { house in
      var ada = try await house.person("ada")
      let answer = try await ada.get("/works/\(try await house.song(by: &ada))/files/mp3?save=yes")
      let name = try #require(answer.headers[.contentDisposition])
      #expect(name.hasPrefix("attachment; filename=\"") && !name.contains("<") && name.filter { $0 == "\"" }.count == 2)
      #expect(name.contains("Anna") && name.contains(".mp3"))
    }
  }

  @Test func whatIsGivenUpIsDeadAtOnceInPartsToo() async throws {
    try await EdgeHouse.with { house in
      var ada = try await house.person("ada")
      let work = try await house.song(by: &ada)
      let (path, part) = ("/works/\(work)/files/mp3", [HTTPField.Name.range: "bytes=0-9"])
      let tag = try #require(try await ada.get(path, part).headers[.eTag])
      _ = try await ada.post("/works/\(work)/delete")
      for headers in [part, [:], [.ifNoneMatch: tag], [.ifNoneMatch: "*"], [.range: "bytes=0-9", .ifRange: tag]] {
        #expect(try await ada.get(path, headers).status == 410, "\(headers)")
      }
      _ = try await ada.post("/works/\(work)/restore")
      #expect(try await ada.get(path, part).status == 206)
      // D1, D45: at the very instant of expiry it is gone, although no sweeper has run.
      let due = Retention.generated.keep?.end(from: house.clock.now) ?? house.clock.now
      house.clock.pass(to: due)
      _ = try await ada.post("/sign-in", ["login": "ada", "password": EdgeHouse.password])
      #expect(try await ada.get(path, part).status == 410)
      #expect(try await ada.get(path, [.ifNoneMatch: tag]).status == 410)
    }
  }

  @Test func aPersonHoldsSoManyStreamsAndTheyComeBack() async throws {
    try await EdgeHouse.with { house in
      var ada = try await house.person("ada")
      let path = "/works/\(try await house.song(by: &ada))/events"
      do {
        var held: [Any] = []
        for _ in 0..<Limits.streamsPerAccountMax {
          let stream = try await ada.open(path)
          #expect(stream.status == .ok && stream.headers[.contentType] == "text/event-stream")
          held.append(stream)
        }
        let full = try await ada.get(path)
        #expect(full.status == 429 && full.retryAfter == Limits.streamHeartbeatSeconds)
        #expect(held.count == Limits.streamsPerAccountMax)
      }
      // Nobody ever read them: their places are free again all the same.
      let stream = try await ada.get(path)
      #expect(stream.status == 200 && stream.text.contains("event: state"))
    }
  }
}
