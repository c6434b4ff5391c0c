import Core
import Foundation
import HTML
import Testing

@testable import Web

@Suite struct LookTests {
  private func css(_ name: String) throws -> String {
    String(decoding: try #require(Asset.all["\(name).css"]).bytes, as: UTF8.self)
  }

  /// Name -> (light, dark), read from the style sheet that is served.
  private func tokens() throws -> [String: (light: Colour, dark: Colour)] {
    var tokens: [String: (light: Colour, dark: Colour)] = [:]
    for match in try css("app").matches(of: /--([a-z-]+): light-dark\(#([0-9A-F]{6}), #([0-9A-F]{6})\)/) {
      tokens[String(match.1)] = (Colour(match.2), Colour(match.3))
    }
    return tokens
  }

  /// WCAG 2.2: 4.5 for text (1.4.3), 3 for the borders of controls and for focus (1.4.11).
  @Test(arguments: [
    ("ink", "paper", 7.0), ("ink", "surface", 7), ("ink", "sunk", 7), ("quiet", "paper", 4.5),
    ("quiet", "surface", 4.5),
    ("quiet", "sunk", 4.5), ("brand", "paper", 4.5), ("brand", "surface", 4.5), ("brand", "sunk", 4.5),
    ("brand", "brand-soft", 4.5), ("quiet", "brand-soft", 4.5), ("brand-hover", "paper", 4.5), ("on-fill", "fill", 4.5),
    ("on-fill", "fill-hover", 4.5), ("honey", "honey-soft", 4.5), ("sage", "sage-soft", 4.5), ("ink", "sage-soft", 7),
    ("danger", "danger-soft", 4.5), ("danger", "paper", 4.5), ("danger", "surface", 4.5), ("ink", "danger-soft", 7),
    ("paper", "ink", 7), ("control", "paper", 3), ("control", "surface", 3), ("focus", "paper", 3),
    ("focus", "surface", 3), ("focus", "sunk", 3),
  ])
  func contrastIsEnoughInBothThemes(_ front: String, _ back: String, _ least: Double) throws {
    let tokens = try tokens()
    let (front, back) = (try #require(tokens[front]), try #require(tokens[back]))
    #expect(front.light.contrast(to: back.light) >= least)
    #expect(front.dark.contrast(to: back.dark) >= least)
  }

  @Test func theBrowsersFrameHasTheColourOfPaper() throws {
    let paper = try #require(try tokens()["paper"])
    #expect(Colour(Layout.paper.light.dropFirst()) == paper.light)
    #expect(Colour(Layout.paper.dark.dropFirst()) == paper.dark)
  }

  @Test func everyTokenThatIsUsedExists() throws {
    let all = try css("app") + css("pages")
    let used = Set(all.matches(of: /var\(--([a-z-]+)/).map { String($0.1) })
    let declared = Set(all.matches(of: /--([a-z-]+):/).map { String($0.1) })
    #expect(used.subtracting(declared).isEmpty)
    #expect(declared.subtracting(used).isEmpty)
  }

  @Test func filesNameEachOtherByTheirHashes() throws {
    #expect(!Asset.all.isEmpty)
    for asset in Asset.all.values {
      #expect(Asset.served(hash: asset.hash, name: asset.name)?.path == asset.path)
      #expect(Asset.served(hash: "00000000", name: asset.name) == nil)
      #expect(Route(path: asset.path) == .asset(hash: asset.hash, name: asset.name))
      guard ["text/css", "text/javascript", "application/manifest+json"].contains(where: asset.mediaType.hasPrefix)
      else { continue }
      let text = String(decoding: asset.bytes, as: UTF8.self)
      #expect(!text.contains("asset:") && !text.contains("/assets/missing/"), "\(asset.name)")
    }
    #expect(try css("fonts").contains(Asset.path("fonts/songly-sans-400-cyr.woff2")))
    #expect(Asset.path("nothing.css") == "/assets/missing/nothing.css")
  }

  @Test func everyIconIsDrawn() throws {
    let sheet = String(decoding: try #require(Asset.all["icons.svg"]).bytes, as: UTF8.self)
    for icon in Icon.allCases { #expect(sheet.contains("<symbol id=\"\(icon.rawValue)\"")) }
  }

  /// Nothing of ours is fetched from elsewhere, and nothing is evaluated.
  @Test func ourFilesReachForNothingElse() {
    for asset in Asset.all.values where asset.name.hasSuffix(".css") || asset.name.hasSuffix(".js") {
      let text = String(decoding: asset.bytes, as: UTF8.self)
      for word in ["http://", "https://", "@import", "eval(", "innerHTML", "document.write"] {
        #expect(!text.contains(word), "\(asset.name) \(word)")
      }
    }
  }

  /// A bend between a quiet and two loud values reaches just beyond the edge, where numbers are small and negative.
  @Test func theRibbonIsSoundForAnyLine() {
    let steep = stride(from: 0, through: 1, by: 0.02).map { quiet in
      (0..<64).map { $0 % 3 == 0 ? quiet : 1 }
    }
    for peaks in [[], [0.5], [.nan, .infinity, -3, 7], Array(repeating: 0, count: 9), StudioPages.peaks] + steep {
      let path = Ribbon.path(peaks)
      #expect(path.hasPrefix("M0 ") && path.hasSuffix("Z"))
      #expect(path.utf8.count < 8000)
      let numbers = path.split { "MCLZ ".contains($0) }
      #expect(numbers.allSatisfy { Double($0).map { (-10...810).contains($0) } ?? false }, "\(path)")
    }
  }
}

/// A colour as WCAG reads it.
struct Colour: Hashable {
  private let parts: [Double]

  init(_ digits: some StringProtocol) {
    let value = Int(digits, radix: 16) ?? 0
    parts = [value >> 16, value >> 8 & 0xff, value & 0xff].map { Double($0) / 255 }
  }

  private var luminance: Double {
    let linear = parts.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  func contrast(to other: Colour) -> Double {
    let (light, dark) = (max(luminance, other.luminance), min(luminance, other.luminance))
    return (light + 0.05) / (dark + 0.05)
  }
}
