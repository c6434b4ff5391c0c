internal import Core

/// The sections of own words before their letters are looked at.
enum OwnWordsBlocks {
  struct Block: Sendable {
    var kind: SectionKind
    var lines: [String]
  }

  static func read(_ text: String) throws(DomainError) -> [Block] {
    var blocks: [Block] = []
    var isTagged = false
    var startsParagraph = true
    for raw in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let line = trimmed(raw.filter { $0 != "\u{FEFF}" })
      if line.isEmpty {
        startsParagraph = true
      } else if line.hasPrefix("[") {
        blocks.append(Block(kind: try kind(line), lines: []))
        isTagged = true
      } else if !isTagged && startsParagraph {
        blocks.append(Block(kind: .verse, lines: [line]))
        startsParagraph = false
      } else {
        blocks[blocks.count - 1].lines.append(line)
      }
    }
    return blocks
  }

  private static func kind(_ line: String) throws(DomainError) -> SectionKind {
    let tag = line.dropFirst().prefix { $0 != "]" }.lowercased().filter { $0.isLetter }
    guard line.hasSuffix("]"), let kind = kinds.first(where: { $0.names.contains(tag) })?.kind else {
      throw DomainError(
        .invalid, "words-tag",
        "Use only [Verse], [Pre-Chorus], [Chorus] and [Bridge] as tags, each alone on its line.")
    }
    return kind
  }

  private static let kinds: [(kind: SectionKind, names: [String])] = [
    (.verse, ["verse", "куплет", "шумақ"]),
    (.preChorus, ["prechorus", "предприпев", "передприпевом", "қайырмаалды"]),
    (.chorus, ["chorus", "refrain", "припев", "қайырма"]),
    (.bridge, ["bridge", "бридж", "мост", "көпір"]),
  ]
}
