/// Every value of the policy as one flat, machine-readable list: what `songly policy --json` prints, what an archived
/// version holds, and what a difference is computed from (D36).
public struct PolicyValues: Sendable, Hashable, Codable {
  /// What kind of a promise a value is; the first four are those whose change is material (D36).
  public enum Matter: String, Sendable, Hashable, Codable, CaseIterable {
    case period, recipient, purpose, country, other

    public var isMaterial: Bool { self != .other }
  }

  public struct Value: Sendable, Hashable, Codable {
    public var value: String
    public var clauses: [String]
    public var matter: Matter
  }

  public var version: String
  /// By a path such as `keeping.upload.keep`.
  public var values: [String: Value]

  /// Those in force in this process.
  ///
  /// - Parameters:
  ///   - contractors: the register, which is the operator's.
  ///   - cookies: all that may be set.
  public init(
    version: PolicyVersion = .current, contractors: [Contractor] = Contractor.register, cookies: [Cookie] = Cookie.all
  ) {
    self.version = version.name
    values = [:]
    for rule in Retention.all { add(rule) }
    for dataClass in DataClass.allCases { add(dataClass) }
    addPurposes()
    addPeriods()
    addCounts()
    for contractor in contractors { add(contractor) }
    for cookie in cookies { add(cookie) }
  }

  private mutating func set(_ path: String, _ value: String, _ clauses: [Clause], _ matter: Matter) {
    values[path] = Value(value: value, clauses: clauses.map(\.rawValue), matter: matter)
  }

  private mutating func add(_ rule: Retention) {
    let path = "keeping.\(Self.slug(rule.name))"
    set("\(path).keep", rule.keep?.description ?? "while the account lives", rule.clauses, .period)
    set("\(path).clock", rule.clock.rawValue, rule.clauses, .period)
    set("\(path).then", rule.trash.map { "trash for \($0), then gone" } ?? "gone", rule.clauses, .period)
    set("\(path).purgedWithin", rule.purgeLag.description, [.hiddenAtExpiry], .period)
    if let bounds = rule.bounds {
      set("\(path).bounds", "\(bounds.least) to \(bounds.most)", [.removalAfterThreeMonths], .period)
    }
    if rule.primeExempts { set("\(path).exception", "Prime", [.primeRestartsClock], .period) }
  }

  private mutating func add(_ dataClass: DataClass) {
    let path = "data.\(Self.slug(dataClass.rawValue))"
    let clauses = [dataClass.clause]
    set("\(path).purposes", Self.list(dataClass.purposes), clauses + [.purposes], .purpose)
    set("\(path).ground", dataClass.ground.rawValue, clauses + [.grounds], .purpose)
    set("\(path).recipients", Self.list(dataClass.recipients), clauses + [.recipients], .recipient)
    set("\(path).sources", Self.list(dataClass.sources), clauses + [.californiaDisclosure], .other)
    set("\(path).category", dataClass.californiaCategory.rawValue, clauses + [.californiaDisclosure], .other)
  }

  private mutating func addPurposes() {
    for purpose in Purpose.allCases {
      set("purpose.\(Self.slug(purpose.rawValue)).ground", purpose.ground.rawValue, [.purposes, .grounds], .purpose)
    }
    for outgoing in OutgoingClass.allCases {
      set("outgoing.\(outgoing.rawValue)", "may leave", [.outgoingRequests], .recipient)
    }
  }

  private mutating func addPeriods() {
    let periods: [(String, Period, [Clause])] = [
      ("closed-account-swept", Retention.closedAccountSweepMost, [.deletionSwept]),
      ("renewal-stops", Retention.renewalStopsAfter, [.primePostponesInactivity]),
      ("key-snapshots", Retention.keySnapshotMost, [.backupsCiphertext]),
      ("backups", Retention.backupRotation, [.backupsCiphertext]),
      ("answer-days", Retention.answerWithin.days, [.answerTime, .requestDeadline]),
      ("answer-month", Retention.answerWithin.month, [.answerTime, .requestDeadline]),
      ("request-proof", Retention.requestProof, [.proofOfRequests, .requestProof]),
      ("hold-review", Retention.holdReview, [.holds]),
      ("change-notice", Retention.materialChangeNotice, [.materialChange]),
      ("deletion-link", Retention.deletionLink, [.deletionSteps]),
      ("refund", Prices.refundWindow, [.refundWindow]),
    ]
    for (name, period, clauses) in periods { set("period.\(name)", period.description, clauses, .period) }
    set(
      "period.notices", Retention.noticeDays.map { "\($0)d" }.joined(separator: ", "),
      [.primeRestartsClock, .accessIsAuthenticated], .period)
  }

  private mutating func addCounts() {
    set("count.chat-messages", String(Limits.chatMessagesMax), [.chatCap], .period)
    set("count.smallest-shown", String(Limits.smallestCountShown), [.smallCounts], .other)
    set("count.least-age", String(Ages.least), [.adultsOnly], .other)
  }

  private mutating func add(_ contractor: Contractor) {
    let path = "contractor.\(Self.slug(contractor.name))"
    set("\(path).country", contractor.country, [.register, .transfersAbroad], .country)
    set("\(path).purpose", contractor.purpose, [.register], .purpose)
    set("\(path).ground", contractor.ground, [.register], .purpose)
    set("\(path).retention", contractor.retention, [.register], .period)
    set("\(path).training", contractor.trainingExcluded ? "excluded" : "not excluded", [.training], .purpose)
    set("\(path).receives", contractor.receives.joined(separator: ", "), [.register], .recipient)
    if contractor.countsVisits { set("\(path).counts-visits", "after opt-in", [.register, .metrikaOptIn], .recipient) }
    set("\(path).hosts", contractor.hosts.sorted().joined(separator: ", "), [.register], .recipient)
  }

  private mutating func add(_ cookie: Cookie) {
    let path = "cookie.\(cookie.name)"
    set("\(path).kind", cookie.kind.rawValue, [.cookies, .essentialCookies], .purpose)
    set("\(path).lifetime", cookie.lifetime?.description ?? "session", [.cookies], .period)
    set("\(path).reason", cookie.reason, [.cookies], .purpose)
  }

  private static func list(_ values: [some RawRepresentable<String>]) -> String {
    values.map(\.rawValue).joined(separator: ", ")
  }

  /// As the parts of a path: lower case and dashes.
  static func slug(_ name: String) -> String {
    name.reduce(into: "") { slug, character in
      if character.isUppercase, !slug.isEmpty, slug.last != "-" { slug += "-" }
      slug += character == " " ? "-" : character.lowercased()
    }
  }
}
