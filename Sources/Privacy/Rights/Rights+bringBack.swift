public import Core
import Persistence
import Policy

extension Rights {
  /// Puts the choices and restrictions of a take-out back with their times (D31). What is open stays in force.
  /// Throws `choice-time` for one from the future.
  public func bringBack(
    choices: [Choice], restrictions: [(restriction: Restriction, end: Instant?)], by account: Identifier
  ) async throws {
    let now = world.now
    let times = choices.map(\.at) + restrictions.flatMap { [$0.restriction.since, $0.end ?? $0.restriction.since] }
    guard times.allSatisfy({ $0 <= now }), restrictions.allSatisfy({ $0.restriction.since <= $0.end ?? now }) else {
      throw DomainError(.invalid, "choice-time", "A choice says that it was made in the future.")
    }
    try await database.write { transaction in
      for choice in choices.sorted(by: { $0.at < $1.at }) {
        try transaction.run(
          """
          INSERT INTO choices (id, account, kind, given, policy_version, at)
          VALUES (\(world.identifier()), \(account), \(choice.subject.name), \(choice.isGiven),
            \(choice.policyVersion), \(choice.at))
          """)
      }
      for (restriction, end) in restrictions {
        try transaction.run(
          """
          INSERT INTO restrictions (id, account, keeps_content, began_at, ended_at)
          VALUES (\(world.identifier()), \(account), \(restriction.keepsContent), \(restriction.since), \(end))
          """)
      }
    }
  }
}
