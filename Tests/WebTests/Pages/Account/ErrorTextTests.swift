import Core
import Foundation
import Testing

@testable import Web

/// Every stable code that a person on the site can meet has a sentence in every language. The codes are read from the
/// sources, so a new one without a sentence is found on the day it is written.
@Suite struct ErrorTextTests {
  static let modules = [
    "Accounts", "Studio", "Energy", "Moderation", "Writing", "Music", "Media", "Vault", "Persistence", "Jobs",
    "Privacy",
    "Egress", "Sharing", "Assistants", "Web",
  ]

  /// Codes that nobody meets on the site: the terminal's, the start's, the workers' own. People get the sentence of
  /// their kind where one comes through after all.
  static let unseen: Set<String> = [
    // The terminal: files named on the command line, formats, the machine's own lacks.
    "format-unknown", "not-writable", "not-written", "ffmpeg-missing", "soundfont-missing", "speech-missing",
    "sound-unreadable", "picture-too-wide",
    // The start: keys, schema, settings.
    "instance-key-weak", "instance-key-open", "instance-key-file", "schema-newer", "database-unsafe",
    "database-address",
    "database-collation", "samples-unwritable",
    // Backups and their keys: commands of the operator.
    "operator-key", "envelope-damaged", "keys-present", "key-snapshot-damaged", "instance-key-missing", "database-copy",
    // Between workers.
    "job-not-free", "job-not-due", "lease-lost", "object-size", "disk-denied", "file-changed", "job-unreadable",
    "scratch-unwritable", "reason-form", "file-kind", "range-outside",
    "forecast-days",
    // Holds of evidence and changes of the policy: commands of the operator.
    "hold-invalid", "hold-too-late", "object-unknown", "policy-notice", "policy-too-early", "policy-unannounced",
    "policy-unchanged",
    // Take-outs that come back from a file, and their making: commands of the operator, jobs.
    "archive-damaged", "archive-missing", "archive-name", "archive-packed", "archive-too-large", "archive-unreadable",
    "takeout-manifest", "takeout-outdated", "takeout-table", "takeout-tampered", "work-versions", "choice-time",
    "acceptance-kind", "chat-exists",
    // The desk for requests, and mails that wait for it.
    "request-unproven", "request-answer", "request-proved", "request-mails", "request-person",
    "disclosure-invalid",
    // Settings.
    "statutory-terms",
    // Copies for internal testing: a command of the operator.
    "internal-use-refused", "copy-unknown",
  ]

  @Test(arguments: Language.allCases)
  func everyCodeHasASentence(_ language: Language) throws {
    let found = try Self.modules.flatMap(codes(in:))
    #expect(found.count > 50)
    let known = Set(ErrorStrings.of(language).codes.keys)
    let missing = Set(found).subtracting(known).subtracting(Self.unseen)
    #expect(missing.sorted() == [])
  }

  @Test(arguments: Language.allCases)
  func languagesHaveTheSameCodesAndPlaces(_ language: Language) {
    let english = ErrorStrings.english.codes
    let other = ErrorStrings.of(language).codes
    #expect(Set(english.keys) == Set(other.keys))
    for (code, phrase) in other {
      #expect(Set(phrase.places) == Set(english[code]?.places ?? []), "\(code)")
      let text = ErrorStrings.of(language).text(code: code) ?? ""
      #expect(!text.contains("{") && !text.isEmpty, "\(code)")
      if !phrase.places.isEmpty { #expect(!text.contains(/\b0\b/), "\(code): \(text)") }
    }
  }

  @Test func codesAreFoundHoweverTheyAreWritten() {
    let source = """
      throw DomainError(.invalid, "one-code", "…")
      static let two = DomainError(
        .tooMany, "two-codes",
        "…")
      default: report("instrumental", "three-codes")
      FieldProblem(field: "x", code: "four-codes")
      DomainError(.fault, "not-this-one", "…"); DomainError(.invalid, "say-" + error.code, "…")
      """
    #expect(Self.codes(of: source) == ["one-code", "two-codes", "three-codes", "four-codes"])
  }

  private func codes(in module: String) throws -> [String] {
    var root = URL(filePath: #filePath).resolvingSymlinksInPath()
    for _ in 0..<5 { root.deleteLastPathComponent() }
    let folder = root.appending(path: "Sources/\(module)")
    let walk = FileManager.default.enumerator(atPath: folder.path)
    var codes: [String] = []
    while let name = walk?.nextObject() as? String {
      guard name.hasSuffix(".swift"), !name.contains("Strings") else { continue }
      codes += Self.codes(of: try String(contentsOf: folder.appending(path: name), encoding: .utf8))
    }
    return codes
  }

  static func codes(of source: String) -> [String] {
    let kinds = DomainError.Kind.allCases.filter { $0 != .fault }.map(\.rawValue)
    var found: [String] = []
    for match in source.matches(of: /\.([a-zA-Z]+),\s*"([a-z0-9]+(?:-[a-z0-9]+)*)"/)
    where kinds.contains(String(match.1)) && match.2 != "true" {
      found.append(String(match.2))
    }
    for match in source.matches(of: /(?:report\([^,()]+, |\bcode: )"([a-z0-9]+(?:-[a-z0-9]+)+)"/) {
      found.append(String(match.1))
    }
    return found
  }
}
