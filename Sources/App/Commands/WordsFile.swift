import Core
import Foundation
import Policy

/// Reads the giver's own words from a file.
enum WordsFile {
  static func read(_ path: String) throws(DomainError) -> String {
    let data: Data
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      // Nothing at all is how an empty file reads; the brief says what to do about it.
      data = try handle.read(upToCount: Limits.ownWordsLengthMax * Limits.textBytesPerCharacterMax + 1) ?? Data()
    } catch {
      throw DomainError(
        .notFound, "words-missing", "The file with your words cannot be read: name a text file that exists (\(path)).")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw DomainError(.invalid, "words-encoding", "The file with your words is not UTF-8 text: save it as UTF-8.")
    }
    return text
  }
}
