/// The colours of a cover, from the sky's top down to the nearest hill.
public enum Palette: String, Sendable, CaseIterable {
  case dawn, steppe, dusk, honey

  var sky: (top: String, bottom: String) {
    switch self {
    case .dawn: ("#FDE8C8", "#F6B186")
    case .steppe: ("#F3F0D2", "#BFD9BC")
    case .dusk: ("#E4E1F4", "#A3ADDD")
    case .honey: ("#FFF3D6", "#F5CE85")
    }
  }

  var sun: String {
    switch self {
    case .dawn: "#FFF6E3"
    case .steppe: "#FFFBE0"
    case .dusk: "#FFE9C4"
    case .honey: "#FFFDF4"
    }
  }

  /// Five hills, the farthest first.
  var hills: [String] {
    switch self {
    case .dawn: ["#E98467", "#CC4E5E", "#932F52", "#5B2149", "#2E1637"]
    case .steppe: ["#93BC93", "#629C80", "#3D7C6B", "#25584F", "#153739"]
    case .dusk: ["#7F8ACB", "#5A63AC", "#3F4585", "#2B2E60", "#191A3A"]
    case .honey: ["#E7AC4E", "#CF8431", "#A75F25", "#74411F", "#43251A"]
    }
  }
}
