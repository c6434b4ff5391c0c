import Core
import Policy

/// What people read when something goes wrong: a page for each status, a sentence for each stable code, and a general
/// sentence for each kind where the code means nothing to them.
struct ErrorStrings: Sendable {
  /// What happened, what was not lost, what to do.
  struct Message: Sendable {
    let title: String
    let text: String
  }

  let badRequest: Message
  let signedOut: Message
  let forbidden: Message
  let notFound: Message
  let methodNotAllowed: Message
  let conflict: Message
  let gone: Message
  let tooLarge: Message
  let unprocessable: Message
  let tooMany: Message
  let fault: Message
  let unavailable: Message

  /// {span}.
  let wait: Phrase
  /// {id}.
  let requestNumber: Phrase
  /// {contact}.
  let tellUs: Phrase
  let toHome: String
  let toSongs: String
  let toSignIn: String
  let startSong: String
  let tryAgain: String

  let kinds: @Sendable (DomainError.Kind) -> String
  /// By the stable code of an error or of a field's problem.
  let codes: [String: Phrase]

  static func of(_ language: Language) -> ErrorStrings {
    switch language {
    case .english: english
    case .russian: russian
    case .kazakh: kazakh
    }
  }

  /// The sentence for a code, with the limits it speaks of; nil for a code that has none.
  func text(code: String) -> String? {
    codes[code].map { phrase in
      let (least, most) = ErrorNumbers.of(code)
      return phrase(least: String(least), most: String(most))
    }
  }

  /// The sentence for an error: that of its code, else that of its kind.
  func text(_ error: DomainError) -> String {
    text(code: error.code) ?? kinds(error.kind)
  }

  /// The page for a status that the site answers with.
  func message(status: Int) -> Message {
    switch status {
    case 400: badRequest
    case 401: signedOut
    case 403: forbidden
    case 404: notFound
    case 405: methodNotAllowed
    case 409: conflict
    case 410: gone
    case 413: tooLarge
    case 422: unprocessable
    case 429: tooMany
    case 503: unavailable
    default: fault
    }
  }
}

/// The limits that error sentences speak of, from where the code enforces them.
enum ErrorNumbers {
  static func of(_ code: String) -> (least: Int, most: Int) {
    switch code {
    case "username-length": (Limits.usernameLength.lowerBound, Limits.usernameLength.upperBound)
    case "password-length": (Limits.passwordLength.lowerBound, Limits.passwordLength.upperBound)
    case "adult-required": (Ages.least, Ages.least)
    case "name-words", "say-name-words": (1, Limits.nameWordsMax)
    case "name-too-long", "say-name-too-long":
      (1, code == "name-too-long" ? Limits.nameLengthMax : Limits.sayNameLengthMax)
    case "story-too-long": (1, Limits.storyLengthMax)
    case "words-too-long": (1, Limits.ownWordsLengthMax)
    case "seconds-range", "seconds-number": (Limits.songSeconds.lowerBound, Limits.songSeconds.upperBound)
    case "tempo-range", "tempo-number": (Limits.tempo.lowerBound, Limits.tempo.upperBound)
    case "works-in-the-making": (1, Limits.worksInTheMakingMax)
    case "versions-too-many": (1, Limits.versionsMax)
    case "uploads-too-many": (1, Limits.uploadsKeptMax)
    case "request-too-long": (1, Limits.requestTextLengthMax)
    case "chat-message-too-long": (1, Limits.chatMessageLengthMax)
    default: (0, 0)
    }
  }
}
