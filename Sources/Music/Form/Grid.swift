/// The sixteenths of a metre and how heavy each is.
struct Grid: Sendable, Hashable {
  static let slotTicks = Score.ticksPerQuarter / 4

  let meter: Meter
  let slotSeconds: Double

  init(meter: Meter, tempo: Double) {
    self.meter = meter
    slotSeconds = 15 / tempo
  }

  var slotsPerBar: Int { meter.barTicks / Self.slotTicks }

  /// The pulse that people tap: a quarter, or three eighths in 6/8.
  var slotsPerBeat: Int { meter.unit == 8 ? 6 : 4 }

  /// 4 = the first of the bar, 3 = a second heavy beat, 2 = a beat, 1 = an off-beat eighth, 0 = between eighths.
  func strength(_ slot: Int) -> Int {
    let place = ((slot % slotsPerBar) + slotsPerBar) % slotsPerBar
    if place == 0 { return 4 }
    if meter.unit == 8 { return place % 6 == 0 ? 3 : place % 2 == 0 ? 1 : 0 }
    if meter.beats == 4 && place == 8 { return 3 }
    return place % 4 == 0 ? 2 : place % 2 == 0 ? 1 : 0
  }

  /// The beats on which harmony changes and a tune must agree with it.
  func isStrong(_ slot: Int) -> Bool { strength(slot) >= 3 }

  /// The fewest slots that last so long.
  func slots(atLeast seconds: Double) -> Int {
    max(1, Int((seconds / slotSeconds - 1e-9).rounded(.up)))
  }
}
