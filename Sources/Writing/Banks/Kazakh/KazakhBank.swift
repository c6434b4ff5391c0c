/// The Kazakh verses. Verses and bridges are қара өлең (eleven syllables, 4 + 3 + 4 or 3 + 4 + 4), pre-choruses and
/// choruses are жыр (seven or eight); the person sung to is "сен".
enum KazakhBank {
  static let texts: [String] = [
    birthday, wedding, anniversary, love, newborn, graduation, thanks, newYear, friendship, simply,
    generalVerses, generalChoruses, generalDetails,
  ]
}
