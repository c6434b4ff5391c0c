internal import Core

/// Draws couplets from a bank for one song: those made for its occasion and mood come first more often.
struct Casting {
  private let bank: Bank
  private let brief: SongWords
  private let name: SungName
  private var generator: SeededGenerator

  init(bank: Bank, brief: SongWords, name: SungName, generator: SeededGenerator) {
    self.bank = bank
    self.brief = brief
    self.name = name
    self.generator = generator
  }

  /// Couplets of a role in a drawn order; where the bank has none for this mood, those of any mood.
  mutating func order(_ role: CoupletRole, metre: Metre? = nil, key: String? = nil) -> [Couplet] {
    let isRight = { (couplet: Couplet) in
      (metre == nil || couplet.metre == metre) && (key == nil || couplet.key == key)
    }
    var pool = bank.couplets(role, brief.occasion, brief.tone).filter(isRight)
    if pool.isEmpty {
      pool = bank.couplets.filter { couplet in
        couplet.role == role && (couplet.occasions.isEmpty || couplet.occasions.contains(brief.occasion))
          && isRight(couplet)
      }
    }
    return drawn(pool)
  }

  /// A metre in which every role of a stanza can be filled, the commoner the likelier; nil if there is none.
  mutating func metre(for roles: [CoupletRole]) -> Metre? {
    var weights = Metre.allCases.map { _ in 0.0 }
    for (index, metre) in Metre.allCases.enumerated() {
      let counts = roles.map { role in
        bank.couplets(role, brief.occasion, brief.tone).count { $0.metre == metre }
      }
      let isPoor = zip(roles, counts).contains { role, count in count < roles.count { $0 == role } * 2 }
      weights[index] = isPoor ? 0 : Double(counts.reduce(0, +))
    }
    guard weights.contains(where: { $0 > 0 }) else { return nil }
    return Metre.allCases[generator.weighted(weights)]
  }

  /// A couplet with its choices drawn.
  mutating func draft(_ couplet: Couplet) -> Draft {
    Draft(couplet: couplet, lines: couplet.lines.map { name.line(template: Template.draw($0, &generator)) })
  }

  /// A couplet in several readings of its first line, so that one of them may suit the name.
  mutating func readings(_ couplet: Couplet, limit: Int) -> [Draft] {
    let second = couplet.lines.dropFirst().map { name.line(template: Template.draw($0, &generator)) }
    return Self.firstLines(couplet, name, brief.language, limit: limit).map {
      Draft(couplet: couplet, lines: [$0] + second)
    }
  }

  /// The readings of a first line, those of about the right length first.
  static func firstLines(_ couplet: Couplet, _ name: SungName, _ language: Language, limit: Int) -> [LyricLine] {
    let target = couplet.metre?.syllables ?? 8
    let lines = Template.all(couplet.lines[0]).enumerated().map { index, text in
      let line = name.line(template: text)
      return (line: line, order: index, miss: abs(Script.syllableEstimate(line.spoken, language) - target))
    }
    return lines.sorted { ($0.miss, $0.order) < ($1.miss, $1.order) }.prefix(limit).map(\.line)
  }

  /// Weighted draws without return.
  private mutating func drawn(_ pool: [Couplet]) -> [Couplet] {
    var left = pool
    var weights = pool.map(weight)
    var order: [Couplet] = []
    while !left.isEmpty {
      let index = generator.weighted(weights)
      order.append(left.remove(at: index))
      weights.remove(at: index)
    }
    return order
  }

  /// Openings and choruses speak of the occasion; verses draw on the whole bank, so that few of them meet twice.
  private func weight(_ couplet: Couplet) -> Double {
    let general = couplet.role == .open ? 0.2 : 1
    let special = couplet.role == .verse ? 1.6 : 4.0
    return (couplet.occasions.isEmpty ? general : special) * (couplet.tones.isEmpty ? 1 : 1.3)
  }
}
