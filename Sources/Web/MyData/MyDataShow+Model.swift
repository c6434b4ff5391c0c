import Accounts
import Core
import Policy
import Privacy

/// "My data" (§9.1, D2b): what is held, class by class, until when, on which ground, and what would change it; what goes
/// next, what has left, who has looked, and what the person decided.
enum MyDataShow {
  struct Model: Sendable, Hashable {
    /// What the person told: label and value.
    var told: [Line]
    var rows: [Row]
    /// What goes in the days to come; nil when nothing does.
    var forecast: Table?
    var forecastSpan: String
    var hasContractors: Bool
    var departed: Table?
    var looks: [String]
    var standing: [Line]
    var contactMail: String
    /// How soon a request is answered.
    var answerSpan: String
    var authority: String
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
    /// Sessions can be ended, in the settings.
    var isInSettings = false
  }

  struct Table: Sendable, Hashable {
    var head: [String]
    var rows: [[String]]
  }

  struct Prime: Sendable, Hashable {
    var until: Instant?
  }

  /// What the modules know about one person; pages never see more than these numbers and dates.
  struct Facts: Sendable {
    typealias Held = OwnData.Held

    var username: String
    var email: String
    var createdAt: Instant
    /// What the person declared, and to which version of the policy (D35, D36).
    var declared: [DeclaredAcceptance]
    /// Changes of the policy of which the person was told by mail (D36).
    var policyNotices: [PolicyNotice] = []
    /// When the account ends if nobody uses it any more (D7b); nil while Prime runs without an end.
    var closesAt: Instant?
    /// The Prime that runs, by its end, which may not be in sight; nil without Prime.
    var prime: Prime?
    /// Classes that are counted; one that is not named is held in no countable number.
    var held: [DataClass: Held]
    var forecast = OwnForecast([], from: Instant(microseconds: 0))
    var departed: [OwnData.Departed] = []
    var looks: [Looks.Look] = []
    var restriction: Restriction?
    var standing: [Privacy.Choice.Subject: Bool] = [:]
    /// Consents that can be given here at all.
    var consents: [ConsentKind] = []
    var contractors = Contractor.register
    var contactMail: String
    var authority = Operator.authorityOfKazakhstan
  }
}

extension MyDataShow.Model {
  init(_ facts: MyDataShow.Facts, _ strings: Strings) {
    let language = strings.language
    told = Self.told(facts, strings)
    rows = DataClass.allCases.map { Self.row($0, facts, strings) }
    forecast = MyDataTables.forecast(facts.forecast, strings)
    forecastSpan = strings.spans.plain(.days(Limits.ownForecastDays))
    hasContractors = !facts.contractors.isEmpty
    departed = MyDataTables.departed(facts.departed, strings)
    looks = facts.looks.map { look in
      let words = strings.privacy
      let (date, thing) = (Format.date(look.at, language), words.thing(look.kind))
      return look.isUnderHold ? words.lookUnderHold(date: date, thing: thing) : words.look(date: date, thing: thing)
    }
    standing = Self.standing(facts, strings)
    contactMail = facts.contactMail
    let spans = strings.spans
    let days = Retention.answerWithin.days
    answerSpan = language == .russian ? spans.oblique(days) : spans.plain(days)
    authority = facts.authority.text(language)
  }

  private static func told(_ facts: MyDataShow.Facts, _ strings: Strings) -> [MyDataShow.Line] {
    let (language, words) = (strings.language, strings.privacy)
    var told = [
      MyDataShow.Line(label: strings.account.email, value: facts.email),
      MyDataShow.Line(label: strings.account.username, value: facts.username),
      MyDataShow.Line(label: words.memberSince, value: Format.date(facts.createdAt, language)),
    ]
    if let prime = facts.prime {
      let until = prime.until.map { words.primeUntil(date: Format.dateUntil($0, language)) }
      told.append(MyDataShow.Line(label: words.prime, value: until ?? words.primeEndless))
    }
    return told
      + facts.declared.map { declared in
        MyDataShow.Line(
          label: declared.kind == .adult ? words.adultStatement : words.policyAccepted,
          value: words.adultStated(date: Format.date(declared.at, language), version: declared.policyVersion))
      }
      + facts.policyNotices.map { notice in
        MyDataShow.Line(
          label: words.toldOfChange,
          value: words.toldOn(
            date: Format.date(notice.toldAt, language), day: Format.date(notice.bindsAt, language)))
      }
  }

  private static func row(_ dataClass: DataClass, _ facts: MyDataShow.Facts, _ strings: Strings) -> MyDataShow.Row {
    let held = facts.held[dataClass]
    let names = strings.policy.names
    return MyDataShow.Row(
      title: names.dataClass(dataClass), count: held.map { Format.number($0.count, strings.language) },
      until: until(dataClass, facts, strings), clause: dataClass.keepingClause.rawValue,
      anchor: dataClass.keepingClause.anchor,
      purposes: dataClass.purposes.map(names.purpose).joined(separator: "; "),
      ground: names.ground(dataClass.ground), change: strings.privacy.changes(dataClass, strings.spans),
      isEmpty: held.map { $0.count == 0 } ?? false, isInSettings: dataClass == .sessions)
  }

  private static func standing(_ facts: MyDataShow.Facts, _ strings: Strings) -> [MyDataShow.Line] {
    let words = strings.choices
    let restriction = facts.restriction.map { words.inForceSince(date: Format.date($0.since, strings.language)) }
    var lines = [
      MyDataShow.Line(label: words.restriction, value: restriction ?? words.notInForce),
      MyDataShow.Line(
        label: words.objection, value: facts.standing[.objection] == true ? words.inForce : words.notInForce),
    ]
    lines += facts.consents.map { kind in
      MyDataShow.Line(
        label: words.consent(kind).title, value: facts.standing[.consent(kind)] == true ? words.given : words.notGiven)
    }
    return lines
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
