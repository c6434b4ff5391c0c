/// What must be true between the numbers of this module, whatever an operator tightens. Run as a test and, once a
/// server exists, at its start: a promise whose numbers contradict each other must not be served.
public struct Relation: Sendable {
  public var claim: String
  public var clauses: [Clause]
  public var holds: Bool

  public static var all: [Relation] { periods + limits }

  private static var periods: [Relation] {
    let bounded = [Retention.generated, .chat]
    return bounded.flatMap { rule -> [Relation] in
      guard let keep = rule.keep, let bounds = rule.bounds else { return [] }
      let after = (rule.trash?.mostDays ?? 0) + rule.purgeLag.mostDays
      return [
        Relation(
          claim: "\(rule.name): nothing is removed by the system before \(bounds.least)",
          clauses: [.removalAfterThreeMonths], holds: keep.isNeverShorter(than: bounds.least)),
        Relation(
          claim: "\(rule.name): nothing is recoverable after \(bounds.most), purge lag included",
          clauses: [.removalAfterThreeMonths, .hiddenAtExpiry],
          holds: keep.mostDays + after <= bounds.most.leastDays),
      ]
    }
      + bounded.compactMap { rule -> Relation? in
        guard let keep = rule.keep, let bounds = rule.bounds, let copy = Retention.takeout.keep else { return nil }
        // A take-out may be made in the last moment of the trash.
        let life = keep.mostDays + (rule.trash?.mostDays ?? 0) + copy.mostDays + Retention.takeout.purgeLag.mostDays
        return Relation(
          claim: "\(rule.name): a take-out's copy is gone before \(bounds.most) are over",
          clauses: [.removalAfterThreeMonths, .takeout], holds: life <= bounds.most.leastDays)
      } + [
        Relation(
          claim: "an erased key is out of every snapshot before a closed account's sweep must be over",
          clauses: [.backupsCiphertext, .deletionSwept],
          holds: Retention.keySnapshotMost.mostDays <= Retention.closedAccountSweepMost.leastDays),
        Relation(
          claim: "the mark of an erasure outlives every backup that still holds the erased",
          clauses: [.backupsCiphertext],
          holds: SweepLimits.tombstonesKept.isNeverShorter(than: Retention.backupRotation)),
        Relation(
          claim: "an upload outlives every attempt of the job that uses it", clauses: [.keepUploads],
          holds: (Retention.upload.keep?.leastDays ?? 0) * 1440
            > Double(jobMinutesMax)),
        Relation(
          claim: "no period in force is longer than the published one", clauses: [.materialChange],
          holds: Tightenable.allCases.allSatisfy { $0.published.isNeverShorter(than: Tightening.inForce[$0]) }),
        Relation(
          claim: "auto-renewal stops before the year of inactivity is over", clauses: [.primePostponesInactivity],
          holds: Retention.renewalStopsAfter.mostDays < (Retention.inactiveAccount.keep?.leastDays ?? 0)),
        Relation(
          claim: "the first notice comes while there is still time to use the thing", clauses: [.primeRestartsClock],
          holds: Double(Retention.noticeDays.max() ?? 0) < (Retention.generated.keep?.leastDays ?? 0)),
      ]
  }

  /// From the asking to the end of the last attempt, each taking as long as it may and left without an end.
  private static let jobMinutesMax =
    Limits.jobAttemptsMax * (Limits.jobAttemptMinutesMax + Limits.jobLeaseMinutes + Limits.jobBackoffMinutesMax)

  private static var limits: [Relation] {
    [
      Relation(
        claim: "the chat cap holds whole turns", clauses: [.chatTurns],
        holds: Limits.chatMessagesMax.isMultiple(of: 2)),
      Relation(
        claim: "the default length of a song can be asked for", clauses: [.generatedContent],
        holds: Limits.songSeconds.contains(Limits.songSecondsDefault)),
      Relation(
        claim: "a welcome grant makes at least one song", clauses: [.payments],
        holds: Prices.welcomeGrant >= Prices.song),
      Relation(
        claim: "a hold on points outlives every attempt of the job it pays", clauses: [.payments],
        holds: Prices.holdExpires.leastDays * 1440
          > Double(jobMinutesMax)),
    ]
  }
}
