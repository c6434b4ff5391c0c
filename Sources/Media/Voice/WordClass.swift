/// The coarse part of speech that the voice models were taught with: function words by list, all others content.
enum WordClass: String {
  case content, `in`, to, det, md, cc, wp, pps, aux

  init(_ word: String) {
    self = Self.table[word.lowercased()] ?? .content
  }

  private static let lists: [WordClass: String] = [
    .in: """
    of for in on that with by at from as if against about before because under after over into while without through \
    new between among until per up down
    """,
    .to: "to",
    .det: "the a an no some this each another those every all any these both neither many",
    .md: "will may would can could should must ought might",
    .cc: "and but or plus yet nor",
    .wp: "who what where how when",
    .pps: "her his their its our mine",
    .aux: "is am are was were has have had be",
  ]

  private static let table: [String: WordClass] = Dictionary(
    lists.flatMap { kind, words in words.split(separator: " ").map { (String($0), kind) } },
    uniquingKeysWith: { a, _ in a })
}
