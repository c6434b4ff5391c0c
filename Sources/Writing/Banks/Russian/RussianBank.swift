/// The Russian bank: verses, openings, pre-choruses and detail frames in four-foot iambs, choruses in four-foot
/// trochees, bridges in three amphibrachs. Words are chosen so that the voice's own stress is the right one.
enum RussianBank {
  static let texts: [String] = [
    birthday, wedding, anniversary, love, newborn, graduation, thanks, newYear, friendship, simply,
    generalVerses, generalChoruses, generalFrames,
  ]
}
