import Core
import Policy

/// "My data" (§9.1, D2b): what is held, class by class, until when, on which ground, and what would change it.
enum MyDataShow {
  struct Model: Sendable, Hashable {
    /// What the person told: label and value.
    var told: [Line]
    var rows: [Row]
    var hasContractors: Bool
    var contactMail: String
    /// How soon a request is answered.
    var answerSpan: String
  }

  struct Line: Sendable, Hashable {
    var label: String
    var value: String
  }

  struct Row: Sendable, Hashable {
    var title: String
    /// Nil where nothing is counted, such as the account itself.
    var count: String?
    var until: String
    /// "§5.4", and its place on the policy page.
    var clause: String
    var anchor: String
    var purposes: String
    var ground: String
    var change: String
    /// Nothing is held at present: said in one line.
    var isEmpty: Bool
  }

  struct Prime: Sendable, Hashable {
    var until: Instant?
  }

  /// What the modules know about one person; pages never see more than these numbers and dates.
  struct Facts: Sendable {
    struct Held: Sendable {
      var count: Int
      /// When the first and the last of them go; nil where no date is set.
      var first: Instant?
      var last: Instant?

      init(count: Int, first: Instant? = nil, last: Instant? = nil) {
        self.count = count
        self.first = first
        self.last = last
      }
    }

    var username: String
    var email: String
    var createdAt: Instant
    /// When the person said that they are an adult, and to which version of the policy (D35).
    var adultStatement: (at: Instant, version: String)?
    /// When the account ends if nobody uses it any more (D7b); nil while Prime runs without an end.
    var closesAt: Instant?
    /// The Prime that runs, by its end, which may not be in sight; nil without Prime.
    var prime: Prime?
    /// Classes that are counted; one that is not named is held in no countable number.
    var held: [DataClass: Held]
    var contractors = Contractor.register
    var contactMail: String
  }
}

extension MyDataShow.Model {
  init(_ facts: MyDataShow.Facts, _ strings: Strings) {
    let language = strings.language
    let (words, names) = (strings.privacy, strings.policy.names)
    told = [
      MyDataShow.Line(label: strings.account.email, value: facts.email),
      MyDataShow.Line(label: strings.account.username, value: facts.username),
      MyDataShow.Line(label: words.memberSince, value: Format.date(facts.createdAt, language)),
    ]
    if let prime = facts.prime {
      let until = prime.until.map { words.primeUntil(date: Format.dateUntil($0, language)) }
      told.append(MyDataShow.Line(label: words.prime, value: until ?? words.primeEndless))
    }
    if let statement = facts.adultStatement {
      let date = Format.date(statement.at, language)
      told.append(
        MyDataShow.Line(
          label: words.adultStatement, value: words.adultStated(date: date, version: statement.version)))
    }
    rows = DataClass.allCases.map { dataClass in
      let held = facts.held[dataClass]
      return MyDataShow.Row(
        title: names.dataClass(dataClass), count: held.map { Format.number($0.count, language) },
        until: Self.until(dataClass, facts, strings), clause: dataClass.keepingClause.rawValue,
        anchor: dataClass.keepingClause.anchor,
        purposes: dataClass.purposes.map(names.purpose).joined(separator: "; "),
        ground: names.ground(dataClass.ground), change: words.changes(dataClass, strings.spans),
        isEmpty: held.map { $0.count == 0 } ?? false)
    }
    hasContractors = !facts.contractors.isEmpty
    contactMail = facts.contactMail
    let spans = strings.spans
    let days = Retention.answerWithin.days
    answerSpan = language == .russian ? spans.oblique(days) : spans.plain(days)
  }

  private static func until(_ dataClass: DataClass, _ facts: MyDataShow.Facts, _ strings: Strings) -> String {
    let language = strings.language
    let words = strings.privacy
    if let first = facts.held[dataClass]?.first, let last = facts.held[dataClass]?.last {
      let (from, to) = (Format.dateUntil(first, language), Format.dateUntil(last, language))
      return from == to ? words.untilDay(date: to) : words.untilDays(first: from, last: to)
    }
    guard let rule = dataClass.rule, rule != .account else {
      return dataClass == .account
        ? facts.closesAt.map { words.unusedUntil(date: Format.dateUntil($0, language)) } ?? words.whileAccountLives
        : words.whileAccountLives
    }
    let policy = strings.policy
    let span = strings.spans.plain(rule)
    return rule == .transaction ? policy.afterFiscalYear(span: span) : span
  }
}

extension DataClass {
  /// The rule that keeps the class; nil where it lives with the account.
  var rule: Retention? {
    switch self {
    case .account, .preferences, .sessions, .energy: nil
    case .drafts: .draft
    case .uploads: .upload
    case .works: .generated
    case .chats: .chat
    case .transactions: .transaction
    case .logs: .log
    case .addressHashes: .addressHash
    case .departures: .departure
    case .takeouts: .takeout
    case .requests: .request
    }
  }

  /// The clause that says until when, which is what "My data" is about.
  var keepingClause: Clause {
    switch self {
    case .account, .preferences, .sessions, .energy: .keepAccount
    case .drafts: .uploads
    case .uploads: .keepUploads
    case .works: .keepGenerated
    case .chats: .keepChats
    case .transactions: .keepTransactions
    case .logs, .addressHashes, .departures: .keepLogs
    case .takeouts: .rights
    case .requests: .requests
    }
  }
}
