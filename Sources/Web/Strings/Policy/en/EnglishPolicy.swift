import Policy

/// The policy in English: who runs the service, what is held and why (§1 to §4).
struct EnglishPolicy: PolicyText {
  func operatorIdentity(_ facts: PolicyFacts) -> ClauseText {
    ClauseText(
      "Who runs this service",
      [
        """
        \(facts.siteName) makes gifts with artificial intelligence: songs, pictures, poems, texts and videos. It also \
        lets you talk to AI assistants. The operator named here answers for your data.
        """,
        """
        The periods on this page are the very values by which the program deletes. If one is changed, the page changes \
        with it, in every language.
        """,
      ])
  }

  func adultsOnly(_ facts: PolicyFacts) -> ClauseText {
    ClauseText(
      "Adults only",
      [
        """
        The service is for people aged \(facts.leastAge) or older. You say so yourself when you sign up; the box is \
        never ticked for you. We store when you ticked it and which version of this text applied, and no date of birth.
        """
      ])
  }

  func dataHeld(_ facts: PolicyFacts) -> ClauseText {
    ClauseText(
      "What data there is",
      ["Nothing is asked for that is not needed. These are all the kinds there are."])
  }

  func accountData(_ facts: PolicyFacts) -> ClauseText {
    ClauseText(
      "Your account",
      [
        .list([
          "Your e-mail address: for registration, signing in and recovering the account.",
          "Your username.",
          "Your password, only as a hash from which it cannot be read.",
        ])
      ])
  }

  func uploads(_ facts: PolicyFacts) -> ClauseText {
    ClauseText(
      "What you give us for a gift",
      [
        """
        Photos and pictures (to be worked on or as references), audio, video, and your words: descriptions, wishes and \
        instructions.
        """,
        """
        Every picture is transformed before any AI model sees it: metadata is removed, the long edge is reduced, the \
        picture is encoded anew and given a random name. The original exists only in memory or in encrypted working \
        space while this happens; it is not kept. Metadata is removed from audio and video too. Faces are recognised \
        nowhere.
        """,
        """
        What you type before you have an account waits for you, encrypted, for \(facts.kept(.draft)).
        """,
      ])
  }

  func generatedContent(_ facts: PolicyFacts) -> ClauseText {
    ClauseText(
      "What the service makes for you",
      [
        .list([
          "Songs and music.",
          "Images: portraits, greeting cards, invitations, logos, coats of arms and other graphics.",
          "Poems, and texts such as greetings, formal letters and marketing texts.",
          "Videos.",
          "Chats with AI assistants.",
        ]),
        "Whatever is derived from a work (a preview, a cover, the times of its words) lives and goes with the work.",
      ])
  }

  func technicalData(_ facts: PolicyFacts) -> ClauseText {
    ClauseText(
      "Technical data",
      [
        """
        Your network address is never stored and never passed on. Against abuse and for rate limits we compute a hash \
        of it: HMAC-SHA-256 under a secret key; of an IPv6 address only the first 64 bits are used. The key is kept \
        outside the database and is a new one each month. When the key is destroyed, the hash cannot be turned back. \
        Until then we treat it as personal data: you get it in your copy, and it goes with your account.
        """,
        """
        Browser and device in general form ("Firefox on Android"), settings and preferences such as your language, \
        usage statistics, and logs. The logs hold no e-mail address, no username, no content and no network address.
        """,
      ])
  }

  func payments(_ facts: PolicyFacts) -> ClauseText {
    ClauseText(
      "Payments",
      [
        """
        We never see or store card data. Payment services certified to PCI DSS take the money and send us a \
        confirmation and a transaction number.
        """
      ])
  }

  func purposes(_ facts: PolicyFacts) -> ClauseText {
    ClauseText("What data is used for", ["Your data is used for these purposes and for no other."])
  }

  func grounds(_ facts: PolicyFacts) -> ClauseText {
    ClauseText(
      "On what legal ground",
      [
        "Each purpose in the table has one ground:",
        .list([
          "Contract: without it we could not give you what you asked for.",
          "Legitimate interest: we protect the service and the people who use it.",
          "Consent: only if you have said so yourself. Without it nothing of yours serves this purpose.",
          "Legal obligation: the law requires it.",
        ]),
        "Consent is recorded with its time and version, and is withdrawn as easily as it is given.",
      ])
  }
}
