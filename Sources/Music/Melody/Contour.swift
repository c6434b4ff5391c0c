import Core

/// Where a tune wants to lie: each kind of section has its height, each line its shape.
struct Contour: Sendable {
  enum Shape: CaseIterable, Sendable {
    case arch, valley, rise, fall, wave

    /// -0.5...0.5 over the line.
    func height(_ t: Double) -> Double {
      switch self {
      case .arch: 2 * t * (1 - t) * 2 - 0.5
      case .valley: 0.5 - 2 * t * (1 - t) * 2
      case .rise: t - 0.5
      case .fall: 0.5 - t
      case .wave: t < 0.5 ? 4 * t * (0.5 - t) * 2 : -4 * (t - 0.5) * (1 - t) * 2
      }
    }
  }

  private let shapes: [Shape]
  private let offset: Double

  /// Shapes of one kind of section: lines 1 and 3 share theirs, 2 and 4 another.
  init(kind: SectionKind, seed: Seed) {
    var generator = seed.generator("contour " + kind.rawValue)
    let all = generator.shuffled(Shape.allCases)
    shapes = kind == .preChorus ? [.rise, all[0] == .fall ? .wave : all[0]] : [all[0], all[1]]
    offset = (generator.unit() - 0.5) * 0.12
  }

  /// The wished pitch as a share of the range, 0 lowest; `t` runs over the line.
  func height(_ kind: SectionKind, line: Int, of lines: Int, t: Double) -> Double {
    let shape = shapes[line % 2]
    let along = lines > 1 ? Double(line) / Double(lines - 1) : 1
    let (centre, swing): (Double, Double) =
      switch kind {
      case .verse: (0.34 + (line == 2 ? 0.07 : 0), 0.26)
      case .preChorus: (0.40 + 0.18 * along, 0.28)
      case .chorus: (0.66 - (line == lines - 1 ? 0.1 : 0) + (line == lines / 2 ? 0.06 : 0), 0.36)
      case .bridge: (0.52 + 0.12 * along, 0.32)
      }
    return min(1, max(0, centre + offset + swing * shape.height(t)))
  }
}
