/// The part a couplet can play in a song.
enum CoupletRole: String, CaseIterable, Sendable {
  case open, verse, pre, hook, chorus, bridge, detail, title

  var lineCount: Int { self == .title ? 1 : 2 }
}

/// Two lines of a bank (one for a title), with the conditions under which they may be sung.
struct Couplet: Sendable, Hashable {
  /// Its place in the bank: no two couplets of one bank share it.
  var id: Int
  var role: CoupletRole
  /// Empty: any occasion.
  var occasions: [Occasion]
  /// Empty: any tone.
  var tones: [Tone]
  /// Titles have none.
  var metre: Metre?
  /// Frames with the same key rhyme with each other in their second lines.
  var key: String?
  /// With choices and slots still in them.
  var lines: [String]

  func suits(_ occasion: Occasion, _ tone: Tone) -> Bool {
    (occasions.isEmpty || occasions.contains(occasion)) && (tones.isEmpty || tones.contains(tone))
  }
}
