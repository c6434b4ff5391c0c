import Policy

extension PrivacyStrings {
  static let english = PrivacyStrings(
    title: "My data",
    lead: "Everything this service holds about you: how much, until when, and why.",
    youTold: "What you told us",
    memberSince: "Account since",
    prime: "Prime",
    primeUntil: "until {date}",
    primeEndless: "without an end date",
    adultStatement: "18 or older",
    adultStated: "You said so on {date}, to version {version} of the policy.",
    held: "What we hold",
    heldLead: "The dates are those by which the program deletes.",
    count: "How much",
    until: "Until when",
    ground: "On what ground",
    uses: "What for",
    change: "What would change it",
    nothingHeld: "Nothing at present",
    whileAccountLives: "While the account lives",
    unusedUntil: "While the account lives; if you do not come back, until {date}",
    untilDay: "Until {date}",
    untilDays: "The first until {first}, the last until {last}",
    left: "What has left this server",
    leftNothing: "Nothing. Everything is made on the operator's own machine, and nobody else receives any of it.",
    leftSome: "Texts and transformed pictures went to contractors in the register, without anything that names you.",
    rights: "Your rights",
    rightsText:
      """
      You can correct your address and name in the settings, delete single songs on their pages, and delete the whole \
      account. For a copy of everything, for a restriction, an objection or a complaint, write to {contact}. You get \
      an answer within {span}.
      """,
    seePolicy: "Read the whole policy",
    changes: { dataClass, spans in
      switch dataClass {
      case .account:
        "It goes when you delete the account, or when nobody has used it for \(spans.plain(.inactiveAccount))."
      case .preferences: "You choose them anew at any time."
      case .sessions: "Signing out ends it at once; using it keeps it."
      case .drafts: "It goes when the song is asked for, and in any case after \(spans.plain(.draft))."
      case .uploads: "Nothing prolongs it. Deleting the account takes it at once."
      case .works: "Delete one yourself and it lies in the trash first. With Prime it stays as long as you like."
      case .chats: "Newer messages push out the oldest. Prime lifts the age limit."
      case .energy: "It is spent on what you make, and forfeited when you delete the account."
      case .transactions: "Nothing: the law asks for them. They do not say who you are."
      case .logs: "Nothing prolongs it."
      case .addressHashes: "Deleting the account takes it at once."
      case .departures: "Nothing prolongs it. Deleting the account takes it at once."
      case .takeouts: "You can ask for a new one."
      case .requests: "Nothing prolongs it once it is answered. Deleting the account takes it at once."
      }
    })
}
