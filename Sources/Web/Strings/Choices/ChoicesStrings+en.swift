import Policy

extension ChoicesStrings {
  static let english = ChoicesStrings(
    title: "Your choices",
    lead: "You decide what may be done with your data. A choice counts from the moment you make it.",
    refusedByBrowser:
      """
      Your browser sends Global Privacy Control, which counts as a refusal of everything optional: nothing optional is \
      done in this browser, and no consent can be given from it.
      """,
    inForce: "in force",
    inForceSince: "in force since {date}",
    notInForce: "not in force",
    restriction: "Restriction",
    restrictionText:
      """
      Your content is frozen: nothing new is begun, it is in no job, and it is not shared. What is being made stops, and \
      its energy comes back. You can still look at everything, save it, delete it, and leave.
      """,
    keep: "Keep my content while the restriction lasts",
    keepHint:
      """
      Without this tick the dates run on, and what is due goes as always. With it nothing goes by its age until you lift \
      the restriction; what is overdue on that day then lies in the trash for {span}.
      """,
    restrict: "Restrict the use of my data",
    isKept: "Your content is kept while it lasts. What is overdue when you lift it then lies in the trash for {span}.",
    runsOn: "The dates of your content run on meanwhile.",
    keepFromNow: "Keep my content from now on",
    letRunOn: "Let the dates run on",
    lift: "Lift the restriction",
    objection: "Objection",
    objectionText:
      """
      You object to everything that is optional or rests on our own interest: your views are in no statistics, nothing \
      of yours serves internal testing, and you get only the mails that we owe you. Consents that you gave have no \
      effect meanwhile.
      """,
    object: "Object",
    withdrawObjection: "Withdraw the objection",
    consents: "Consents",
    consentsLead: "Each stands by itself. Nothing gets worse if you say no.",
    given: "yes",
    notGiven: "no",
    resting: "yes, without effect at present",
    history: "History",
    historyNone: "You have made no choice yet.",
    when: "When",
    what: "What",
    choice: "Choice",
    version: "Policy of",
    made: "made",
    withdrawn: "withdrawn",
    begun: "begun",
    begunKeeping: "begun, content kept",
    ended: "lifted",
    toMyData: "My data",
    consent: { kind in
      switch kind {
      case .internalUse:
        Consent(
          title: "Internal testing",
          text:
            """
            Works of yours may help to test and repair this program, on the operator's own machine. A copy has the end \
            date and the key of its original, so that both become unreadable in the same moment. No model is trained on \
            it, and nobody else gets it.
            """,
          give: "Allow internal testing", withdraw: "No more internal testing")
      case .optionalMail:
        Consent(
          title: "Mails that are not needed",
          text:
            """
            Mails beyond those that we owe you (about your account, about dates of Prime, about changes of the policy). \
            At present it is one: a reminder, a week before works of yours go whose time is over.
            """,
          give: "Allow such mails", withdraw: "No such mails")
      case .statistics:
        Consent(
          title: "Statistics",
          text:
            """
            This server counts how often a kind of page is opened in which language, and nothing about who opened it. If \
            you say no, your views are not counted while you are signed in.
            """,
          give: "Count my views", withdraw: "Do not count my views")
      case .analytics:
        Consent(
          title: "Yandex.Metrika",
          text:
            """
            The counter of visits by Yandex, in its minimal mode, on public pages only: never on pages of gifts, of your \
            account, of chats or of works. It sets cookies of its own. Your answer counts for this browser.
            """,
          give: "Allow Yandex.Metrika", withdraw: "No Yandex.Metrika")
      }
    })
}
