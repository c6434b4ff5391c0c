import Privacy

extension TakeoutStrings {
  static let english = TakeoutStrings(
    title: "A copy of my data",
    lead: "Everything that is yours here in one file, to keep or to take elsewhere. It costs nothing.",
    inside: "What is inside",
    insideItems: [
      "Songs in all their formats, with words and covers; what lies in the trash is marked",
      "Uploads, drafts and chats", "Energy and payments", "Your choices, restrictions and their history",
      "Sessions, notices and technical records that can be told to be yours",
      "A page that explains it, and a list of every file with its check sum",
    ],
    notInside: "What is not inside, such as the hash of your password, is named on that page with the reason.",
    ask: "Make me a copy",
    askAgain: "Make a new copy",
    nextOn: "You can ask for a new copy from {date}.",
    waiting: "Your copy is being made. You get a mail when it is ready; you need not wait here.",
    look: "Look again",
    ready: "Your copy of {date} is ready: {size}.",
    readyUntil: "Kept until {date}.",
    readyChange: "A new copy replaces it.",
    download: "Save the file",
    care: "It holds everything about you, so keep it where nobody else looks.",
    delete: "Delete this copy now",
    deleted: "You have deleted your copy.",
    failed: "The copy could not be made. Nothing is lost; please ask again.",
    paperTitle: "A copy of your data",
    paperLead: "Made by {site} on {date}.",
    paperOpen: "Open index.html in a browser; it needs no network.",
    paperFiles: "Files",
    paperUnnamed: "Without a title",
    paperData: "Data",
    paperLeftOut: "What is not in it, and why",
    paperCheck: "Every file with its size and check sum (SHA-256):",
    reason: { reason in
      switch reason {
      case .blindIndex: "Keyed hashes for looking things up; what they were made from is in here:"
      case .secret: "What only proves that it is you, such as the hash of a password:"
      case .nobody: "Tables that join to nobody:"
      case .earlierTakeout: "The bytes of earlier copies, which hold the same:"
      case .held: "Kept for an investigation, and shown to nobody until it is over (§12):"
      case .namelessLog: "Lines of the log that name nobody, so that nobody can say whose they are:"
      case .deletedMeanwhile: "Deleted while this was made:"
      case .unreadable: "Damaged, and readable for nobody:"
      }
    })
}
