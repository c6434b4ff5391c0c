import Policy

extension PolicyStrings {
  static let english = PolicyStrings(
    title: "Privacy policy",
    lead: "What {site} does with your data, clause by clause.",
    version: "Version of {version}",
    contents: "Contents",
    decisions: "How we read it, by decision",
    legalName: "Legal name",
    registrationNumber: "Registration number",
    address: "Address",
    contact: "Contact",
    updatedOn: "Last updated",
    governingLaw: "Governing law",
    court: "Court",
    notGiven: "not given",
    purpose: "Purpose",
    ground: "Ground",
    dataColumn: "Data",
    keptColumn: "Kept",
    thenColumn: "Then",
    clauseColumn: "Clause",
    whileAccountLives: "while the account lives",
    keptOrNewest: "{span}, the newest {number} messages",
    afterFiscalYear: "to the close of the fiscal year and {span} more",
    exceptPrime: "with Prime until it ends",
    thenErased: "erased",
    thenTrash: "trash for {span}, then erased",
    thenPurged: "purged",
    categoryColumn: "Category",
    sourceColumn: "Where from",
    recipientColumn: "Who may receive it",
    cookiesTitle: "Cookies",
    cookiesLead: "Every cookie this site can set. There is no other.",
    cookieName: "Name",
    cookieKind: "Kind",
    cookieReason: "What it does",
    cookieLifetime: "How long",
    untilBrowserCloses: "until the browser is closed",
    cookiesChoice:
      """
      Functional cookies are set only when you choose a language or a theme. If your browser sends Global Privacy \
      Control, they are not set at all.
      """,
    contractorsTitle: "Who we work with",
    contractorsLead: "The register of contractors. The program sends nothing to anybody who is not in it.",
    contractorsNone: "Nobody at present. Everything is made on the operator's own machine.",
    country: "Country",
    contractDate: "Contract of",
    theyKeep: "How long they keep it",
    noTraining: "Training excluded",
    sees: "What they may receive",
    yes: "yes",
    no: "no",
    toPolicy: "The whole policy",
    toCookies: "The list of cookies",
    toContractors: "The register of contractors",
    toProof: "How these promises are being kept, right now",
    names: EnglishPolicyNames(),
    text: EnglishPolicy())
}

struct EnglishPolicyNames: PolicyNames {
  func dataClass(_ dataClass: DataClass) -> String {
    switch dataClass {
    case .account: "Account: e-mail address, username, password hash"
    case .preferences: "Settings and preferences, such as the language"
    case .sessions: "Devices on which you are signed in"
    case .drafts: "Drafts: what you typed and have not asked for yet"
    case .uploads: "Uploaded photos, audio and video"
    case .works: "Works: wishes, words, sound, pictures"
    case .chats: "Chats with assistants"
    case .energy: "Energy: balance and movements"
    case .transactions: "Payments"
    case .logs: "Technical logs"
    case .addressHashes: "Hashes of network addresses"
    case .departures: "Entries of what left the service for you"
    case .takeouts: "Copies of your data made for you"
    case .requests: "Requests by your rights, and the answers"
    }
  }

  func purpose(_ purpose: Purpose) -> String {
    switch purpose {
    case .signIn: "Registration and signing in"
    case .security: "Security of accounts"
    case .making: "Making content"
    case .payments: "Payments and energy"
    case .moderation: "Moderation and prevention of violations"
    case .support: "Support"
    case .improvement: "Improving quality"
    case .legalDuties: "Duties under the law"
    case .operatorInterests: "Other legitimate interests of the operator"
    }
  }

  func ground(_ ground: Ground) -> String {
    switch ground {
    case .contract: "contract"
    case .legitimateInterest: "legitimate interest"
    case .consent: "consent"
    case .legalObligation: "legal obligation"
    }
  }

  func recipient(_ recipient: Recipient) -> String {
    switch recipient {
    case .authorities: "authorities on a lawful request"
    case .paymentOperators: "payment operators"
    case .contractors: "contractors in the register"
    }
  }

  func category(_ category: DataClass.CaliforniaCategory) -> String {
    switch category {
    case .identifiers: "Identifiers"
    case .networkActivity: "Network activity"
    case .audioVisualContent: "Audio and visual content"
    case .inferences: "Inferences (preferred language)"
    }
  }

  func source(_ source: DataClass.Source) -> String {
    switch source {
    case .person: "you"
    case .use: "your use of the service"
    case .paymentProcessors: "payment processors"
    }
  }

  func outgoing(_ outgoing: OutgoingClass) -> String {
    switch outgoing {
    case .promptText: "the text of a wish"
    case .transformedImage: "transformed pictures"
    }
  }

  func delivery(_ delivery: DeliveryClass) -> String {
    switch delivery {
    case .ownMail: "mails to you"
    }
  }

  func cookieKind(_ kind: Cookie.Kind) -> String {
    switch kind {
    case .essential: "essential"
    case .functional: "functional"
    case .analytics: "analytics"
    }
  }

  func rule(_ rule: Retention) -> String? {
    switch rule {
    case .upload: "Uploaded photos, audio, video"
    case .generated: "Works"
    case .chat: "Chats"
    case .account: "E-mail address, username, password hash"
    case .inactiveAccount: "Accounts that nobody uses"
    case .log: "Technical logs"
    case .addressHash: "Address hashes"
    case .transaction: "Transactions"
    case .takeout: "Copies of your data made for you"
    case .request: "Requests by right, after their answer"
    case .draft: "Drafts"
    case .repeatedRequest: "Marks by which a repeated request is known"
    case .job: "What became of a finished job"
    case .departure: "Entries of what left"
    case .signal: "Steps shown while a work was made"
    default: nil
    }
  }

  func cookieReason(_ cookie: Cookie) -> String? {
    switch cookie {
    case .session: "keeps you signed in"
    case .forgery: "proves that a form was sent from our own page"
    case .language: "remembers the language you chose"
    case .theme: "remembers light or dark"
    case .analyticsAnswer: "remembers whether you allowed the counter of visits"
    default: counterCookieReason(cookie.name)
    }
  }

  private func counterCookieReason(_ name: String) -> String? {
    switch name {
    case "_ym_uid": "tells visitors apart"
    case "_ym_d": "keeps the day of the first visit"
    case "_ym_isad": "notes whether something blocks advertising"
    case "yandexuid", "yuidss": "tells visitors apart, at yandex.ru"
    case "ymex": "keeps the counter's own settings, at yandex.ru"
    case "yabs-sid": "names the visit, at yandex.ru"
    default: nil
    }
  }
}
