import Core

/// What every page says: its frame, its buttons, its short news.
struct CommonStrings: Sendable {
  /// One line about the service, for search engines and previews.
  let tagline: String
  let skipToContent: String
  let menu: String
  let create: String
  let works: String
  let trash: String
  let signIn: String
  let signUp: String
  let signOut: String
  let settings: String
  let home: String

  let language: String
  let theme: String
  let themeSystem: String
  let themeLight: String
  let themeDark: String

  /// "86 energy": what a person has, or what a thing costs.
  let energy: Plural
  let yourEnergy: Plural

  let policy: String
  let cookies: String
  let contractors: String
  let myData: String
  /// Who runs this instance: {operator}.
  let runBy: Phrase
  let footer: String

  let problems: Plural
  let optional: String
  let back: String
  let cancel: String
  let save: String
  let delete: String
  let next: String
  let previous: String
  let pages: String
  let search: String
  let clear: String
  let yes: String
  let no: String
  let showPassword: String
  let hidePassword: String

  let minutes: Plural
  let seconds: Plural
  let hours: Plural
  let days: Plural
  let months: Plural
  let today: String

  /// The visible notice of the AI laws on everything that was made here.
  let madeByAI: String

  /// One sentence at the top of the next page, by the code that an action left behind.
  let notices: [String: String]

  static func of(_ language: Language) -> CommonStrings {
    switch language {
    case .english: english
    case .russian: russian
    case .kazakh: kazakh
    }
  }
}
