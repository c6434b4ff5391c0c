/// The kinds of data that may ever leave (§7.2): no other class exists, so nothing else can be declared.
/// Sound, films and chats have no class: they are worked on by the service itself (D22).
public enum OutgoingClass: String, Sendable, Hashable, CaseIterable {
  case promptText = "prompt.text"
  case transformedImage = "image.transformed"
}

/// Somebody outside who works for the operator (§7.1, D16). A contractor who is not in the register is not
/// reached: the register is the only way out.
public struct Contractor: Sendable, Hashable {
  public var name: String
  /// ISO 3166-1, two capital letters.
  public var country: String
  public var purpose: String
  public var ground: String
  public var contractDate: CivilDate
  /// How long they keep what they receive, in their contract's words.
  public var retention: String
  public var trainingExcluded: Bool
  public var classes: Set<OutgoingClass>
  /// Exact host names, lower case; no wildcards, so that a new host is a decision.
  public var hosts: [String]

  public init(
    name: String, country: String, purpose: String, ground: String, contractDate: CivilDate, retention: String,
    trainingExcluded: Bool, classes: Set<OutgoingClass>, hosts: [String]
  ) {
    self.name = name
    self.country = country
    self.purpose = purpose
    self.ground = ground
    self.contractDate = contractDate
    self.retention = retention
    self.trainingExcluded = trainingExcluded
    self.classes = classes
    self.hosts = hosts
  }

  /// Nobody: everything is made on the operator's own machine until they declare otherwise.
  public static let register: [Contractor] = []
}
