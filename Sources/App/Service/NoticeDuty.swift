import Accounts
import Core
import Policy
import Privacy
import Studio

/// Tells people what of theirs is about to go, accounts that nobody uses (D7) and works after Prime (D5), and what
/// changes in the policy (D36). It may run at
/// any time and as often as one likes: each notice is sent once, and what was missed for a day is not sent late (D5b).
struct NoticeDuty: Sendable {
  let accounts: Accounts
  let studio: Studio
  let history: PolicyHistory
  let rights: Rights
  let world: World

  init(_ instance: Instance) {
    (accounts, studio, history) = (instance.accounts, instance.studio, instance.history)
    rights = instance.rights
    world = instance.world
  }

  /// Answers what was sent.
  @discardableResult
  func run(late: Period = Retention.noticeLate) async throws -> [Notice] {
    let now = world.now
    let inactive = try await accounts.inactivityNotices(at: now, late: late)
    let removals = try await studio.removalNotices(at: now, late: late)
    return try await accounts.send(inactive + removals + reminders(at: now, late: late))
  }

  /// What only those are told who have agreed to mails that are not owed, and neither object nor restrict (D30).
  private func reminders(at now: Instant, late: Period) async throws -> [Notice] {
    var (notices, place) = ([Notice](), Identifier?.none)
    while true {
      let part = try await rights.agreed(to: .optionalMail, after: place, limit: SweepLimits.batch)
      for account in part.accounts { notices += try await studio.reminders(of: account, at: now, late: late) }
      guard let next = part.next else { return notices }
      place = next
    }
  }

  /// Tells people of a material change of the policy that was announced (§15, D36), each once. Answers how many.
  @discardableResult
  func tellPolicyChange() async throws -> Int {
    guard let coming = try await history.comingMaterially() else { return 0 }
    return try await accounts.tell(
      of: AnnouncedChange(announcedAt: coming.announcedAt, bindsAt: coming.effectiveAt))
  }
}
