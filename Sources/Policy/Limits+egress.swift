/// Limits of what an operator declares about contractors and of the lines about what left, each with its reason.
extension Limits {
  /// A page that people read through; nobody needs more to make gifts.
  public static let contractorsMax = 100
  public static let contractorNameLengthMax = 80
  /// A sentence each for the purpose, the ground and what they keep.
  public static let contractorTextLengthMax = 300
  public static let contractorHostsMax = 20
  /// RFC 1035: a name with its dots.
  public static let hostBytesMax = 253
  public static let contractorsFileBytesMax = 256 << 10
  /// Words of ours, such as `song` or `verification`.
  public static let departurePurposeBytesMax = 40
  /// A text prompt is a brief with all that it may hold.
  public static let departureTextBytesMax = draftBytesMax
  /// The size of a mail is noted in steps, so that it does not tell which of two mails it was: an address that has its
  /// account already is written to in other words than one that has none.
  public static let mailBytesStep = 4096
}
