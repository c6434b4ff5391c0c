import Core

/// The list of songs, and the trash.
struct LibraryStrings: Sendable {
  let title: String
  let count: Plural
  let makeAnother: String
  let search: String
  let searchHint: String
  let nothingFound: Phrase
  let showAll: String
  let emptyTitle: String
  let emptyText: String
  let emptyButton: String
  let toTrash: String

  let trashTitle: String
  let trashLead: Phrase
  let trashEmpty: String
  let daysLeft: Plural
  let lastHours: String
  let gone: Phrase

  static func of(_ language: Language) -> LibraryStrings {
    switch language {
    case .english: english
    case .russian: russian
    case .kazakh: kazakh
    }
  }
}
