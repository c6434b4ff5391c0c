import Core
import Foundation
import Policy

/// Reads the giver's own words from a file.
enum WordsFile {
  static func read(_ path: String) throws(DomainError) -> String {
    guard let handle = FileHandle(forReadingAtPath: path),
      let data = try? handle.read(upToCount: Limits.ownWordsLengthMax * Limits.textBytesPerCharacterMax + 1)
    else {
      throw DomainError(.notFound, "words-missing", "The file with your words cannot be read: \(path)")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw DomainError(.invalid, "words-encoding", "The file with your words is not UTF-8 text: save it as UTF-8.")
    }
    return text
  }
}
