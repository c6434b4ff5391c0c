import Testing
import Web

@Suite struct ByteRangeTests {
  private func answer(_ header: String?, size: Int = 100, ifRange: String? = nil) -> ByteRange.Answer {
    ByteRange.answer(header, size: size, ifRange: ifRange, tag: "\"v1\"")
  }

  @Test(arguments: [
    ("bytes=0-0", 0..<1), ("bytes=0-99", 0..<100), ("bytes=10-", 10..<100), ("bytes=90-200", 90..<100),
    ("bytes=-1", 99..<100), ("bytes=-500", 0..<100), ("Bytes=5-6", 5..<7), ("bytes= 5-6 ", 5..<7),
    ("bytes=0-99999999999999999999999", 0..<100),
  ])
  func onePart(_ header: String, _ part: Range<Int>) {
    #expect(answer(header) == .parts([part]))
  }

  @Test(arguments: ["bytes=100-", "bytes=100-200", "bytes=-0", "bytes=99999999999999999999-", "bytes=200-300,400-"])
  func pastTheEnd(_ header: String) {
    #expect(answer(header) == .unsatisfiable)
  }

  @Test(arguments: [
    "", "bytes", "bytes=", "bytes=-", "bytes=a-b", "bytes=5-4", "bytes=1-2-3", "items=0-1", "bytes=0-1,", "bytes=+1-2",
    "bytes=1 -2", "bytes=0x1-2", "bytes=١-٢", "bytes=0-1,2-3,4-5,6-7,8-9", "bytes=0-50,20-80",
  ])
  func whatTheStandardLetsUsIgnore(_ header: String) {
    #expect(answer(header) == .whole)
  }

  @Test func severalPartsKeepTheirOrderAndDropTheMissing() {
    #expect(answer("bytes=50-59, 0-9") == .parts([50..<60, 0..<10]))
    #expect(answer("bytes=0-9,500-600") == .parts([0..<10]))
  }

  @Test func anotherVersionIsSentWhole() {
    #expect(answer("bytes=0-1", ifRange: "\"v1\"") == .parts([0..<2]))
    #expect(answer("bytes=0-1", ifRange: "\"v0\"") == .whole)
    #expect(answer("bytes=0-1", ifRange: "W/\"v1\"") == .whole)
    #expect(answer("bytes=0-1", ifRange: "Wed, 21 Oct 2026 07:28:00 GMT") == .whole)
  }

  @Test func anEmptyFileHasNoParts() {
    #expect(answer("bytes=0-", size: 0) == .unsatisfiable)
    #expect(answer("bytes=-5", size: 0) == .unsatisfiable)
    #expect(answer(nil, size: 0) == .whole)
  }

  @Test func headersOfTheAnswer() {
    #expect(ByteRange.contentRange(0..<10, size: 100) == "bytes 0-9/100")
    #expect(ByteRange.contentRange(unsatisfiable: 100) == "bytes */100")
  }
}
