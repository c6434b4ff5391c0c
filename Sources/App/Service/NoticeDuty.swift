import Accounts
import Core
import Policy
import Studio

/// Tells people what of theirs is about to go: accounts that nobody uses (D7) and works after Prime (D5). It may run at
/// any time and as often as one likes: each notice is sent once, and what was missed for a day is not sent late (D5b).
struct NoticeDuty: Sendable {
  let accounts: Accounts
  let studio: Studio
  let world: World

  init(_ instance: Instance) {
    (accounts, studio, world) = (instance.accounts, instance.studio, instance.world)
  }

  /// Answers what was sent.
  @discardableResult
  func run(late: Period = Retention.noticeLate) async throws -> [Notice] {
    let now = world.now
    let inactive = try await accounts.inactivityNotices(at: now, late: late)
    let removals = try await studio.removalNotices(at: now, late: late)
    return try await accounts.send(inactive + removals)
  }
}
