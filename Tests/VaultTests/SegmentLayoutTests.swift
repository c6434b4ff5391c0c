import Core
import Policy
import Testing
import Vault

@Suite struct SegmentLayoutTests {
  @Test(arguments: [0, 1, 9, 10, 11, 20, 95])
  func segmentsTileTheSealedObject(_ size: Int) throws {
    let layout = try SegmentLayout(plainBytes: size, segmentBytes: 10)
    var end = 0
    var plain = 0
    for index in 0..<layout.segmentCount {
      #expect(layout.sealedRange(ofSegment: index).lowerBound == end)
      end = layout.sealedRange(ofSegment: index).upperBound
      plain += layout.plainBytes(ofSegment: index)
    }
    #expect(end == layout.sealedBytes)
    #expect(plain == size)
  }

  /// Against a model that opens everything: every range of a small blob.
  @Test func everyRangeIsDeliveredExactly() throws {
    let layout = try SegmentLayout(plainBytes: 37, segmentBytes: 10)
    let blob = Array(0..<37)
    for start in 0..<37 {
      for end in start + 1...37 {
        let cut = try #require(layout.cut(start..<end))
        let opened = cut.segments.flatMap { index in
          blob[(index * 10)..<(index * 10 + layout.plainBytes(ofSegment: index))]
        }
        #expect(Array(opened.dropFirst(cut.skip).prefix(cut.take)) == Array(blob[start..<end]))
        #expect(cut.sealed.count == opened.count + cut.segments.count * SegmentLayout.overheadBytes)
        #expect(cut.segments.count <= (end - start) / 10 + 2)
      }
    }
  }

  @Test func aByteInTheMiddleOfALargeFileCostsOneSegment() throws {
    let layout = try SegmentLayout(plainBytes: 500_000_000)
    let cut = try #require(layout.cut(250_000_000..<250_000_001))
    #expect(cut.sealed.count == Limits.sealedSegmentBytes + SegmentLayout.overheadBytes)
  }

  @Test func rangesOutsideAndSizesWithoutSenseAreRefused() throws {
    let layout = try SegmentLayout(plainBytes: 5)
    #expect(layout.cut(0..<0) == nil)
    #expect(layout.cut(4..<6) == nil)
    #expect(layout.cut(-1..<2) == nil)
    #expect(throws: DomainError.self) { try SegmentLayout(plainBytes: -1) }
    #expect(throws: DomainError.self) { try SegmentLayout(plainBytes: Limits.objectBytesMax + 1) }
  }

  @Test func segmentsCannotChangePlaces() throws {
    let layout = try SegmentLayout(plainBytes: 25, segmentBytes: 10)
    let ids = [1, 2].compactMap { Identifier(milliseconds: $0, random: Array(repeating: 0, count: 10)) }
    let names = ids.flatMap { id in ["work", "cover"].compactMap { ObjectName(objectClass: $0, id: id) } }
    let all = names.flatMap { name in (0..<3).map { layout.associatedData(object: name, segment: $0) } }
    #expect(Set(all).count == 12)
    #expect(String(decoding: all[2], as: UTF8.self).hasSuffix("/last"))
  }
}
