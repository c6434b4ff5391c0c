public import Core
public import Persistence
public import Policy
public import Vault

/// Requests by rights as cases with deadlines (§9.1-9.5, §17, D28, D29): from the account, by mail, and at the desk.
///
/// What somebody wrote is sealed under a key of the request's own. Whoever is not proved to be somebody learns nothing,
/// not even whether there is an account: a mail is taken, answered and counted without a look at the accounts.
public struct Requests: Sendable {
  public static let migrations: [Migration] = [RequestSchema.migration]
  public static let holdings: [Holding] = RequestSchema.holdings

  /// What is asked of the accounts, which know this module and not the other way round.
  public struct People: Sendable {
    /// The account that has confirmed an address; nil for nobody's. Asked only once a link has proved the mailbox.
    public var owner: @Sendable (_ address: String) async throws -> Identifier?
    /// Where an account's mails go; nil when it is closed.
    public var address: @Sendable (_ account: Identifier) async throws -> String?
    /// Counts a mail to an address that another mail only claims to come from; false when it has had enough from us,
    /// however they were asked for.
    public var mayWrite: @Sendable (_ address: String, _ transaction: any Transaction) throws -> Bool

    public init(
      owner: @escaping @Sendable (_ address: String) async throws -> Identifier?,
      address: @escaping @Sendable (_ account: Identifier) async throws -> String?,
      mayWrite: @escaping @Sendable (_ address: String, _ transaction: any Transaction) throws -> Bool
    ) {
      self.owner = owner
      self.address = address
      self.mayWrite = mayWrite
    }
  }

  let database: Database
  let vault: Vault
  let eraser: Eraser
  let terms: StatutoryTerms
  let people: People
  let post: @Sendable (_ mail: Identifier, _ account: Identifier?, _ transaction: any Transaction) throws -> Void
  let world: World

  /// - Parameters:
  ///   - terms: where the law wants answers sooner than everybody is promised.
  ///   - post: asks for a letter to be sent, in the transaction that stores it; `letter(_:)` says what it holds.
  public init(
    database: Database, vault: Vault, eraser: Eraser, terms: StatutoryTerms, people: People, world: World,
    post:
      @escaping @Sendable (_ mail: Identifier, _ account: Identifier?, _ transaction: any Transaction) throws -> Void
  ) {
    self.database = database
    self.vault = vault
    self.eraser = eraser
    self.terms = terms
    self.people = people
    self.world = world
    self.post = post
  }

  /// A case that is about to be stored, with its sealed words.
  struct New: Sendable {
    var entry: RequestEntry
    var seal: RequestSeal
    var addressIndex: [UInt8]?
    var address: [UInt8]?
    var subject: [UInt8]
    var text: [UInt8]
    var ignored: [UInt8]?
  }

  /// Makes the key and seals. Without an account the key is loose until somebody proves to have one.
  func seal(
    _ right: RequestRight, _ channel: RequestChannel, by account: Identifier?, subject: String, text: String,
    language: Language
  ) async throws -> New {
    let (id, now) = (world.identifier(), world.now)
    let seal = RequestSeal(
      request: id, key: try await vault.makeObjectKey(id, in: account), entropy: world.entropy)
    let entry = RequestEntry(
      id: id, number: RequestNumber.make(world.entropy), account: account, right: right, channel: channel,
      language: language, state: account == nil ? .received : .open, proof: account == nil ? .none : .session,
      receivedAt: now, dueAt: DueDates.answer(receivedAt: now, to: right, terms: terms))
    return New(
      entry: entry, seal: seal, subject: try seal.seal(.subject, subject), text: try seal.seal(.text, text))
  }

  func insert(_ new: New, in transaction: any Transaction) throws {
    let entry = new.entry
    try transaction.run(
      """
      INSERT INTO requests (id, number, account, right_name, channel, language, state, proof, received_at, due_at)
      VALUES (\(entry.id), \(entry.number), \(entry.account), \(entry.right.rawValue), \(entry.channel.rawValue),
        \(entry.language.rawValue), \(entry.state.rawValue), \(entry.proof.rawValue), \(entry.receivedAt),
        \(entry.dueAt))
      """)
    try transaction.run(
      """
      INSERT INTO request_texts (id, request, address_index, address_sealed, subject_sealed, text_sealed, ignored_sealed)
      VALUES (\(entry.id), \(entry.id), \(new.addressIndex), \(new.address), \(new.subject), \(new.text), \(new.ignored))
      """)
    try note(.received, by: .person, of: entry.id, in: transaction)
    try count("received", entry, at: entry.receivedAt, in: transaction)
  }

  /// Stores it with what else belongs to it; when that does not come about, the key goes again.
  func store(
    _ new: New, _ more: @escaping @Sendable (any Transaction) throws -> Void
  ) async throws {
    do {
      try await database.write { transaction in
        try more(transaction)
        try insert(new, in: transaction)
      }
    } catch {
      try? await vault.destroyObjectKeys([new.entry.id])
      throw error
    }
  }

  /// One more step in the history of a request; its words are sealed before the transaction.
  @discardableResult
  func note(
    _ act: RequestStep.Act, by actor: RequestStep.Actor, of request: Identifier, words: StepWords? = nil,
    in transaction: any Transaction
  ) throws -> Identifier {
    let id = words?.step ?? world.identifier()
    let place = try transaction.row("SELECT count(*) FROM request_steps WHERE request = \(request)")?.int(0) ?? 0
    try transaction.run(
      """
      INSERT INTO request_steps (id, request, act, actor, at, place)
      VALUES (\(id), \(request), \(act.rawValue), \(actor.rawValue), \(world.now), \(place))
      """)
    if let words, words.name != nil || words.note != nil {
      try transaction.run(
        """
        INSERT INTO request_notes (id, request, name_sealed, note_sealed)
        VALUES (\(id), \(request), \(words.name), \(words.note))
        """)
    }
    return id
  }

  /// What a step says in words, sealed.
  struct StepWords: Sendable {
    var step: Identifier
    var name: [UInt8]?
    var note: [UInt8]?
  }

  func words(name: String?, note: String? = nil, _ seal: RequestSeal) throws -> StepWords {
    if let name, !DisclosureLimits.personLength.contains(name.count) { throw RequestFault.person }
    if let note, note.count > Limits.requestNoteLengthMax { throw RequestFault.tooLong }
    let step = world.identifier()
    return StepWords(
      step: step, name: try name.map { try seal.seal(name: $0, of: step) },
      note: try note.map { try seal.seal(note: $0, of: step) })
  }

  /// One more in the statistics, which name nobody and outlive the case (D26).
  func count(
    _ outcome: String, _ entry: RequestEntry, isLate: Bool = false, at now: Instant, in transaction: any Transaction
  ) throws {
    let day = CivilDate(now)
    let month = day.daysSince1970 - day.day + 1
    try transaction.run(
      """
      INSERT INTO request_counts (month, right_name, channel, outcome, late, requests)
      VALUES (\(month), \(entry.right.rawValue), \(entry.channel.rawValue), \(outcome), \(isLate), 1)
      ON CONFLICT (month, right_name, channel, outcome, late)
      DO UPDATE SET requests = request_counts.requests + 1
      """)
  }
}
