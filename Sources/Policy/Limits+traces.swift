/// Limits on uploads, chats, payments and the traces of use, each with its reason.
extension Limits {
  /// Twice the side of any picture that a model of ours looks at; a face of a larger one is no clearer there (§2.1.2,
  /// D24).
  public static let imageLongEdgeMax = 2048
  /// A short film of a telephone after it was encoded anew.
  public static let uploadBytesMax = 256 << 20
  /// Uploads of one account that are kept at once: a wedding's photos, and no storage service (§5.3).
  public static let uploadsKeptMax = 200
  /// The name of a way of transforming, with its version.
  public static let transformBytesMax = 40

  /// An assistant's short name in the program.
  public static let assistantBytesMax = 40

  /// Order ids and those of payment services stay below; a sentence about somebody does not fit (D10).
  public static let paymentCodeBytesMax = 64
  /// In the currency's smallest unit; above every sum that a gift costs, far below what 64 bits hold.
  public static let paymentAmountMax: Int64 = 100_000_000_000
  /// Refunds of one payment; more are a fault.
  public static let refundsMax = 20
  /// Bits of a receipt's code, in bytes: whoever has it finds the payment, so nobody may guess it.
  public static let receiptCodeBytes = 16

  /// Accounts made from one address within a month (§2.1.4, D13): a school, not a machine.
  public static let signUpsPerAddressMonthMax = 400
  /// Whoever meets that limit is told to come back another day.
  public static let signUpsPerAddressRetrySeconds = 86_400

  /// A line of the log: a sentence of ours and at most twenty short values.
  public static let logLineBytesMax = 8 << 10
  /// A figure further out helps nobody and costs a walk over all data for each step.
  public static let forecastDaysMax = 2200
}
