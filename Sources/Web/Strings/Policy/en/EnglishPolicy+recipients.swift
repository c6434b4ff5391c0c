import Policy

/// Who receives data, and what leaves (§7, §8).
extension EnglishPolicy {
  func receiving(_ facts: PolicyFacts) -> ClauseText {
    ClauseText(
      "Who receives what",
      ["What is not permitted here does not leave."])
  }

  func recipients(_ facts: PolicyFacts) -> ClauseText {
    ClauseText(
      "Who receives data",
      [
        "Your data is never sold. It goes only to:",
        .list([
          """
          Authorities, on a lawful request. Each disclosure is a case with its basis, its scope and the person who \
          approved it; how many there were is published.
          """,
          "Payment operators: only the amount, the order number and your e-mail address.",
          "Technical contractors for hosting, storage of files, making of content and delivery of mails.",
        ]),
        """
        Contractors stand in a public register with country, purpose and terms. The register is the only way out: the \
        program refuses an address that is not in it. A mail to you that goes through a mail server is entered in the \
        same ledger as everything else that leaves.
        """,
        facts.contractors.isEmpty
          ? "At present the register is empty: everything is made on the operator's own machine."
          : "Contractors in the register at present: \(facts.contractors.count).",
      ])
  }

  func outgoingRequests(_ facts: PolicyFacts) -> ClauseText {
    ClauseText(
      "What a request to a contractor holds",
      [
        """
        Only the text of the wish and pictures already transformed, without anything that says who you are: no \
        e-mail address, no username, no account number, no network address, no cookie. E-mail addresses, phone \
        numbers, postal addresses and nicknames inside your text are removed. The first name of the person you make \
        the gift for stays, because the gift needs it. You can see the text that left.
        """,
        """
        One request is one delivery. It is entered in a ledger before it is sent; without the entry nothing is sent. \
        Audio, video and chats are worked on by this service itself.
        """,
      ])
  }

  func transfersAbroad(_ facts: PolicyFacts) -> ClauseText {
    ClauseText(
      "Transfers abroad",
      [
        """
        Data goes abroad only where the contract with you needs it, and under safeguards such as standard contractual \
        clauses. There is no other transfer. The register names the country of each contractor.
        """
      ])
  }

  func confidentiality(_ facts: PolicyFacts) -> ClauseText {
    ClauseText(
      "Confidentiality",
      ["Every contractor is bound by contract to keep data confidential and to use it for the task alone."])
  }

  func training(_ facts: PolicyFacts) -> ClauseText {
    ClauseText(
      "No training on your data",
      [
        """
        We train no model on your data, and contractors are bound not to. Your content serves internal testing and \
        debugging only if you have agreed to it, and goes on the same day as the original.
        """,
        """
        Statistics are anonymous: they hold no free text, and counts below \(facts.smallestCountShown) are not shown.
        """,
      ])
  }
}
