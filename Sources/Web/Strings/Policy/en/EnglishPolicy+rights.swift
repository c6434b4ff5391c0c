import Policy

/// What you can ask for and how it is answered (§9, §10).
extension EnglishPolicy {
  func asking(_ facts: PolicyFacts) -> ClauseText {
    ClauseText(
      "Your rights and how to use them",
      ["They cost nothing, and you need give no reason."])
  }

  func rights(_ facts: PolicyFacts) -> ClauseText {
    ClauseText(
      "What you can ask for",
      [
        .list([
          "To know what is held about you, and to get a copy.",
          "To have it corrected.",
          "To have it deleted: single works and the whole account, yourself, in the interface.",
          "To have its use restricted: your content is frozen, is in no job and is not shared.",
          "To object: no statistics, no internal use, no mails that are not needed.",
          "To take it with you in a structured, common format.",
          "To withdraw a consent, from that moment on.",
          "To complain to a supervisory authority.",
        ]),
        "While a use is restricted, keeping times run on, unless you ask us to keep the content for that long.",
      ])
  }

  func californiaRights(_ facts: PolicyFacts) -> ClauseText {
    ClauseText(
      "People in California",
      [
        """
        You may know what is held, have it deleted, and opt out of its sale; nothing is sold. Nobody who uses these \
        rights is treated worse for it.
        """
      ])
  }

  func requests(_ facts: PolicyFacts) -> ClauseText {
    ClauseText(
      "How to ask",
      [
        """
        Through your account, or by mail to \(facts.contact), written from the address of your \
        account.
        """
      ])
  }

  func proofOfRequests(_ facts: PolicyFacts) -> ClauseText {
    ClauseText(
      "How we make sure that it is you",
      [
        """
        The sender line of a mail proves nothing, so we send a link that works once to the address of the account. \
        Until it is used, no answer reveals even whether there is an account; a request that nobody confirms within \
        \(facts.plain(facts.requestProof)) is deleted. For sensitive acts we may ask for more proof. If you have no \
        account but were given a gift, the link to the gift is your proof.
        """
      ])
  }

  func answerTime(_ facts: PolicyFacts) -> ClauseText {
    ClauseText(
      "When you get an answer",
      [
        """
        Within \(facts.plain(facts.answerWithin.days)) or \(facts.plain(facts.answerWithin.month)) from receipt, \
        whichever is sooner, and earlier where the law says so. The time stands still only while we wait for your proof.
        """
      ])
  }

  func accountDeletion(_ facts: PolicyFacts) -> ClauseText {
    ClauseText(
      "Deleting the account",
      [
        """
        At any time, in the settings. We show what will go, unspent energy too; ask for the password and a typed \
        phrase; and send a link that is valid for \(facts.plain(facts.deletionLink)). Only that link deletes.
        """,
        """
        E-mail address, username, everything made, uploads and chats then go. The keys of your account are destroyed \
        in the same moment, so nothing can be read any more; the encrypted remains are removed at once and in any case \
        within \(facts.plain(facts.closedAccountSweepMost)). The trash is not used. This cannot be undone.
        """,
        """
        Transactions stay as the law requires, without your name (§5.7). Money for unspent points can be asked back \
        within \(facts.plain(facts.refundWindow)) of the purchase, before you delete; after that they are forfeited. \
        You may sign up again with the same e-mail address.
        """,
      ])
  }
}
