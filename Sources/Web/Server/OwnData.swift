public import Core
public import Policy
public import Privacy

/// What the site tells people about what is held of them, and what they decide about its use (§9.1, D2b, D30). Filled at
/// the top, which alone knows every module that holds something.
public struct OwnData: Sendable {
  /// How much of a class is held of one person.
  public struct Held: Sendable, Hashable {
    public var count: Int
    /// When the first and the last of them go; nil where no date is set.
    public var first: Instant?
    public var last: Instant?

    public init(count: Int, first: Instant? = nil, last: Instant? = nil) {
      self.count = count
      self.first = first
      self.last = last
    }

    /// Things by the dates on which they go; nil for one that nothing takes away.
    public init(ends: [Instant?]) {
      let known = ends.compactMap(\.self)
      self.init(count: ends.count, first: known.min(), last: known.max())
    }
  }

  /// Something of a person's that has left this server (§7.2, D16), as its line in the ledger says.
  public struct Departed: Sendable, Hashable {
    public var at: Instant
    public var contractor: String
    /// `prompt.text`, `image.transformed` or `mail.own`.
    public var matter: String
    /// The words that left, where the ledger has them for their person (D19).
    public var text: String?

    public init(at: Instant, contractor: String, matter: String, text: String? = nil) {
      self.at = at
      self.contractor = contractor
      self.matter = matter
      self.text = text
    }
  }

  public var rights: Rights
  /// Looks of the operator's people at what is theirs (D20, D21).
  public var looks: Looks
  /// What is held, class by class; a class that is not named is held in no countable number.
  public var held: @Sendable (_ account: Identifier) async throws -> [DataClass: Held]
  /// What goes in the days to come.
  public var forecast: @Sendable (_ account: Identifier) async throws -> OwnForecast
  /// What left, the newest first.
  public var departed: @Sendable (_ account: Identifier) async throws -> [Departed]

  public init(
    rights: Rights, looks: Looks, held: @escaping @Sendable (Identifier) async throws -> [DataClass: Held],
    forecast: @escaping @Sendable (Identifier) async throws -> OwnForecast,
    departed: @escaping @Sendable (Identifier) async throws -> [Departed]
  ) {
    self.rights = rights
    self.looks = looks
    self.held = held
    self.forecast = forecast
    self.departed = departed
  }
}
