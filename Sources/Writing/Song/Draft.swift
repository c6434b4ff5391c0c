internal import Core

/// A couplet with its choices drawn and its slots filled: what is sent to be pronounced.
struct Draft: Sendable {
  var couplet: Couplet
  var lines: [LyricLine]

  /// The last word of each line, by which a rhyme is recognised.
  var endWords: [String] {
    lines.map { Self.words($0.text).last ?? "" }
  }

  /// Words long enough to carry meaning, cut to a stem, so that one image does not come twice.
  var images: Set<String> {
    Set(lines.flatMap { Self.words($0.text) }.filter { $0.count >= 5 }.map { String($0.prefix(5)) })
  }

  static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && $0 != "'" && $0 != "’" }.map(String.init)
  }
}

/// What has been said already in a song.
struct Said: Sendable {
  private var couplets: Set<Int> = []
  private var endWords: Set<String> = []
  private var images: Set<String> = []

  func has(_ couplet: Couplet) -> Bool {
    couplets.contains(couplet.id)
  }

  /// True if no couplet, line end or group of images of the draft has been sung yet.
  func welcomes(_ draft: Draft) -> Bool {
    !has(draft.couplet) && endWords.isDisjoint(with: draft.endWords) && images.intersection(draft.images).count < 2
  }

  mutating func add(_ draft: Draft) {
    couplets.insert(draft.couplet.id)
    endWords.formUnion(draft.endWords)
    images.formUnion(draft.images)
  }

  mutating func reserve(_ couplet: Couplet) {
    couplets.insert(couplet.id)
  }
}
