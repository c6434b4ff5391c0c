public import Core
import Persistence
import Policy
import Vault

/// What is asked for when something is to be held.
public struct HoldOrder: Sendable, Hashable {
  public var objects: [HeldObject]
  /// Why, in words that name the case rather than people. Stored sealed.
  public var reason: String
  /// Two people who approve, by name; not the same one twice. Stored sealed.
  public var approvers: [String]
  /// When the hold ends by itself.
  public var until: Instant

  public init(objects: [HeldObject], reason: String, approvers: [String], until: Instant) {
    self.objects = objects
    self.reason = reason
    self.approvers = approvers
    self.until = until
  }
}

extension Holds {
  /// Places a hold (§12, D20): from now on the things are served to nobody, and their purge waits until the last of
  /// overlapping holds ends (D20b). All of them are held or none. Answers the hold's id.
  ///
  /// Throws `hold-invalid` for a missing reason, an end that is not to come, too few or too many things, or approvers
  /// that are not two different people; `object-unknown` for a thing that is not there or that this instance cannot
  /// hold; `hold-too-late` when the purge of one is due already (D45b).
  @discardableResult
  public func place(_ order: HoldOrder) async throws -> Identifier {
    let objects = Set(order.objects)
    try check(order, objects)
    let hold = world.identifier()
    let seal = HoldSeal(hold: hold, key: try await vault.makeObjectKey(hold, in: nil), entropy: world.entropy)
    let reason = try seal.reason(order.reason)
    let approvers = try (seal.firstApprover(order.approvers[0]), seal.secondApprover(order.approvers[1]))
    do {
      try await database.write { transaction in
        let now = world.now
        guard order.until > now else { throw HoldFault.invalid }
        let review = Retention.holdReview.end(from: now)
        try transaction.run(
          """
          INSERT INTO evidence_holds (id, reason, first_approver, second_approver, placed_at, review_at, ends_at)
          VALUES (\(hold), \(reason), \(approvers.0), \(approvers.1), \(now), \(review), \(order.until))
          """)
        for object in objects {
          let from = try coveredFrom(object, at: now, in: transaction)
          try transaction.run(
            """
            INSERT INTO held_objects (hold, kind, object, covers_from, ends_at)
            VALUES (\(hold), \(object.kind.rawValue), \(object.id), \(from), \(order.until))
            """)
        }
        for person in order.approvers { try note("placed", by: person, nil, seal, in: transaction) }
      }
    } catch {
      try? await vault.destroyObjectKeys([hold])
      throw error
    }
    return hold
  }

  /// Whether a hold that is placed now would still keep a thing. Throws what the database throws.
  public func isInTime(_ object: HeldObject) async throws -> Bool {
    try await database.read { transaction in
      do {
        _ = try coveredFrom(object, at: world.now, in: transaction)
        return true
      } catch let fault as DomainError
        where [HoldFault.tooLate.code, HoldFault.objectUnknown.code].contains(fault.code)
      {
        return false
      }
    }
  }

  private func check(_ order: HoldOrder, _ objects: Set<HeldObject>) throws(DomainError) {
    let people = order.approvers.map { $0.lowercased().filter { !$0.isWhitespace } }
    guard people.count == HoldLimits.approvers, Set(people).count == people.count,
      order.approvers.allSatisfy({ HoldLimits.personLength.contains($0.count) }),
      people.allSatisfy({ $0.count >= HoldLimits.personLength.lowerBound }),
      HoldLimits.reasonLength.contains(order.reason.count), order.reason.contains(where: \.isLetter),
      !objects.isEmpty, objects.count <= HoldLimits.objectsMax
    else { throw HoldFault.invalid }
  }

  /// Since when an unbroken chain of holds covers a thing, now being the beginning of a new one.
  private func coveredFrom(
    _ object: HeldObject, at now: Instant, in transaction: any Transaction
  ) throws -> Instant {
    guard let thing = things[object.kind] else { throw HoldFault.objectUnknown }
    let date = try thing.purgeDate(object.id, transaction)
    if date == .unknown { throw HoldFault.objectUnknown }
    let covered = try Self.covers(of: [object.id], object.kind, at: now, in: transaction)[object.id]
    let from = covered?.from ?? now
    if case .at(let due) = date, from >= due { throw HoldFault.tooLate }
    // What an account under erasure still has is there because a hold covers it, or goes at this moment.
    if covered == nil, let owner = try eraser.owner(of: object, in: transaction) {
      guard try !Eraser.isUnderErasure(owner, in: transaction), try ownerLives(owner, transaction) else {
        throw HoldFault.tooLate
      }
    }
    return from
  }
}

enum HoldFault {
  static let invalid = DomainError(
    .invalid, "hold-invalid",
    "A hold needs things to hold, a reason, two different people who approve, and an end that is to come.")
  static let objectUnknown = DomainError(
    .notFound, "object-unknown", "One of the things to be held is not there, or cannot be held here.")
  static let tooLate = DomainError(
    .gone, "hold-too-late", "The time of one of the things to be held was over before: it is erased.")
  static let unknown = DomainError(.notFound, "hold-unknown", "There is no such hold.")
  static let over = DomainError(.conflict, "hold-over", "This hold is over.")
}
