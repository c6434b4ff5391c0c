import Core
import Policy

/// Every value that the policy states, as one argument: the page cannot say a number that was not handed to
/// it, and a changed value changes all languages at once (D37, D38).
struct PolicyFacts: Sendable {
  var spans: SpanWords
  var siteName: String
  var operatorIdentity: Operator

  var rules = Retention.all
  var purgeLag = Retention.purgeLag
  var closedAccountSweepMost = Retention.closedAccountSweepMost
  var noticeDays = Retention.noticeDays
  var renewalStopsAfter = Retention.renewalStopsAfter
  var keySnapshotMost = Retention.keySnapshotMost
  var backupRotation = Retention.backupRotation
  var answerWithin = Retention.answerWithin
  var requestProof = Retention.requestProof
  var holdReview = Retention.holdReview
  var materialChangeNotice = Retention.materialChangeNotice
  var deletionLink = Retention.deletionLink
  var refundWindow = Prices.refundWindow
  var leastAge = Ages.least
  var chatMessagesMax = Limits.chatMessagesMax
  var smallestCountShown = Limits.smallestCountShown
  var version = PolicyVersion.current
  var contractors: [Contractor]
  var cookies: [Cookie]
  /// The third-party counter, where the operator has turned one on (D15).
  var metrika: Metrika?

  init(_ language: Language, siteName: String, operatorIdentity: Operator, metrika: Metrika? = nil) {
    contractors = Contractor.register(with: metrika)
    cookies = Cookie.all(with: metrika)
    self.metrika = metrika
    self.spans = SpanWords(language)
    self.siteName = siteName
    self.operatorIdentity = operatorIdentity
  }

  var language: Language { spans.language }

  /// Where people write to; shown as missing where the operator has not said it (§1).
  var contact: String {
    let mail = operatorIdentity.contactMail
    return mail.isEmpty ? "(\(PolicyStrings.of(language).notGiven))" : mail
  }

  /// The rule of a class, as it is in `rules`: the one that a test or an operator may have changed.
  func rule(_ rule: Retention) -> Retention {
    rules.first { $0 == rule } ?? rule
  }

  /// How long a class is kept, in words.
  func kept(_ rule: Retention) -> String { plain(self.rule(rule).keep) }

  /// The same as it stands after "from" and "after".
  func keptOblique(_ rule: Retention) -> String { oblique(self.rule(rule).keep) }

  func trash(_ rule: Retention) -> String { plain(self.rule(rule).trash) }

  func plain(_ period: Period?) -> String { period.map(spans.plain) ?? "–" }

  func oblique(_ period: Period?) -> String { period.map(spans.oblique) ?? "–" }

  /// The notices before a removal as they stand before "before": "30, 7 and 1 day".
  var noticesBefore: String {
    let days = noticeDays.sorted(by: >)
    let last = spans.plain(days.last ?? 0, .day)
    let early = days.dropLast().map(String.init).joined(separator: ", ")
    let and =
      switch language {
      case .english: "and"
      case .russian: "и"
      case .kazakh: "және"
      }
    return early.isEmpty ? last : "\(early) \(and) \(last)"
  }

  var labelDutyKazakhstan: String { Format.date(LabelDuties.kazakhstanSince, language) }
  var labelDutyEurope: String { Format.date(LabelDuties.europeSince, language) }
}
