import Core

/// Turns slots into ticks: swing for everybody, a little looseness for the band.
struct Feel: Sendable {
  let style: Style
  let tempo: Double

  /// Swing delays the second eighth of a beat; sixteenths between are stretched along.
  func tick(_ slot: Int) -> Int {
    let straight = slot * Grid.slotTicks
    guard style.swing > 0, style.meter.unit == 4 else { return straight }
    let place = ((slot % 4) + 4) % 4
    let late = style.swing * Double(Score.ticksPerQuarter) / 6
    let share: [Double] = [0, 0.5, 1, 0.5]
    return straight + Int((late * share[place]).rounded())
  }

  /// Ticks of so many milliseconds.
  func ticks(milliseconds: Double) -> Double {
    milliseconds / 1000 * tempo / 60 * Double(Score.ticksPerQuarter)
  }
}

/// A note of the band in slots, before anybody plays it.
struct BandNote: Sendable, Hashable {
  var start: Int
  var end: Int
  var midi: Int
  var velocity: Int
}
