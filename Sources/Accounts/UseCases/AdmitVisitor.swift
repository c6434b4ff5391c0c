import Core
import Persistence

/// What anybody may do without an account although it costs something: a draft is stored, a name is spoken by a
/// process of its own.
public enum OpenAct: Sendable, Hashable, CaseIterable {
  case draft, sayName
}

extension Accounts {
  /// Counts an act of somebody who need not be signed in, by the keyed hash of the address it comes from (§2.1.4, D13).
  /// Throws `too-many-attempts` with the seconds to wait, above `Limits.draftsPerAddressMax` or
  /// `Limits.sayingsPerAddressMax` within `Limits.attemptsWindow`.
  public func admit(_ act: OpenAct, from visit: Visit) async throws {
    let (address, now) = (indexes.address(visit), world.now)
    let rule: Throttle.Rule =
      switch act {
      case .draft: .draft
      case .sayName: .sayName
      }
    try await database.write { transaction in
      if case .wait(let seconds) = try Throttle(rule).take(address, at: now, in: transaction) {
        throw AccountFault.tooManyAttempts(seconds)
      }
    }
  }
}
