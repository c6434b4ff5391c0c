/// A note of the tune in slots of the whole song; `syllable` counts within its line.
struct MelodyNote: Sendable, Hashable {
  var start: Int
  var end: Int
  var syllable: Int
  var continues: Bool = false
  var midi: Int = 0

  var length: Int { end - start }
}

/// A line with its notes.
struct MelodyLine: Sendable, Hashable {
  var plan: Int
  var startSlot: Int
  var notes: [MelodyNote]

  func moved(to slot: Int, plan: Int) -> MelodyLine {
    let shift = slot - startSlot
    return MelodyLine(
      plan: plan, startSlot: slot,
      notes: notes.map { note in
        var note = note
        note.start += shift
        note.end += shift
        return note
      })
  }
}
