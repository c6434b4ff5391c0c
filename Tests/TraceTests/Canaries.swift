import Core
import Foundation
import Studio

/// Twenty things that are said about one person, each a word that occurs nowhere else in the world.
struct Canaries {
  let number: Int
  /// What all words of one test begin with: whoever finds no beginning finds no word.
  let mark: String

  init(_ number: Int, mark: String = "Zq") {
    self.number = number
    self.mark = mark
  }

  /// Letters only, so that it can stand in names and addresses; mixed case, so that changing it shows.
  private func word(_ field: String) -> String {
    let letters = Array("bcdfghjklmnpqrst")
    let digits = [letters[number / 16 % 16], letters[number % 16]].map(String.init).joined()
    return "\(mark)\(field.capitalized)Xv\(digits)Wk"
  }

  var email: String { word("mail").lowercased() + "@example.org" }
  var newEmail: String { word("nextmail").lowercased() + "@example.org" }
  var username: String { word("user").lowercased() }
  var password: String { word("password") }
  var title: String { word("title") }
  var lyrics: String { word("lyrics") }
  var detail: String { word("detail") }
  var line: String { word("line") }
  var audio: String { word("audio") }
  var tag: String { word("tag") }
  var cover: String { word("cover") }

  /// What is asked for. What the song then says of itself travels in the story, where the paper song finds it.
  var brief: [String: String] {
    let made = [title, lyrics, detail, line, audio, tag, cover].joined(separator: " ")
    return [
      "recipient": word("recipient"), "story": word("story") + " " + made, "words": word("words"),
      "say-name": word("say"),
    ]
  }

  var draft: [String: String] { ["recipient": word("draft"), "story": word("tale"), "words": word("verse")] }
  var looseDraft: [String: String] { ["recipient": word("loose"), "story": word("rumour")] }

  var upload: String { word("upload") }
  var message: String { word("message") }
  var answer: String { word("answer") }
  var departed: String { word("departed") }
  var request: String { word("request") }

  /// What somebody leaves who also hands in a picture, chats, lets a wish go to a contractor, and asks by their rights.
  var more: [String] { [upload, message, answer, departed, request] }

  /// All of them, as they would be found.
  var all: [String] {
    let mails = [email, newEmail].map { String($0.prefix { $0 != "@" }) }
    let asked = brief.filter { $0.key != "story" }.values + [word("story")]
    return
      (mails + [username, password, title, lyrics, detail, line, audio, tag, cover] + asked + draft.values
      + looseDraft.values).sorted()
  }
}

/// A song that costs no minute: its files are the words they would be made from.
struct PaperSong: GenerationKind {
  let id = "song"
  let price = 10
  let fields = ["recipient", "language", "story", "words", "say-name"].map { Field($0, .longText(lengthMax: 1000)) }

  func check(_ fields: [String: String]) -> [FieldProblem] { [] }
  func texts(_ fields: [String: String]) -> [String] { [] }
  func recipient(_ fields: [String: String]) -> String { fields["recipient"] ?? "" }

  func make(
    _ brief: Brief, in workshop: Workshop, tell: @escaping @Sendable (MakingEvent) -> Void
  ) async throws -> Made {
    let said = (brief.fields["story"] ?? "").split(separator: " ").map(String.init) + Array(repeating: "", count: 8)
    let (title, lyrics, detail, line) = (said[1], said[2], said[3], said[4])
    tell(.words(title: title, text: lyrics))
    let files: [(WorkFile, String)] = [
      (.mp3, "ID3 \(said[6]) \(said[5])"), (.flac, said[5]), (.cover, "<svg>\(said[7])</svg>"),
      (.words, lyrics + line),
    ]
    for (file, text) in files {
      try Data(text.utf8).write(to: URL(filePath: workshop.path(file.rawValue)))
    }
    return Made(
      title: title, words: lyrics, facts: Facts(language: "en", seconds: 61.5, unusedDetails: [detail]),
      lines: [TimedLine(start: 0.5, end: 2, text: line)], peaks: [0, 0.5, 1],
      files: files.map { ($0.0, workshop.path($0.0.rawValue)) })
  }
}
