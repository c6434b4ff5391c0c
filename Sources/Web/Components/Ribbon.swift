import HTML

/// The song's own loudness line drawn as a ribbon: filled, mirrored, smooth. The part that was played takes colour.
enum Ribbon {
  /// The drawing is so wide and high, whatever the place it is stretched into.
  static let width = 800
  static let height = 96
  /// So many values make the line; more would only make the page heavier.
  private static let points = 64
  /// The thinnest the ribbon gets, as a part of its height.
  private static let least = 0.06

  static func node(_ peaks: [Double]) -> Node {
    let path = path(peaks)
    return .tag(
      "svg", .class("ribbon"), .viewBox(width, height), .preserveAspectRatio("none"), .aria(.hidden, "true"),
      children: [
        .tag("path", .class("rest"), .path(path), children: []),
        .tag("path", .class("played"), .path(path), children: []),
      ])
  }

  /// The outline: along the upper edge and back along the lower one.
  static func path(_ peaks: [Double]) -> String {
    let line = resampled(peaks)
    let (step, middle) = (Double(width) / Double(line.count - 1), Double(height) / 2)
    let upper = line.enumerated().map { index, value in
      Spot(x: Double(index) * step, y: middle - middle * 0.96 * (least + value * (1 - least)))
    }
    let lower = upper.reversed().map { Spot(x: $0.x, y: Double(height) - $0.y) }
    return "M" + curve(upper) + "L" + curve(lower) + "Z"
  }

  private struct Spot {
    var x: Double
    var y: Double

    var text: String { "\(tenths(x)) \(tenths(y))" }

    private func tenths(_ value: Double) -> String {
      // A bend may reach a little beyond the edge, so the sign is written apart: -1 / 10 is 0.
      let whole = Int((value * 10).rounded())
      let (sign, size) = (whole < 0 ? "-" : "", whole.magnitude)
      return size % 10 == 0 ? "\(sign)\(size / 10)" : "\(sign)\(size / 10).\(size % 10)"
    }
  }

  /// Each bend follows the chord of its neighbours.
  private static func curve(_ spots: [Spot]) -> String {
    guard let first = spots.first else { return "" }
    var text = first.text
    for index in spots.indices.dropLast() {
      let (from, to) = (spots[index], spots[index + 1])
      let (before, after) = (spots[max(0, index - 1)], spots[min(spots.count - 1, index + 2)])
      let leave = Spot(x: from.x + (to.x - before.x) / 6, y: from.y + (to.y - before.y) / 6)
      let arrive = Spot(x: to.x - (after.x - from.x) / 6, y: to.y - (after.y - from.y) / 6)
      text += "C\(leave.text) \(arrive.text) \(to.text)"
    }
    return text
  }

  /// Always `points` values within 0...1; a song without a line is a calm one.
  private static func resampled(_ peaks: [Double]) -> [Double] {
    let clean = peaks.map { $0.isFinite ? max(0, min(1, $0)) : 0 }
    guard let last = clean.indices.last, last > 0 else { return Array(repeating: 0.3, count: points) }
    return (0..<points).map { point in
      let from = point * clean.count / points
      let to = max(from + 1, (point + 1) * clean.count / points)
      let part = clean[from..<min(to, clean.count)]
      return part.reduce(0, +) / Double(max(part.count, 1))
    }
  }
}
