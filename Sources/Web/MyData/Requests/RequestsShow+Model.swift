import Core
import Policy
import Privacy

/// "My requests" (§9.1): what a person asked for by right, where it stands, by when it is answered, and a form for more.
enum RequestsShow {
  struct Model: Sendable, Hashable {
    var cards: [Card]
    /// What was typed, kept as it is when something of it was wrong.
    var right = ""
    var text = ""
    var problems: [FieldProblemText] = []
    /// As many wait as may.
    var isFull: Bool
    var contactMail: String
    var answerSpan: String
    /// For how long an answered request is kept.
    var keptSpan: String
  }

  struct Card: Sendable, Hashable {
    var number: String
    var title: String
    var state: String
    var kind: PillKind
    var received: String
    /// "Answer by …", "Closed on …" or that the time stands still.
    var date: (label: String, value: String)
    var text: String?
    var answer: String?
    var steps: [(moment: String, text: String)]
    var canWithdraw: Bool
    /// Deleting the account goes by its own steps (D3).
    var leadsToDeletion: Bool

    static func == (left: Card, right: Card) -> Bool { left.number == right.number && left.state == right.state }
    func hash(into hasher: inout Hasher) { hasher.combine(number) }
  }

  enum Name {
    static let right = "right"
    static let text = "text"
  }
}

extension RequestsShow.Model {
  init(_ requests: [RequestCase], at now: Instant, contactMail: String, _ strings: Strings) {
    cards = requests.map { RequestsShow.Card($0, at: now, strings) }
    isFull = requests.count { !$0.entry.state.isClosed } >= Limits.requestsOpenMax
    self.contactMail = contactMail
    let spans = strings.spans
    answerSpan =
      strings.language == .russian
      ? spans.oblique(Retention.answerWithin.days) : spans.plain(Retention.answerWithin.days)
    keptSpan = strings.language == .english ? spans.plain(.request) : spans.oblique(.request)
  }
}

extension RequestsShow.Card {
  init(_ request: RequestCase, at now: Instant, _ strings: Strings) {
    let (entry, words, language) = (request.entry, strings.requests, strings.language)
    number = entry.number
    title = words.right(entry.right)
    state = entry.isOverdue(at: now) ? words.late : words.state(entry.state)
    kind =
      switch entry.state {
      case .answered: .ready
      case .refused: .wrong
      case .received, .waiting, .open: entry.isOverdue(at: now) ? .wrong : .busy
      case .withdrawn, .expired: .plain
      }
    received = Format.moment(entry.receivedAt, language)
    if let closedAt = entry.closedAt {
      date = (words.closedOn, Format.moment(closedAt, language))
    } else if entry.state == .waiting {
      date = (words.answerBy, words.timeStands)
    } else {
      date = (words.answerBy, Format.moment(entry.dueAt, language))
    }
    text = request.text
    answer = request.answer
    steps = request.steps.map { (Format.moment($0.at, language), words.step($0.act)) }
    canWithdraw = !entry.state.isClosed
    leadsToDeletion = entry.right.isDeletion && entry.state != .withdrawn
  }
}
