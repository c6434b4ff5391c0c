import Core
import Foundation
import Testing

@testable import Web

/// The budgets of the design guide, as far as files and pages tell: gzip'ed bytes of scripts, styles and pages, fonts
/// and requests of the first visit. What only a browser knows is measured by Tests/Browser/journey.py.
@Suite struct BudgetTests {
  private static let kilobyte = 1000

  private func packedBytes(_ bytes: [UInt8]) -> Int {
    Gzip.packed(bytes, effort: Gzip.littleEffort)?.count ?? bytes.count
  }

  @Test(arguments: Language.allCases)
  func pagesAreSmall(_ language: Language) throws {
    for (name, page) in try StudioPages.all(language) + AccountPages.all(language) {
      let page = PageText(page)
      #expect(packedBytes(Array(page.text.utf8)) <= 30 * Self.kilobyte, "\(name)")
      let files = try assets(of: page)
      #expect(
        files.filter { $0.name.hasSuffix(".js") }.map { packedBytes($0.bytes) }.reduce(0, +) <= 15 * Self.kilobyte)
      #expect(
        files.filter { $0.name.hasSuffix(".css") }.map { packedBytes($0.bytes) }.reduce(0, +) <= 20 * Self.kilobyte)
      let preloaded = files.filter { $0.name.hasSuffix(".woff2") }
      #expect(preloaded.count <= 7 && preloaded.map(\.bytes.count).reduce(0, +) <= 130 * Self.kilobyte)
    }
  }

  /// The page itself, its files and what they name at once; fonts come as the letters on the page ask for them.
  @Test(arguments: Language.allCases)
  func theFirstVisitAsksForLittle(_ language: Language) throws {
    let page = PageText(try #require(try StudioPages.all(language).first { $0.name == "Landing.newcomer" }).page)
    let covers = page.values(of: "src").filter { $0.hasPrefix("/samples/") && $0.hasSuffix("/cover") }
    let files = try assets(of: page).filter { !$0.name.hasSuffix("icon-192.png") && !$0.name.hasSuffix(".woff2") }
    #expect(covers.count == Language.allCases.count)
    #expect(1 + files.count + covers.count + 7 <= 16, "\(files.map(\.name))")
    #expect(page.text.matches(of: /<audio[^>]*preload="none"/).count == Language.allCases.count)
  }

  /// All its texts are packed, and in exactly these bytes.
  @Test func textsArePackedOnce() throws {
    for asset in Asset.all.values where asset.bytes.count > 1000 {
      let isText = [".css", ".js", ".svg", ".txt"].contains { asset.name.hasSuffix($0) }
      #expect((asset.packed != nil) == isText, "\(asset.name)")
      guard let packed = asset.packed else { continue }
      #expect(GzipTests.unpacked(packed, most: asset.bytes.count + 1) == asset.bytes)
    }
  }

  private func assets(of page: PageText) throws -> [Asset] {
    let addresses = (page.values(of: "src") + page.values(of: "href")).map { String($0.prefix { $0 != "#" }) }
    let paths = Set(addresses.filter { $0.hasPrefix("/assets/") })
    return Asset.all.values.filter { paths.contains($0.path) }
  }
}
