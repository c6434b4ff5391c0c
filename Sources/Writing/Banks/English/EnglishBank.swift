/// The English couplets. Verses, pre-choruses and bridges are iambic (i4); choruses trochaic (t4) or iambic (i4).
///
/// A hook suits names of every length and stress by its choices: "[|Oh, ]{name}, [tonight the|now the|the|] candles
/// glow" loses a syllable with each choice, so that what the name adds the line gives up.
enum EnglishBank {
  static let texts: [String] = [
    birthday, wedding, anniversary, love, newborn, graduation, thanks, newYear, friendship, simply, generalVerses,
    generalChoruses, details,
  ]
}
