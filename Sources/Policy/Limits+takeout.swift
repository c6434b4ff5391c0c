/// Limits on take-outs (§9.1, D31), each with its reason.
extension Limits {
  /// A new take-out a day at most: making one reads everything that a person has, and yesterday's is still there.
  public static let takeoutEvery = Period.hours(24)
  /// A link that saves a take-out: long enough to go on after a night without a network, gone before it is forgotten.
  public static let takeoutLink = Period.hours(24)
  /// Read and written at once while a take-out is made: it costs no more memory however much there is.
  public static let takeoutReadBytes = 1 << 20
  /// Rows read and opened at once; a song's row with its loudness line has some ten kilobytes.
  public static let takeoutRowsAtOnce = 200

  /// What may be brought back from a file that came from anywhere. A person has a few thousand files.
  public static let takeoutFilesMax = 200_000
  /// A name in a take-out is made of ids and words of ours.
  public static let takeoutNameBytesMax = 200
  /// One table of one person as text; twenty thousand songs stay below.
  public static let takeoutTableBytesMax = 512 << 20
}
