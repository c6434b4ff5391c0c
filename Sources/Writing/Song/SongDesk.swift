internal import Core

/// One song being written: candidates are laid out for every couplet, heard in one go, and the best kept.
struct SongDesk {
  private let plan: SongPlan
  private let name: SungName
  private let language: Language
  private var casting: Casting
  private var ear: Ear
  private var said = Said()
  /// Details for which the bank had no frame; empty with a complete bank.
  private(set) var dropped: [String] = []

  /// Candidates laid out for one couplet; the other is a reserve for words that turn out not to scan.
  private static let candidatesPerCouplet = 2
  private static let hooksPerSong = 6
  static let readingsPerHook = 4

  /// What fills one couplet of a stanza.
  private enum Seat {
    case candidates([Draft])
    case lines([LyricLine])
    case hook([Draft])
    /// Candidates for each metre that a hook may bring.
    case answer([Draft])
  }

  init(plan: SongPlan, casting: Casting, name: SungName, language: Language) {
    self.plan = plan
    self.casting = casting
    self.name = name
    self.language = language
    ear = Ear(language: language)
  }

  /// The lines of every stanza of the plan.
  mutating func write(_ pronouncer: Pronouncer) async throws -> [[LyricLine]] {
    var laid = Said()
    let verseRoles = plan.stanzas.filter { $0.kind == .verse }.flatMap(\.roles)
    let verseMetre = casting.metre(for: verseRoles.isEmpty ? [.verse] : verseRoles)
    var seats = plan.stanzas.map { _ in [Seat]() }
    for (index, stanza) in plan.stanzas.enumerated() {
      let metre = stanza.kind == .verse ? verseMetre : stanza.kind == .chorus ? nil : casting.metre(for: stanza.roles)
      seats[index] = layOut(stanza, metre: metre, &laid)
    }
    let drafts = seats.flatMap { $0 }.flatMap { seat -> [Draft] in
      switch seat {
      case .candidates(let drafts), .hook(let drafts), .answer(let drafts): drafts
      case .lines: []
      }
    }
    try await ear.listen(drafts, pronouncer)
    var stanzas: [[LyricLine]] = []
    for seats in seats { stanzas.append(try await settle(seats, pronouncer)) }
    return stanzas
  }

  /// A title from the bank, or the name alone.
  mutating func title() -> String {
    let title = casting.order(.title).first.map { casting.draft($0).lines[0].text }
    return title ?? name.line(template: "{name.nom}").text
  }

  private mutating func layOut(_ stanza: SongPlan.Stanza, metre: Metre?, _ laid: inout Said) -> [Seat] {
    var seats: [Seat] = []
    for role in stanza.roles {
      switch role {
      case .hook: seats.append(.hook(hooks(&laid)))
      case .chorus: seats.append(.answer(answers(to: seats.last, &laid)))
      default: seats.append(.candidates(candidates(role, metre: metre, &laid)))
      }
    }
    let own = details(stanza, metre: metre, &laid)
    // A bridge may open with what the giver told; a verse without an opening does so too.
    return stanza.roles.first == .open ? seats + own : own + seats
  }

  private mutating func candidates(_ role: CoupletRole, metre: Metre?, _ laid: inout Said) -> [Draft] {
    var drafts: [Draft] = []
    var spare: [Draft] = []
    for couplet in casting.order(role, metre: metre) where !laid.has(couplet) {
      let draft = casting.draft(couplet)
      if laid.welcomes(draft) { drafts.append(draft) } else { spare.append(draft) }
      if drafts.count == Self.candidatesPerCouplet { break }
    }
    if drafts.isEmpty { drafts = Array(spare.prefix(1)) }
    if let first = drafts.first { laid.add(first) }
    for draft in drafts.dropFirst() { laid.reserve(draft.couplet) }
    return drafts
  }

  private mutating func hooks(_ laid: inout Said) -> [Draft] {
    casting.order(.hook).prefix(Self.hooksPerSong).flatMap { casting.readings($0, limit: Self.readingsPerHook) }
  }

