import Core
import Privacy

extension ProofStrings {
  static let english = ProofStrings(
    title: "How the promises are kept",
    lead: "What the policy promises, measured on this service. The same figures go to the operator's alarms.",
    green: "Everything that was due is gone, and the sweeper is at work.",
    red: "Not everything is as promised.",
    reasons: [
      .sweeperSilent: "The sweeper, which deletes what is due, has not run lately. What is due is hidden all the same.",
      .overdue: "Something is still on our disks more than a day after it was due. It is hidden, but not gone.",
      .holdReview: "Evidence is being held without the review that was due.",
      .requestOverdue: "A request of somebody was not answered in time.",
      .policyBehind: "This service has not been started anew with the policy that was announced.",
      .unchecked: "Some kinds of data could not be looked at.",
    ],
    lookedAt: "Looked at: {time}",
    classesTitle: "Age of what is kept",
    classesLead:
      "How much of its time the oldest thing of each kind has used, beside the most it may have. No amounts are shown.",
    dataColumn: "Data", oldestColumn: "Nearest its end", limitColumn: "At most", overdueColumn: "Overdue",
    clauseColumn: "Clause",
    shortLived: "Sessions, links, mails and other short-lived marks",
    nothing: "nothing", noNumber: "by the fiscal year", none: "nothing", unknown: "not known", never: "never",
    nobody: "nobody",
    factsTitle: "What else there is to know",
    swept: "Last sweep", policyVersion: "Version of the policy", tightened: "Kept shorter than published",
    backup: "Last backup", keySnapshot: "Last snapshot of keys", drill: "Last exercise of a restore",
    restored: "Restored from a backup", tombstonesLost: "Restored without the list of erasures",
    holds: "Holds of evidence in force", disclosures: "Disclosures to authorities",
    openRequests: "Requests waiting for an answer", overdueRequests: "Of these, later than promised",
    oldestRequest: "The oldest of them",
    contractors: "Contractors in use",
    visitsTitle: "Views in the last {days}",
    visitsLead: "Counted by this server itself: how often a kind of page was opened, nothing about who opened it.",
    pages: [
      .home: "The first page", .create: "Making a song", .works: "Songs", .account: "Account", .policy: "Policy",
    ],
    fewerThan: "fewer than {number}",
    checkTitle: "How to check this page",
    checkLead:
      """
      The figures are signed (Ed25519). The file for machines holds the signed text, the signature and the public key; \
      any program that knows Ed25519 can check them.
      """,
    publicKey: "Public key", signature: "Signature", toData: "The same for machines (JSON)",
    spans: SpanWords(.english))
}
