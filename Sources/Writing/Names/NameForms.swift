/// A name in the cases that a bank may ask for. English has one form for all of them.
public struct NameForms: Sendable, Hashable {
  public var nominative: String
  public var vocative: String
  public var genitive: String
  public var dative: String
  public var accusative: String
  public var instrumental: String
  /// Russian "о ком": used after a preposition.
  public var prepositional: String
  /// Kazakh "кімде"; Russian shares the prepositional.
  public var locative: String
  /// Kazakh "кімнен"; Russian shares the genitive.
  public var ablative: String

  public init(
    nominative: String, vocative: String? = nil, genitive: String? = nil, dative: String? = nil,
    accusative: String? = nil, instrumental: String? = nil, prepositional: String? = nil, locative: String? = nil,
    ablative: String? = nil
  ) {
    self.nominative = nominative
    self.vocative = vocative ?? nominative
    self.genitive = genitive ?? nominative
    self.dative = dative ?? nominative
    self.accusative = accusative ?? nominative
    self.instrumental = instrumental ?? nominative
    self.prepositional = prepositional ?? nominative
    self.locative = locative ?? prepositional ?? nominative
    self.ablative = ablative ?? genitive ?? nominative
  }
}
