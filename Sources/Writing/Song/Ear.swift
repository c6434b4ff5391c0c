internal import Core

/// How the drafted lines sound, and which of them may be sung.
struct Ear: Sendable {
  private let language: Language
  private var sounds: [String: [SpokenWord]] = [:]

  init(language: Language) {
    self.language = language
  }

  /// Hears all lines of the drafts that are new, in one call.
  mutating func listen(_ drafts: [Draft], _ pronouncer: Pronouncer) async throws {
    var lines: [String] = []
    var known: Set<String> = []
    for line in drafts.flatMap(\.lines) where sounds[line.spoken] == nil && known.insert(line.spoken).inserted {
      lines.append(line.spoken)
    }
    guard !lines.isEmpty else { return }
    for (line, words) in zip(lines, try await pronouncer.pronounce(lines, language)) { sounds[line] = words }
  }

  /// Both lines scan, and they rhyme.
  func approves(_ draft: Draft) -> Bool {
    faults(draft) == 0
  }

  /// 0 for a couplet that scans and rhymes; one that does not is the better the smaller this is.
  func faults(_ draft: Draft) -> Int {
    let heard = draft.lines.compactMap { sounds[$0.spoken] }
    guard heard.count == draft.lines.count else { return 100 }
    var faults = 0
    if let metre = draft.couplet.metre { faults = heard.reduce(0) { $0 + metre.distance($1) } }
    if heard.count == 2, Rhyme.score(heard[0], heard[1], language: language) < Rhyme.enough { faults += 2 }
    return faults
  }
}
