import Policy
import Privacy

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
    policyAccepted: "Privacy policy read",
    toldOfChange: "Change of the policy",
    toldOn: "told on {date}; it binds from {day}",
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
    correct: "Correct it in the settings",
    endSessions: "End them in the settings",
    forecast: "What goes next",
    forecastLead:
      "What of yours goes by itself within {span}, by day (UTC). What you make, use or delete meanwhile changes it.",
    forecastNone: "Nothing of yours goes by itself within {span}.",
    forecastDay: "Day",
    forecastWhat: "What",
    forecastStep: "What happens",
    stepTrash: "moves to the trash",
    stepGone: "is erased",
    left: "What has left this server",
    leftNothing: "Nothing. Everything is made on the operator's own machine, and nobody else receives any of it.",
    leftNoneYet: "Nothing of yours so far.",
    leftSome: "What went to contractors in the register, without anything that names you.",
    leftWhen: "When",
    leftWhat: "What",
    leftTo: "To whom",
    looks: "Who has looked",
    looksLead:
      """
      Everything is checked by the program itself. When a person of the operator's looks at something of yours, it \
      stands here. A look that belongs to an investigation stands here once the hold on that thing is over.
      """,
    looksNone: "Nobody, as far as can be told.",
    look: "{date}: {thing}",
    lookUnderHold: "{date}: {thing}, under a hold that is over",
    choicesLead: "You can restrict the use of your data, object, and give or withdraw each consent.",
    rights: "Your rights",
    rightsText:
      """
      You can correct your address and name in the settings, delete single songs on their pages, and delete the whole \
      account. For a copy of everything, and for whatever else you would like to ask, write to {contact}. You get an \
      answer within {span}.
      """,
    complaints: "Complaints",
    complaintsText:
      """
      If you think that we do not respect your rights, tell us, or complain to the authority at once: {authority}. It \
      costs nothing, and nobody is treated worse for it.
      """,
    complaintsElsewhere:
      """
      If you live in the EEA, you can also turn to the data protection authority of your country; in the United Kingdom \
      to the Information Commissioner's Office; in Switzerland to the Federal Data Protection and Information \
      Commissioner; in California to the California Privacy Protection Agency or the Attorney General.
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
    },
    thing: { kind in
      switch kind {
      case .work: "a work of yours"
      case .upload: "an upload of yours"
      case .chat: "a chat of yours"
      }
    })
}
