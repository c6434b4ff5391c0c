/// Limits on requests by rights and on the mails that bring them (§9.3, D28), each with its reason.
extension Limits {
  /// Requests of one person that wait at once: about as many as there are rights that need words.
  public static let requestsOpenMax = 5
  /// Two pages, enough to say what is meant; in characters.
  public static let requestTextLengthMax = 4000
  /// One line of a list.
  public static let requestSubjectLengthMax = 200
  /// What an operator answers, with what was asked for inside.
  public static let requestAnswerLengthMax = 20_000
  /// A note for oneself.
  public static let requestNoteLengthMax = 2000
  /// Requests of one person shown, newest first; the older ones are gone three months after their answer anyway.
  public static let requestsShownMax = 100
  /// Requests that the operator's list shows; more wait behind the most urgent ones.
  public static let requestsListedMax = 500

  /// What is read of a mail: mail servers take some 25 MiB, of which all but attachments lies at the front.
  public static let requestMailBytesMax = 8 << 20
  /// What is kept of its text: a small book.
  public static let requestMailTextBytesMax = 64 << 10
  /// Parts looked at, one in the other and in all; mail programs nest three deep and make about five.
  public static let mailPartsDeepMax = 8
  public static let mailPartsMax = 100
  /// The head of a mail with all its stations; beyond it begins the body of an attack.
  public static let mailHeadBytesMax = 256 << 10
  /// Attachments named, and letters of their names; the rest is counted.
  public static let mailAttachmentsNamedMax = 20
  public static let mailAttachmentNameLengthMax = 100

  /// Unproven mails from one address within the window: each is answered, and an answer to a forged address is a mail
  /// that its owner did not ask for. The mail server keeps the others and comes again.
  public static let requestMailsPerAddressMax = 3
  public static let requestMailsWindow = Period.hours(24)
  /// Unproven mails kept at all: a flood fills no disk.
  public static let requestsUnprovenMax = 2000
  /// Letters of a case's number, drawn from thirty-two: nobody guesses one, and it says neither when nor how many.
  public static let requestNumberLetters = 10
}

/// What a disclosure to an authority says (D42).
public enum DisclosureLimits {
  /// A statute, an order with its number; what was asked for; where a copy of what left lies.
  public static let textLength = 3...2000
  /// A name, or a name and an office.
  public static let personLength = 2...100
  public static let listedMax = 500
}
