public import Core
public import Policy

/// What a person keeps after their account is gone: what was destroyed and when, signed by the instance. It names
/// nobody, so whoever finds it learns nothing, and it is checked without an account (D3).
///
/// Its text is what is signed, line by line, so that any program can check it:
///
///     songly-receipt: 1
///     instance: https://songs.example
///     closed: 2026-11-24T02:25:21Z
///     …
///     signature: 128 hexadecimal digits, over everything above, line breaks included
public struct Receipt: Sendable, Hashable {
  /// How many records of one class were erased.
  public struct Line: Sendable, Hashable {
    public var dataClass: DataClass
    public var count: Int

    public init(dataClass: DataClass, count: Int) {
      self.dataClass = dataClass
      self.count = count
    }
  }

  /// Where the instance is reached.
  public var origin: String
  /// When the account was closed, to the second.
  public var closedAt: Instant
  /// When its keys were destroyed; nil when that was still under way as the receipt was written.
  public var destroyedAt: Instant?
  /// By when the ciphertext is gone in any case (D3b).
  public var sweptBy: Instant
  /// The version of the policy in force.
  public var policy: String
  public var keys: Int
  public var files: Int
  /// Things that a hold keeps for an investigation for now (D20).
  public var held: Int
  public var lines: [Line]

  public init(
    origin: String, closedAt: Instant, destroyedAt: Instant?, sweptBy: Instant, policy: String, keys: Int, files: Int,
    held: Int, lines: [Line]
  ) {
    self.origin = origin
    self.closedAt = closedAt
    self.destroyedAt = destroyedAt
    self.sweptBy = sweptBy
    self.policy = policy
    self.keys = keys
    self.files = files
    self.held = held
    self.lines = lines
  }

  static let mark = "songly-receipt"
  static let format = "1"
  static let pending = "under way"

  /// The text that is signed.
  public var text: String {
    var fields = [
      (Self.mark, Self.format), ("instance", origin), ("closed", closedAt.utc),
      ("keys-destroyed", destroyedAt?.utc ?? Self.pending), ("remains-gone-by", sweptBy.utc), ("policy", policy),
      ("keys", "\(keys)"), ("files", "\(files)"), ("held", "\(held)"),
    ]
    fields += lines.map { ("records \($0.dataClass.rawValue)", "\($0.count) \($0.dataClass.clause)") }
    return fields.map { "\($0.0): \($0.1)\n" }.joined()
  }
}
