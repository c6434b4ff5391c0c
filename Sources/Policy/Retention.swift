/// How long one class of data is kept, from when, and what comes then. The sweeper, the dates on pages and the
/// public policy read these values and no others.
public struct Retention: Sendable, Hashable {
  /// The instant from which a period runs.
  public enum Clock: String, Sendable, Hashable {
    case receivedAt, createdOrPrimeEnded, lastAccessDayEnd, fiscalYearEnd, madeAt, accountClosed,
      requestClosed
  }

  public var name: String
  public var clock: Clock
  /// Nil while the account lives (§5.1).
  public var keep: Period?
  /// Proven bounds of the whole life, where the policy names a range.
  public var bounds: (least: Period, most: Period)?
  public var trash: Period?
  /// How long after the due instant the bytes may still lie on disk, hidden (D45).
  public var purgeLag: Period
  public var primeExempts: Bool
  public var clauses: [Clause]

  init(
    _ name: String, clock: Clock, keep: Period?, bounds: (least: Period, most: Period)? = nil, trash: Period? = nil,
    primeExempts: Bool = false, clauses: [Clause]
  ) {
    self.name = name
    self.clock = clock
    self.keep = keep
    self.bounds = bounds
    self.trash = trash
    self.purgeLag = Self.purgeLag
    self.primeExempts = primeExempts
    self.clauses = clauses
  }

  /// Uploads are there for moderation and verification; they never see the trash.
  public static let upload = Retention(
    "upload", clock: .receivedAt, keep: Tightening.inForce[.upload],
    clauses: [.keepUploads, .uploadsTransformed, .halfOpen])

  /// Three months is the middle of the promised two to four, so neither end is ever touched.
  public static let generated = Retention(
    "generated", clock: .createdOrPrimeEnded, keep: Tightening.inForce[.generated], bounds: (.months(2), .months(4)),
    trash: .days(7), primeExempts: true,
    clauses: [.keepGenerated, .removalAfterThreeMonths, .trashSevenDays, .primeRestartsClock])

  /// The cap (`Limits.chatMessagesMax`) holds with Prime too; only the age rule is lifted.
  public static let chat = Retention(
    "chat", clock: .createdOrPrimeEnded, keep: Tightening.inForce[.chat], bounds: (.months(2), .months(4)),
    primeExempts: true, clauses: [.keepChats, .removalAfterThreeMonths, .chatCap])

  public static let account = Retention(
    "account", clock: .accountClosed, keep: nil, clauses: [.keepAccount, .accountDeletion])

  public static let inactiveAccount = Retention(
    "inactive account", clock: .lastAccessDayEnd, keep: .years(1), primeExempts: true,
    clauses: [.keepInactive, .accessIsAuthenticated, .inactivityFromMidnight, .primePostponesInactivity])

  public static let log = Retention(
    "log", clock: .madeAt, keep: Tightening.inForce[.log], clauses: [.keepLogs])

  public static let addressHash = Retention(
    "address hash", clock: .madeAt, keep: Tightening.inForce[.addressHash],
    clauses: [.keepLogs, .addressHash, .addressHashMonth])

  public static let transaction = Retention(
    "transaction", clock: .fiscalYearEnd, keep: .years(5),
    clauses: [.keepTransactions, .transactionsWithoutIdentity, .fiscalYearUTC])

  public static let takeout = Retention(
    "take-out", clock: .madeAt, keep: Tightening.inForce[.takeout], clauses: [.takeout])

  /// What a person typed before asking for the work: a day bridges signing up and an evening's pause, and nobody has
  /// asked to keep it (§2.1.2).
  public static let draft = Retention(
    "draft", clock: .madeAt, keep: Tightening.inForce[.draft], clauses: [.uploads, .hiddenAtExpiry])

  /// What left, to whom and when: as long as technical logs, of which it is one (§5.6). Whoever asks later than a year
  /// what left could not be told more than the register and its archived versions say.
  public static let departure = Retention(
    "departure", clock: .madeAt, keep: Tightening.inForce[.log], clauses: [.keepLogs, .register])

  /// By which a repeated request is known as the same; a client that repeats does so within the day.
  public static let repeatedRequest = Retention(
    "repeated request", clock: .madeAt, keep: .hours(24), clauses: [.payments])

  /// What was asked by right and answered: three months in which somebody may ask back or complain; with the account it
  /// goes at once. That there was a request stays as a number that names nobody.
  public static let request = Retention(
    "request by right", clock: .requestClosed, keep: .months(3), clauses: [.requests, .answerTime])

  public static let all: [Retention] = [
    upload, generated, chat, account, inactiveAccount, log, addressHash, transaction, takeout,
    draft, repeatedRequest, request, job, signal, departure,
  ]

  /// Hidden at expiry, gone from disk within a day (D45, D3b).
  public static let purgeLag = Period.hours(24)
  /// The bound for a sweeper that stood still after an account was closed (D3b).
  public static let closedAccountSweepMost = Period.days(7)
  /// Days before a removal on which the person is told (D5, D7).
  public static let noticeDays = [30, 7, 1]
  /// Whoever has agreed to mails that are not owed is reminded so many days before works go that nothing else announces
  /// (D5b, D30): a weekend lies in between, and one mail is enough.
  public static let reminderDays = 7
  /// A notice that could not be sent for a day says a wrong number of days, so it is not sent any more (D5b).
  public static let noticeLate = Period.hours(24)
  /// Auto-renewal of Prime stops after so long without access, so that inactivity can end it (D6).
  public static let renewalStopsAfter = Period.months(11)
  /// How old the newest key snapshot may be: erased keys live no longer than this in a backup (D4).
  public static let keySnapshotMost = Tightening.inForce[.keySnapshots]
  public static let backupRotation = Tightening.inForce[.backups]
  /// Requests are answered within the shorter of both (§9.5, D29).
  public static let answerWithin = (days: Period.days(30), month: Period.months(1))
  /// The mailed link that proves whose request it is. A week bridges a holiday; with it an unproven request goes,
  /// text and address (§9.4, D28).
  public static let requestProof = Period.days(7)
  public static let holdReview = Period.days(30)
  /// Material changes are announced so long before they bind (D36).
  public static let materialChangeNotice = Period.days(14)
  /// The mailed link that confirms an account's deletion (D3).
  public static let deletionLink = Period.hours(1)

  public static func == (left: Retention, right: Retention) -> Bool { left.name == right.name }

  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
