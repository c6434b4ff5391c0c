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
    return generator.shuffled(Template.all(couplet.lines[0])).prefix(limit).map { first in
      Draft(couplet: couplet, lines: [name.line(template: first)] + second)
    }
  }

  mutating func pick<T>(_ choices: [T]) -> T {
    generator.pick(choices)
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

  private func weight(_ couplet: Couplet) -> Double {
    let isOpen = couplet.role == .open
    let occasion = couplet.occasions.isEmpty ? (isOpen ? 0.2 : 1) : 4.0
    return occasion * (couplet.tones.isEmpty ? 1 : 2)
  }
}