  private mutating func answers(to hooks: Seat?, _ laid: inout Said) -> [Draft] {
    guard case .hook(let drafts) = hooks else { return candidates(.chorus, metre: nil, &laid) }
    var answers: [Draft] = []
    for metre in Metre.allCases where drafts.contains(where: { $0.couplet.metre == metre }) {
      for couplet in casting.order(.chorus, metre: metre).prefix(Self.candidatesPerCouplet + 1) {
        answers.append(casting.draft(couplet))
      }
    }
    return answers
  }

  /// Couplets made of the giver's own details: each answered by a frame, or told line after line in a crowd.
  private mutating func details(_ stanza: SongPlan.Stanza, metre: Metre?, _ laid: inout Said) -> [Seat] {
    let details = stanza.details
    guard !details.isEmpty else { return [] }
    let room = stanza.roles.first == .open ? 1 : 2
    var seats: [Seat] = []
    let isCrowded = details.count > room
    let told = isCrowded ? details.reduce(0) { $0 + $1.lines.count } : 0
    let answered = isCrowded ? (told < 2 * room ? details.count - 1 : details.count) : 0
    var key: String?
    for (index, detail) in details.enumerated() {
      let tells = isCrowded && index < answered
      if tells || detail.lines.count > 1 {
        seats.append(.lines(detail.lines.map(punctuated).map(name.line(plain:))))
      } else if let (lines, frameKey) = framed(detail, metre: metre, key: key, &laid) {
        seats.append(.lines(lines))
        key = frameKey
      } else {
        dropped.append(detail.source)
      }
    }
    return seats
  }

  private func punctuated(_ line: String) -> String {
    line.last.map { ",:;.".contains($0) } == true ? line : line + ","
  }

  private mutating func framed(
    _ detail: StoryDetail, metre: Metre?, key: String?, _ laid: inout Said
  ) -> (lines: [LyricLine], key: String?)? {
    var frames: [Couplet] = []
    // The same key first: two frames of one block rhyme with each other.
    if let key { frames += casting.order(.detail, key: key) }
    frames += casting.order(.detail, metre: metre) + casting.order(.detail)
    for frame in frames where !laid.has(frame) {
      let draft = casting.draft(frame)
      guard laid.welcomes(Draft(couplet: frame, lines: [draft.lines[1]])) || frame.key == key else { continue }
      guard let first = DetailFrame.join(draft.lines[0].text, detail.lines[0], language) else { continue }
      laid.add(Draft(couplet: frame, lines: [draft.lines[1]]))
      said.reserve(frame)
      return ([name.line(plain: first), draft.lines[1]], frame.key)
    }
    return nil
  }

  private mutating func settle(_ seats: [Seat], _ pronouncer: Pronouncer) async throws -> [LyricLine] {
    var lines: [LyricLine] = []
    var hook: Draft?
    for seat in seats {
      switch seat {
      case .lines(let own): lines += own
      case .candidates(let drafts): lines += keep(drafts)
      case .hook(let drafts):
        let chosen = try await chooseHook(drafts, pronouncer)
        hook = chosen
        lines += keep([chosen].compactMap { $0 })
      case .answer(let drafts):
        lines += keep(drafts.filter { hook == nil || $0.couplet.metre == hook?.couplet.metre })
      }
    }
    return lines
  }

  /// The first draft that scans, rhymes and says something new; else the least faulty one.
  private mutating func keep(_ drafts: [Draft]) -> [LyricLine] {
    let good = drafts.filter(ear.approves)
    let best = good.first(where: said.welcomes) ?? good.first ?? drafts.min { ear.faults($0) < ear.faults($1) }
    guard let best else { return [] }
    said.add(best)
    return best.lines
  }

  /// A hook that suits the name; if none of those drawn does, every other one is heard as well.
  private mutating func chooseHook(_ drafts: [Draft], _ pronouncer: Pronouncer) async throws -> Draft? {
    if let hook = drafts.first(where: { ear.approves($0) && said.welcomes($0) }) { return hook }
    let more = casting.order(.hook).flatMap { casting.readings($0, limit: 8) }
    try await ear.listen(more, pronouncer)
    let all = drafts + more
    return all.first(where: ear.approves) ?? all.min { ear.faults($0) < ear.faults($1) }
  }
}
