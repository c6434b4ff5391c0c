public import Core
public import Energy
public import Jobs
public import Moderation
public import Persistence
public import Privacy
public import Vault

/// Where gifts are asked for, made, kept, found again and given up. Every method that takes an account treats what is
/// somebody else's as unknown (`work-unknown`).
public struct Studio: Sendable {
  /// What the studio asks about a person and does not know itself.
  public struct Person: Sendable {
    /// The times of Prime of some people, each one's in order (§5.4); who never had any is missing.
    public var prime:
      @Sendable (_ accounts: [Identifier], _ transaction: any Transaction) throws -> [Identifier: [PrimeSpan]]
    /// Whose Prime ended within a span of time, by their ids, from the first one after an id (D5b).
    public var primeEnded:
      @Sendable (
        _ range: Range<Instant>, _ after: Identifier?, _ limit: Int, _ transaction: any Transaction
      ) throws -> [Identifier]
    /// False once the account is closed or blocked: nothing new is begun for it (D44).
    public var mayAsk: @Sendable (_ account: Identifier, _ transaction: any Transaction) throws -> Bool
    /// Whether their content is frozen: in no job, and nothing new is begun (D30).
    public var isRestricted: @Sendable (_ account: Identifier, _ transaction: any Transaction) throws -> Bool
    /// Times of restriction in which some people asked to keep their content (D30b); who never did is missing.
    public var keptOnRequest:
      @Sendable (_ accounts: [Identifier], _ transaction: any Transaction) throws -> [Identifier: [PrimeSpan]]

    public init(
      prime:
        @escaping @Sendable (
          _ accounts: [Identifier], _ transaction: any Transaction
        ) throws -> [Identifier: [PrimeSpan]] = { _, _ in [:] },
      primeEnded:
        @escaping @Sendable (
          _ range: Range<Instant>, _ after: Identifier?, _ limit: Int, _ transaction: any Transaction
        ) throws -> [Identifier] = { _, _, _, _ in [] },
      mayAsk: @escaping @Sendable (_ account: Identifier, _ transaction: any Transaction) throws -> Bool = {
        _, _ in true
      },
      isRestricted: @escaping @Sendable (_ account: Identifier, _ transaction: any Transaction) throws -> Bool = {
        _, _ in false
      },
      keptOnRequest:
        @escaping @Sendable (
          _ accounts: [Identifier], _ transaction: any Transaction
        ) throws -> [Identifier: [PrimeSpan]] = { _, _ in [:] }
    ) {
      self.prime = prime
      self.primeEnded = primeEnded
      self.mayAsk = mayAsk
      self.isRestricted = isRestricted
      self.keptOnRequest = keptOnRequest
    }
  }

  let database: Database
  let vault: Vault
  let store: SealedStore
  let queue: Queue
  let signals: Signals
  let energy: Energy
  let moderation: Moderation
  let world: World
  let person: Person
  let eraser: Eraser
  let kinds: [String: any GenerationKind]

  /// - Parameters:
  ///   - eraser: ends what is due or given up; it knows every table of the instance.
  ///   - kinds: what can be made; tests put kinds of their own here.
  public init(
    database: Database, vault: Vault, store: SealedStore, queue: Queue, signals: Signals, energy: Energy,
    moderation: Moderation = Moderation(), eraser: Eraser, world: World, person: Person = Person(),
    kinds: [any GenerationKind] = Kinds.all
  ) {
    self.database = database
    self.vault = vault
    self.store = store
    self.queue = queue
    self.signals = signals
    self.energy = energy
    self.moderation = moderation
    self.world = world
    self.person = person
    self.eraser = eraser
    self.kinds = Dictionary(kinds.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// A kind by its id. Throws `kind-unknown`.
  public func kind(_ id: String) throws(DomainError) -> any GenerationKind {
    guard let kind = kinds[id] else {
      throw DomainError(.notFound, "kind-unknown", "There is no such kind of gift.")
    }
    return kind
  }

  /// Everything that is wrong with a form, at once; empty when it can be made. Throws `kind-unknown`.
  public func check(_ fields: [String: String], kind id: String = "song") throws(DomainError) -> [FieldProblem] {
    try kind(id).check(fields)
  }
}

extension DomainError {
  /// Not there, or not theirs: the two look the same.
  static let workUnknown = DomainError(.notFound, "work-unknown", "There is no such gift in your library.")
  static let accountClosed = DomainError(
    .gone, "account-closed", "This account is closed: nothing new can be begun.")
  static let workInTrash = DomainError(.gone, "work-in-trash", "This gift lies in the trash: restore it there.")
  /// Nothing under hold is served (D20).
  static let workHeld = DomainError(
    .forbidden, "work-held", "This gift is kept for an investigation and cannot be opened or erased until that is over."
  )
}
