import Core
import Foundation
import FoundationXML
import Testing

@testable import Imaging

@Suite struct CoverTests {
  private let curve = (0..<160).map { abs(sin(Double($0) / 11)) * Double($0) / 160 }

  private func isWellFormed(_ text: String) -> Bool { XMLParser(data: Data(text.utf8)).parse() }

  @Test func equalArgumentsGiveEqualText() {
    let first = Cover.svg(curve: curve, seed: Seed(5), title: "A song")
    #expect(first == Cover.svg(curve: curve, seed: Seed(5), title: "A song"))
    let others = (0..<20).map { Cover.svg(curve: curve, seed: Seed($0), title: "A song") }
    #expect(Set(others).count == 20)
    #expect(first != Cover.svg(curve: curve.reversed(), seed: Seed(5), title: "A song"))
  }

  @Test(arguments: ["", "A & B <script>alert(1)</script>", "\"'\u{0}\u{b}\u{fffe}", "Әсем 🙂 \u{202e}אב"])
  func everyTitleGivesWellFormedText(title: String) {
    let svg = Cover.svg(curve: curve, seed: Seed(1), title: title)
    #expect(isWellFormed(svg))
    #expect(!svg.contains("<script"))
    #expect(!svg.contains("<text"))
  }

  @Test(arguments: [[], [0.5], [.nan, .infinity, -3, 9], [Double](repeating: 0, count: 160)] as [[Double]])
  func everyCurveGivesAPicture(curve: [Double]) {
    let svg = Cover.svg(curve: curve, seed: Seed(1), title: "x")
    #expect(isWellFormed(svg))
    #expect(!svg.contains("nan") && !svg.contains("inf"))
    #expect(svg.components(separatedBy: "<path").count == 6)
  }

  @Test func thePictureIsMarkedAsMadeByAI() {
    let svg = Cover.svg(curve: curve, seed: Seed(1), title: "x")
    #expect(svg.contains("<metadata>") && svg.contains(SyntheticMark.sourceType))
  }

  @Test func aPaletteCanBeChosen() {
    for palette in Palette.allCases {
      let svg = Cover.svg(curve: curve, seed: Seed(3), title: "", palette: palette)
      #expect(palette.hills.allSatisfy(svg.contains))
    }
  }

  @Test func elementsEscapeTextAndValues() {
    let element = SVG("a", ["b": "\"<&'>"], [SVG("c", text: "1 < 2 & 3")])
    #expect(element.written() == "<a b=\"&quot;&lt;&amp;&#39;&gt;\"><c>1 &lt; 2 &amp; 3</c></a>")
  }

  @Test func numbersAreShort() {
    #expect([0.04, -0.06, 12, 3.25, .nan].map(Number.text) == ["0", "-0.1", "12", "3.3", "0"])
  }

  @Test func theLineKeepsItsEnds() {
    #expect(Line.resampled([0, 1, 0.5], count: 5) == [0, 0.5, 1, 0.75, 0.5])
    #expect(Line.smoothed([0, 3, 0], reach: 1) == [1.5, 1, 1.5])
  }
}
