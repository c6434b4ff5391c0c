extension DeletionStrings {
  static let english = DeletionStrings(
    title: "Delete the account",
    lead: "This is about the account {username}. Nothing happens until you open a link that we send you.",
    goes: "What goes, for good",
    goesAccount: "E-mail address, username, password",
    goesWorks: "Works, with all their versions and files",
    goesDrafts: "Drafts",
    goesSessions: "Devices that are signed out",
    stays: "What stays",
    staysTransactions: "Transactions, as the law asks, without anything that says who you are (§5.7)",
    staysNothing: "Nothing: you have not paid for anything.",
    energyTitle: "Unspent energy",
    energyLeft:
      """
      You have {points} left. Points you paid for can be given back within {span} of the purchase: write to {contact} \
      before you delete. Afterwards they are forfeited.
      """,
    takeoutTitle: "Take your songs with you",
    takeout:
      """
      A copy of everything that is yours here, songs and all, is made when you ask for it, and costs nothing. Save it \
      before you delete the account; the account waits.
      """,
    how: "Delete it",
    howLead: "Type your password and your username. Then we send you a link that works for {span}.",
    password: "Password",
    phrase: "Your username",
    phraseHint: "Type: {username}",
    sendLink: "Send me the link",
    keep: "Keep the account",
    sentTitle: "One last step",
    sentText: "We have sent a link to your address. It works for {span}. Until you open it, everything stays as it is.",
    confirmTitle: "Delete the account now?",
    confirmText: "This cannot be undone. The trash is not used.",
    confirmSweep:
      """
      Your keys are destroyed at once, so nothing can be read any more. What is left of the encrypted data is swept \
      immediately, and in any case within {span}.
      """,
    confirm: "Delete it for good",
    doneTitle: "Your account is deleted",
    doneText:
      """
      Your account is closed for good. Its keys are being destroyed at this moment; then nobody can read what was \
      yours, not even we.
      """,
    doneSweep: "The encrypted remains are being swept now, and are gone within {span} in any case.",
    doneKeys:
      """
      Your account is closed for good. Its keys have been destroyed: nobody can read what was yours any more, not even \
      we.
      """,
    doneErased: "The encrypted remains have been erased too. Only entries of payments stay, without your name (§5.7).",
    doneHeld:
      """
      The encrypted remains have been erased too, but for what an investigation needs (§12). That goes when the \
      investigation lets go of it.
      """,
    doneAgain: "You are welcome back at any time, with the same address too. Thank you for the songs.",
    toHome: "To the first page")
}
