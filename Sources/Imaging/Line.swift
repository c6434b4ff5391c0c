/// A point of a drawing; y grows downwards.
struct Point: Hashable {
  var x: Double
  var y: Double

  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// The song's line made fit for drawing.
enum Line {
  /// Each value averaged with up to `reach` neighbours to each side.
  static func smoothed(_ values: [Double], reach: Int) -> [Double] {
    values.indices.map { index in
      let near = values[max(0, index - reach)...min(values.count - 1, index + reach)]
      return near.reduce(0, +) / Double(near.count)
    }
  }

  /// The line at `count` evenly spread places, read between its values.
  static func resampled(_ values: [Double], count: Int) -> [Double] {
    guard let last = values.indices.last, count > 1 else { return values }
    return (0..<count).map { place in
      let position = Double(place * last) / Double(count - 1)
      let index = min(last, Int(position))
      let part = position - Double(index)
      return values[index] * (1 - part) + values[min(last, index + 1)] * part
    }
  }

  /// A smooth path through all points: each bend follows the chord of its neighbours (Catmull-Rom as cubic curves).
  static func path(through points: [Point]) -> String {
    guard let first = points.first else { return "" }
    var path = "M\(Number.text(first.x)) \(Number.text(first.y))"
    for index in points.indices.dropLast() {
      let from = points[index]
      let to = points[index + 1]
      let before = points[max(0, index - 1)]
      let after = points[min(points.count - 1, index + 2)]
      let leave = Point(from.x + (to.x - before.x) / 6, from.y + (to.y - before.y) / 6)
      let arrive = Point(to.x - (after.x - from.x) / 6, to.y - (after.y - from.y) / 6)
      let numbers = [leave, arrive, to].map { "\(Number.text($0.x)) \(Number.text($0.y))" }
      path += "C" + numbers.joined(separator: " ")
    }
    return path
  }
}
