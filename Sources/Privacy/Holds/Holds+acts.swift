public import Core
import Persistence
import Policy
import Vault

extension Holds {
  /// Ends a hold before its time. What was due and is held by no other goes at once, whether a sweeper runs or not
  /// (D20). Throws `hold-unknown`, `hold-over`, `hold-invalid` for a person without a name, and what the purge throws;
  /// the hold is over then all the same, and the sweeper goes on with the purge.
  public func release(_ hold: Identifier, by person: String) async throws {
    let seal = try await seal(hold, person)
    try await database.write { transaction in
      let now = world.now
      try needInForce(hold, at: now, in: transaction)
      try transaction.run(
        "UPDATE evidence_holds SET ends_at = \(now), released_at = \(now) WHERE id = \(hold)")
      try transaction.run("UPDATE held_objects SET ends_at = \(now) WHERE hold = \(hold)")
      try note("released", by: person, nil, seal, in: transaction)
    }
    var fault: (any Error)?
    for object in try await database.read({ try Self.objects(of: hold, in: $0) }) {
      do { try await purge(object) } catch { fault = fault ?? error }
    }
    if let fault { throw fault }
  }

  /// Says that somebody has looked at whether the hold is still needed. The next review is due within 30 days (D20);
  /// the end stays, since a longer hold is a new one with two approvals of its own.
  /// Throws `hold-unknown`, `hold-over`, `hold-invalid`.
  public func review(_ hold: Identifier, by person: String) async throws {
    let seal = try await seal(hold, person)
    try await database.write { transaction in
      let now = world.now
      try needInForce(hold, at: now, in: transaction)
      let next = Retention.holdReview.end(from: now)
      try transaction.run("UPDATE evidence_holds SET review_at = \(next) WHERE id = \(hold)")
      try note("reviewed", by: person, nil, seal, in: transaction)
    }
  }

  /// Logs that somebody looks at something that is held; to be called, and to have returned, before it is shown (D20).
  /// Its owner learns of it when no hold covers the thing any more (D21, `Looks`).
  /// Throws `hold-unknown`, `hold-over`, `hold-invalid`, `object-unknown` for a thing that this hold does not name.
  public func recordView(of object: HeldObject, under hold: Identifier, by person: String) async throws {
    let seal = try await seal(hold, person)
    try await database.write { transaction in
      try needInForce(hold, at: world.now, in: transaction)
      guard try Self.objects(of: hold, in: transaction).contains(object) else { throw HoldFault.objectUnknown }
      try note("viewed", by: person, object.id, seal, in: transaction)
      if let owner = try eraser.owner(of: object, in: transaction) {
        try Looks.note(object, of: owner, isUnderHold: true, world: world, in: transaction)
      }
    }
  }

  /// What of a thing is due goes: by its own forgetter, or, when its owner has left, by the erasure of the account,
  /// which has waited for it.
  private func purge(_ object: HeldObject) async throws {
    let closed = try await database.read { transaction -> Identifier? in
      guard let owner = try eraser.owner(of: object, in: transaction) else { return nil }
      return try Eraser.isUnderErasure(owner, in: transaction) ? owner : nil
    }
    if let closed {
      try await eraser.erase(account: closed)
    } else {
      try await things[object.kind]?.purgeDue(object.id)
    }
  }

  private func seal(_ hold: Identifier, _ person: String) async throws -> HoldSeal {
    guard HoldLimits.personLength.contains(person.count) else { throw HoldFault.invalid }
    guard let key = try await vault.objectKeys([hold])[hold] else { throw HoldFault.unknown }
    return HoldSeal(hold: hold, key: key, entropy: world.entropy)
  }

  private func needInForce(_ hold: Identifier, at now: Instant, in transaction: any Transaction) throws {
    guard let row = try transaction.row("SELECT ends_at FROM evidence_holds WHERE id = \(hold)") else {
      throw HoldFault.unknown
    }
    guard try row.instant(0) > now else { throw HoldFault.over }
  }

  func note(
    _ act: String, by person: String, _ object: Identifier?, _ seal: HoldSeal, in transaction: any Transaction
  ) throws {
    let id = world.identifier()
    try transaction.run(
      """
      INSERT INTO hold_events (id, hold, act, object, person, at)
      VALUES (\(id), \(seal.hold), \(act), \(object), \(try seal.person(person, of: id)), \(world.now))
      """)
  }

  static func objects(of hold: Identifier, in transaction: any Transaction) throws -> [HeldObject] {
    try transaction.rows("SELECT kind, object FROM held_objects WHERE hold = \(hold) ORDER BY kind, object").map {
      row in
      guard let kind = HeldKind(rawValue: try row.text(0)) else {
        throw DomainError(.fault, "row-shape", "A hold names a kind of thing that this program does not know.")
      }
      return HeldObject(kind, try row.identifier(1))
    }
  }
}
