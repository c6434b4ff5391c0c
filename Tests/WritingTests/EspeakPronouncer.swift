import Core
import Foundation

/// Real sounds for tests: one espeak-ng process for each batch of lines.
enum EspeakPronouncer {
  static let live = Pronouncer { lines, language in try await pronounce(lines, language) }

  /// On a thread of its own: the program is waited for.
  static func pronounce(_ lines: [String], _ language: Language) async throws -> [[SpokenWord]] {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try run(lines, language) }) }
    }
  }

  private static func run(_ lines: [String], _ language: Language) throws -> [[SpokenWord]] {
    guard !lines.isEmpty else { return [] }
    let input = FileManager.default.temporaryDirectory.appendingPathComponent("lines-\(UUID().uuidString).txt")
    defer { try? FileManager.default.removeItem(at: input) }
    // One clause a line: without inner punctuation, closed by a full stop and an empty line.
    let text = lines.map { plain($0) + ".\n" }.joined(separator: "\n")
    try text.write(to: input, atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["espeak-ng", "-q", "--ipa", "--sep=_", "-v", voice(language), "-f", input.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let spoken = String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
      .filter { $0.contains { !$0.isWhitespace } }
    guard spoken.count == lines.count else {
      throw DomainError(.fault, "espeak-lines", "espeak-ng answered \(spoken.count) of \(lines.count) lines.")
    }
    return zip(lines, spoken).map { words($0, $1) }
  }

  private static func voice(_ language: Language) -> String {
    language == .english ? "en-us" : language.rawValue
  }

  private static func plain(_ line: String) -> String {
    let kept = line.replacing("’", with: "'").map { character -> Character in
      character.isLetter || character.isNumber || character == "'" || character == "-" ? character : " "
    }
    return String(kept).split(separator: " ").joined(separator: " ")
  }

  /// Groups of sounds become words; where espeak-ng joins small words, the texts are shared out from the left.
  private static func words(_ line: String, _ ipa: String) -> [SpokenWord] {
    let groups = ipa.split(separator: " ").map { syllables(String($0)) }.filter { !$0.isEmpty }
    let texts = plain(line).split(separator: " ").map(String.init)
    return groups.enumerated().map { index, syllables in
      let isLast = index == groups.count - 1
      let text =
        isLast
        ? texts.dropFirst(min(index, max(texts.count - 1, 0))).last ?? ""
        : texts.indices.contains(index) ? texts[index] : ""
      return SpokenWord(text: text, syllables: syllables)
    }
  }

  private static func syllables(_ group: String) -> [SpokenSyllable] {
    var phones: [(phone: Phone, stress: SpokenSyllable.Stress)] = []
    for part in group.split(whereSeparator: { $0 == "_" }) {
      let stress: SpokenSyllable.Stress = part.contains("ˈ") ? .primary : part.contains("ˌ") ? .secondary : .none
      let symbol = part.filter { $0 != "ˈ" && $0 != "ˌ" }
      if symbol.isEmpty { continue }
      // Russian "ют" comes as one sound "ju": the glide and its vowel are two.
      if symbol.first == "j", symbol.count > 1 {
        phones.append((Phone("j"), .none))
        phones.append((Phone(String(symbol.dropFirst())), stress))
      } else {
        phones.append((Phone(String(symbol)), stress))
      }
    }
    let vowels = phones.indices.filter { phones[$0].phone.kind == .vowel }
    guard !vowels.isEmpty else { return [] }
    var starts = [0]
    for (left, right) in zip(vowels, vowels.dropFirst()) {
      let between = right - left - 1
      starts.append(right - min(between, between > 2 ? 2 : 1))
    }
    return vowels.indices.map { index in
      let end = index + 1 < starts.count ? starts[index + 1] : phones.count
      return SpokenSyllable(
        phones: phones[starts[index]..<end].map(\.phone), nucleus: vowels[index] - starts[index],
        stress: phones[vowels[index]].stress)
    }
  }
}
