public import Core
public import Persistence
import Policy
public import Vault

/// Holds of evidence (§12, D20): what an investigation needs is kept beyond its time, named one by one, for a reason
/// that two people have approved, with a review and an end. Nothing held is served to anybody.
public struct Holds: Sendable {
  let database: Database
  let vault: Vault
  let eraser: Eraser
  let things: [HeldKind: Holdable]
  let world: World
  let ownerLives: @Sendable (_ owner: Identifier, _ transaction: any Transaction) throws -> Bool

  /// - Parameters:
  ///   - things: one for each kind that this instance can hold.
  ///   - ownerLives: false once the owner's account is closed or its time is over, though no sweeper has come (D7b).
  public init(
    database: Database, vault: Vault, eraser: Eraser, things: [Holdable], world: World,
    ownerLives: @escaping @Sendable (_ owner: Identifier, _ transaction: any Transaction) throws -> Bool = { _, _ in
      true
    }
  ) {
    self.database = database
    self.vault = vault
    self.eraser = eraser
    self.things = Dictionary(things.map { ($0.kind, $0) }, uniquingKeysWith: { first, _ in first })
    self.world = world
    self.ownerLives = ownerLives
  }
}

/// What a module tells about one kind of thing that can be held.
public struct Holdable: Sendable {
  /// When a thing is purged as things stand, holds apart.
  public enum PurgeDate: Sendable, Hashable {
    /// There is no such thing.
    case unknown
    /// Nothing takes it away in foreseeable time, e.g. under Prime.
    case none
    case at(Instant)
  }

  public var kind: HeldKind
  public var purgeDate: @Sendable (_ id: Identifier, _ transaction: any Transaction) throws -> PurgeDate
  /// Purges what of the thing is due and free now; called when a hold on it is released (D20). Nothing due is no
  /// error.
  public var purgeDue: @Sendable (_ id: Identifier) async throws -> Void

  public init(
    kind: HeldKind,
    purgeDate: @escaping @Sendable (_ id: Identifier, _ transaction: any Transaction) throws -> PurgeDate,
    purgeDue: @escaping @Sendable (_ id: Identifier) async throws -> Void
  ) {
    self.kind = kind
    self.purgeDate = purgeDate
    self.purgeDue = purgeDue
  }
}
