import Policy

/// How long data is kept and how it is protected (§5, §6).
extension EnglishPolicy {
  func keeping(_ facts: PolicyFacts) -> ClauseText {
    ClauseText(
      "How long data is kept",
      [
        """
        When its time has come, a thing is hidden at that very moment, and its bytes leave our disks within \
        \(facts.plain(facts.purgeLag)). Whatever you own shows the date on which it goes. Days are counted as 24 \
        hours, months by the calendar, both in UTC.
        """
      ])
  }

  func keepAccount(_ facts: PolicyFacts) -> ClauseText {
    ClauseText(
      "Account data", ["E-mail address, username and password hash are kept while the account lives, then erased."])
  }

  func keepInactive(_ facts: PolicyFacts) -> ClauseText {
    ClauseText(
      "Accounts that nobody uses",
      [
        """
        An account that has not been used for \(facts.kept(.inactiveAccount)) is erased with everything in it; so is \
        one that was never confirmed or never used. To use it means to do something while signed in; mails and opened \
        gift pages do not count. We note the day only, and the time runs from the midnight (UTC) that ends it.
        """,
        """
        We write to you \(facts.noticesBefore) before. Paid Prime postpones this: the time runs anew from its end. \
        Automatic renewal stops, with a mail, after \(facts.plain(facts.renewalStopsAfter)) without use.
        """,
      ])
  }

  func keepUploads(_ facts: PolicyFacts) -> ClauseText {
    ClauseText(
      "Uploaded photos, audio and video",
      [
        """
        Kept for \(facts.kept(.upload)) from receipt, for moderation and verification, then erased. There is no \
        trash, and no silent copy stays: to use a reference photo later, upload it again. If you delete your account, \
        uploads go at once.
        """
      ])
  }

  func keepGenerated(_ facts: PolicyFacts) -> ClauseText {
    let rule = facts.rule(.generated)
    return ClauseText(
      "What was made for you",
      [
        """
        Without Prime a work is removed after \(facts.kept(.generated)). The bounds we promise: never before \
        \(facts.plain(rule.bounds?.least)) have passed, and nothing can be recovered after \
        \(facts.plain(rule.bounds?.most)).
        """,
        """
        With Prime it stays until you delete it or Prime ends. Then the \(facts.kept(.generated)) begin anew at that \
        moment, and we write to you at the end of Prime and \(facts.noticesBefore) before a removal.
        """,
        """
        Whoever removes it, you or the system, a work first lies in the trash for \(facts.trash(.generated)), counted \
        from the act, and is then gone for good. Links to it stop working at once. Until then you can restore what you \
        deleted yourself; what the system removed, only with Prime.
        """,
      ])
  }

  func keepChats(_ facts: PolicyFacts) -> ClauseText {
    let rule = facts.rule(.chat)
    return ClauseText(
      "Chats with assistants",
      [
        """
        With each assistant the latest messages are kept, \(facts.chatMessagesMax) at most, yours and its own counted \
        together. Without Prime a message goes after \(facts.kept(.chat)) (never before \
        \(facts.plain(rule.bounds?.least)), never later than \(facts.plain(rule.bounds?.most))). Prime lifts the age \
        limit, not the number. Chats have no trash.
        """
      ])
  }

  func keepLogs(_ facts: PolicyFacts) -> ClauseText {
    ClauseText(
      "Logs and address hashes",
      [
        """
        Technical logs are kept for \(facts.kept(.log)), hashes of network addresses for \
        \(facts.kept(.addressHash)). The key of a month is destroyed when the last hash made with it has gone.
        """
      ])
  }

  func keepTransactions(_ facts: PolicyFacts) -> ClauseText {
    ClauseText(
      "Transactions",
      [
        """
        Accounting and tax law asks us to keep them: until the close of the fiscal year (the calendar year, UTC) and \
        \(facts.kept(.transaction)) more, then they are purged.
        """,
        """
        They hold a random payer token, the amount, currency, product, order number, the payment service's \
        transaction number, times and refunds. They never hold your e-mail address, username or address hash. Once \
        the account is deleted, nothing joins a transaction to you; a receipt code in your hands still finds it.
        """,
        """
        Points that a deleted account leaves are forfeited. The books keep, for as long, only how many that were on a \
        day and from how many accounts.
        """,
      ])
  }

  func protection(_ facts: PolicyFacts) -> ClauseText {
    ClauseText(
      "How data is protected",
      [
        .list([
          "Passwords are hashed with argon2id.",
          "Connections use HTTPS (TLS).",
          "What is personal is encrypted at rest; each account and each work has a key of its own.",
          "Access is restricted, and the service is monitored for attacks.",
          "Backups are made regularly and hold encrypted data only. The keys lie apart from them.",
        ]),
        """
        When something is erased, its key is destroyed. Snapshots of the keys are never older than \
        \(facts.plain(facts.keySnapshotMost)), so after that time no backup can bring it back. Backups themselves are \
        replaced within \(facts.plain(facts.backupRotation)). A restored backup serves nobody until all erasures made \
        since have been repeated on it.
        """,
      ])
  }
}
