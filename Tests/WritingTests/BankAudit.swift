import Core

@testable import Writing

/// Hears a whole bank and lists what does not scan or rhyme. Used for every language.
struct BankAudit {
  var lineCount = 0
  var metreFaults: [String] = []
  var coupletCount = 0
  var rhymeFaults: [String] = []
  var repeatedLines: [String] = []

  /// Share of lines whose metre or rhyme fails, 0...1.
  var faultShare: Double {
    Double(metreFaults.count + rhymeFaults.count) / Double(max(lineCount, 1))
  }

  /// Hears all choices of every line (at most 24 a line); lines with a name are heard in `hookFits` instead.
  static func hear(_ couplets: [Couplet], language: Language, pronouncer: Pronouncer) async throws -> BankAudit {
    var audit = BankAudit()
    var seen: Set<String> = []
    for line in couplets.flatMap(\.lines) where !seen.insert(line).inserted && !line.hasPrefix("{detail}") {
      audit.repeatedLines.append(line)
    }
    let spoken = couplets.flatMap { $0.lines }.filter(isHeard).flatMap { Template.all($0, limit: 24) }
    var sounds: [String: [SpokenWord]] = [:]
    for (line, words) in zip(spoken, try await pronouncer.pronounce(spoken, language)) { sounds[line] = words }
    for couplet in couplets where couplet.role != .title {
      audit.judge(couplet, sounds, language)
    }
    try await audit.judgeFrames(couplets.filter { $0.role == .detail }, sounds, language)
    return audit
  }

  private mutating func judge(_ couplet: Couplet, _ sounds: [String: [SpokenWord]], _ language: Language) {
    let readings = couplet.lines.map { Self.isHeard($0) ? Template.all($0, limit: 24) : [] }
    for line in readings.flatMap({ $0 }) {
      lineCount += 1
      if let metre = couplet.metre, let words = sounds[line], !metre.fits(words) {
        metreFaults.append("\(metre.rawValue) \(line) /\(Self.scan(words))/")
      }
    }
    guard couplet.role != .detail else { return }
    coupletCount += 1
    for first in readings[0] {
      for second in readings[1] {
        guard let left = sounds[first], let right = sounds[second] else { continue }
        let score = Rhyme.score(left, right, language: language)
        if score < Rhyme.enough {
          rhymeFaults.append("\(score) \(first) / \(second)")
          return
        }
      }
    }
  }

  private mutating func judgeFrames(
    _ frames: [Couplet], _ sounds: [String: [SpokenWord]], _ language: Language
  ) async throws {
    for (index, frame) in frames.enumerated() {
      for other in frames[(index + 1)...] where other.key == frame.key {
        let lines = [frame, other].map { Template.all($0.lines[1], limit: 1)[0] }
        guard let left = sounds[lines[0]], let right = sounds[lines[1]] else { continue }
        let score = Rhyme.score(left, right, language: language)
        if score < Rhyme.enough { rhymeFaults.append("\(score) ~\(frame.key ?? "") \(lines[0]) / \(lines[1])") }
      }
    }
  }

  /// For each name, how many hooks of the bank have a reading that scans and rhymes with it.
  static func hookFits(
    _ couplets: [Couplet], names: [String], language: Language, pronouncer: Pronouncer
  ) async throws -> [Int] {
    let hooks = couplets.filter { $0.role == .hook }
    var drafts: [[[Draft]]] = []
    for name in names {
      let sung = try SungName(name, sayName: nil, language: language)
      drafts.append(hooks.map { readings($0, sung, language) })
    }
    var ear = Ear(language: language)
    try await ear.listen(drafts.flatMap { $0 }.flatMap { $0 }, pronouncer)
    return drafts.map { $0.count { $0.contains(where: ear.approves) } }
  }

  /// As the desk lays them out.
  private static func readings(_ hook: Couplet, _ name: SungName, _ language: Language) -> [Draft] {
    let second = Template.all(hook.lines[1], limit: 1).map { name.line(template: $0) }
    return Casting.firstLines(hook, name, language, limit: SongDesk.readingsPerHook).map { first in
      Draft(couplet: hook, lines: [first] + second)
    }
  }

  private static func isHeard(_ line: String) -> Bool {
    Template.slots(line).isEmpty
  }

  /// Stresses as digits, words apart: "the morning" is "0 20".
  private static func scan(_ words: [SpokenWord]) -> String {
    words.map { $0.syllables.map { "\($0.stress.rawValue)" }.joined() }.joined(separator: " ")
  }
}
