public import Core
public import Policy

/// Where a request stands (docs/state-machines/request.md).
public enum RequestState: String, Sendable, Hashable, Codable, CaseIterable {
  /// Came in by mail; its sender has not been asked yet whose it is.
  case received
  /// A link lies in the mailbox; the time for the answer stands still (D29).
  case waiting
  /// Somebody has to answer it.
  case open
  case answered, refused, withdrawn
  /// Nobody proved it in time; its text is gone (D28).
  case expired

  public var isClosed: Bool {
    switch self {
    case .received, .waiting, .open: false
    case .answered, .refused, .withdrawn, .expired: true
    }
  }
}

/// By which way a request came.
public enum RequestChannel: String, Sendable, Hashable, Codable, CaseIterable {
  case account, mail
  case giftLink = "gift-link"
}

/// What is known about whose request it is. A sender's line proves nothing (D28).
public enum RequestProof: String, Sendable, Hashable, Codable, CaseIterable {
  case none
  /// Written by whoever was signed in.
  case session
  /// The link was used, and an account has confirmed the address to which it went.
  case account
  /// The link was used; no account has confirmed that address.
  case mailbox
  /// The operator has seen another proof.
  case desk = "operator"
}

/// Why a request was refused: each is a ground that the law knows. The sentence for the person is in the answer.
public enum RequestRefusal: String, Sendable, Hashable, Codable, CaseIterable {
  /// Nobody proved whose request it is.
  case identity
  case unfounded, excessive
  /// It would reveal or take what is somebody else's.
  case others
  /// The law asks to keep it, or forbids to say it.
  case law
}

/// One thing that was done about a request.
public struct RequestStep: Sendable, Hashable {
  public enum Act: String, Sendable, Hashable, Codable, CaseIterable {
    case received, asked, proved, accepted, classified, viewed, noted, answered, refused, withdrawn, expired
    case mailFailed = "mail-failed"
  }

  public enum Actor: String, Sendable, Hashable, Codable, CaseIterable {
    case person, system
    case desk = "operator"
  }

  public var act: Act
  public var actor: Actor
  public var at: Instant
  /// Who it was at the desk, where they said so, and what they noted; only for the operator.
  public var name: String?
  public var note: String?
}

/// A request without its words: what lists, calendars and counts need.
public struct RequestEntry: Sendable, Hashable {
  public var id: Identifier
  /// By which people and the desk speak of it. It says neither when it was made nor how many there are.
  public var number: String
  public var account: Identifier?
  public var right: RequestRight
  public var channel: RequestChannel
  public var language: Language
  public var state: RequestState
  public var proof: RequestProof
  public var refusal: RequestRefusal?
  public var receivedAt: Instant
  /// By when it must be answered; while it waits for proof, as it was before (D29).
  public var dueAt: Instant
  public var waitingSince: Instant?
  public var closedAt: Instant?

  /// Not answered at the instant by which it had to be. What waits for proof is never late.
  public func isOverdue(at now: Instant) -> Bool {
    (state == .received || state == .open) && dueAt <= now
  }
}

/// A request with its words, opened for whoever may read them.
public struct RequestCase: Sendable, Hashable {
  public var entry: RequestEntry
  /// Nil once they are gone.
  public var subject: String?
  public var text: String?
  public var answer: String?
  /// Where it came from; nil where an account answers for it.
  public var address: String?
  /// Names of attachments that were not taken.
  public var ignored: String?
  /// In the order in which they were done.
  public var steps: [RequestStep]
}

/// A mail that may be a request, as the desk's mailbox received it. Nothing of it is known to be true.
public struct ReceivedMail: Sendable, Hashable {
  /// The one spelling of the sender's address by which accounts are found too.
  public var address: String
  public var subject: String
  public var text: String
  /// Attachments that were left out, in words.
  public var ignored: String
  public var language: Language
  /// False for what a program sent: an answer could go in circles.
  public var mayBeAnswered: Bool

  public init(
    address: String, subject: String, text: String, ignored: String = "", language: Language,
    mayBeAnswered: Bool = true
  ) {
    self.address = address
    self.subject = subject
    self.text = text
    self.ignored = ignored
    self.language = language
    self.mayBeAnswered = mayBeAnswered
  }
}

/// What somebody is to be written about a request. Accounts has the words, in every language.
public enum RequestLetter: Sendable, Hashable {
  /// The same for everybody who writes to the desk, whether there is an account or not (D28).
  case acknowledge(number: String, token: String)
  /// More proof is asked for.
  case prove(number: String, token: String)
  /// - leadsToDeletion: deleting goes by the account's own steps, to which the letter points (D3).
  case answer(number: String, text: String, leadsToDeletion: Bool)
  case refuse(number: String, text: String)
}

enum RequestFault {
  static let unknown = DomainError(.notFound, "request-unknown", "There is no such request.")
  static let closed = DomainError(.conflict, "request-closed", "This request is closed.")
  static let linkDead = DomainError(
    .gone, "request-link-dead", "This link was used already or is too old. Write to us once more.")
  static let right = DomainError(.invalid, "request-right", "Choose what you ask for.")
  static let empty = DomainError(.invalid, "request-empty", "Write in a few words what you ask for.")
  static let tooLong = DomainError(.invalid, "request-too-long", "Say it in fewer words.")
  static let tooMany = DomainError(
    .tooMany, "requests-open", "Several requests of yours wait for an answer: that comes first.")
  static let unproven = DomainError(
    .conflict, "request-unproven", "Nobody has proved whose request this is: ask for a proof, or refuse it.")
  static let answerForm = DomainError(.invalid, "request-answer", "An answer needs a text, and not an endless one.")
  static let proofAlready = DomainError(.conflict, "request-proved", "It is known whose request this is.")
  static let mailsTooMany = DomainError(
    .tooMany, "request-mails", "Too many mails wait for their proof: this one is taken later.")
  static let person = DomainError(.invalid, "request-person", "A name has from 2 to 100 letters.")
}
