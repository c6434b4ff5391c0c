public import Core

/// The cover of a song, drawn from the song's own loudness: five ranges of hills under one sun.
public enum Cover {
  /// Draws a cover, 1000 × 1000 on a view box of 400. It holds no text; the title is its accessible name.
  ///
  /// - Parameters:
  ///   - curve: the song's loudness from beginning to end, 0...1; anything else is brought into that range.
  ///   - seed: places the sun, shifts the ranges and, where none is given, picks the palette.
  ///   - title: what a screen reader says; empty for a picture that is mere decoration.
  /// - Returns: an SVG document that carries the mark of AI. Equal arguments give equal text.
  public static func svg(curve: [Double], seed: Seed, title: String, palette: Palette? = nil) -> String {
    var draw = seed.generator("cover")
    let drawn = draw.pick(Palette.allCases)
    let palette = palette ?? drawn
    let sun = sun(&draw)
    let hills = palette.hills.enumerated().map { layer, colour in
      SVG("path", ["fill": colour, "d": range(layer, of: line(curve), &draw)])
    }
    var metadata = SVG("metadata")
    metadata.content = [.trusted(StaticMarkup(SyntheticMark.rdf))]
    let name: [SVG] = title.isEmpty ? [] : [SVG("title", text: title)]
    var picture = SVG(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "width": "1000", "height": "1000", "viewBox": "0 0 400 400",
        "role": title.isEmpty ? "presentation" : "img",
      ], name)
    let parts = [metadata, sky(palette), backdrop, glow(sun, palette), disc(sun, palette)] + hills
    picture.content += parts.map { .element($0) }
    return picture.written()
  }

  /// The curve as the drawing needs it: never empty, within 0...1.
  private static func line(_ curve: [Double]) -> [Double] {
    let line = curve.map { $0.isFinite ? max(0, min(1, $0)) : 0 }
    return line.isEmpty ? [0.5] : line
  }

  private static func sun(_ draw: inout SeededGenerator) -> Point {
    // Left, middle or right of the sky, and never on its edge.
    let places = [Point(268, 118), Point(120, 132), Point(200, 104), Point(302, 142), Point(92, 112)]
    let place = draw.pick(places)
    return Point(place.x + draw.unit() * 16 - 8, place.y + draw.unit() * 16 - 8)
  }

  private static func sky(_ palette: Palette) -> SVG {
    SVG(
      "defs", [:],
      [
        SVG(
          "linearGradient", ["id": "sky", "x1": "0", "y1": "0", "x2": "0", "y2": "1"],
          [
            SVG("stop", ["offset": "0", "stop-color": palette.sky.top]),
            SVG("stop", ["offset": "0.7", "stop-color": palette.sky.bottom]),
          ])
      ])
  }

  private static let backdrop = SVG("rect", ["width": "400", "height": "400", "fill": "url(#sky)"])

  private static func disc(_ sun: Point, _ palette: Palette) -> SVG {
    SVG("circle", ["cx": Number.text(sun.x), "cy": Number.text(sun.y), "r": "44", "fill": palette.sun])
  }

  private static func glow(_ sun: Point, _ palette: Palette) -> SVG {
    SVG(
      "circle",
      [
        "cx": Number.text(sun.x), "cy": Number.text(sun.y), "r": "68", "fill": palette.sun, "fill-opacity": "0.2",
      ])
  }

  /// One range of hills: the line read from another place, every second range backwards, so that the ranges are
  /// kin but never parallel; nearer ranges are lower and livelier.
  private static func range(_ layer: Int, of line: [Double], _ draw: inout SeededGenerator) -> String {
    let base = [205.0, 245, 288, 330, 372][layer]
    let height = [124.0, 106, 92, 72, 54][layer]
    let corners = [9, 11, 14, 18, 24][layer]
    let shift = draw.index(line.count)
    let turned = line.indices.map { index in
      line[((layer % 2 == 0 ? index : line.count - 1 - index) + shift) % line.count]
    }
    let reach = max(1, turned.count * [9, 7, 5, 4, 3][layer] / 160)
    let shape = spread(Line.resampled(Line.smoothed(turned, reach: reach), count: corners))
    let step = 424 / Double(corners - 1)
    let points = shape.enumerated().map { index, value in
      Point(-12 + Double(index) * step, base - height * (value - 0.35))
    }
    return Line.path(through: points) + "V400H-12Z"
  }

  /// Smoothing flattens: the range gets some of its full height back, but a song without contrast stays calm.
  private static func spread(_ values: [Double]) -> [Double] {
    guard let low = values.min(), let high = values.max(), high - low > 0.01 else { return values }
    let wanted = min(0.66, max(0.4, (high - low) * 1.5))
    return values.map { 0.08 + ($0 - low) / (high - low) * wanted }
  }
}
