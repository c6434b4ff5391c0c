/// The kinds of data that may ever leave (§7.2): no other class exists, so nothing else can be declared.
/// Sound, films and chats have no class: they are worked on by the service itself (D22).
public enum OutgoingClass: String, Sendable, Hashable, CaseIterable {
  case promptText = "prompt.text"
  case transformedImage = "image.transformed"
}

/// What a contractor may be handed to bring to the person it is for (§7.1): the service's own duty, no request to make
/// something, so the two classes of §7.2 stay two (docs/decisions/0013).
public enum DeliveryClass: String, Sendable, Hashable, CaseIterable {
  /// A mail to the address that the person gave.
  case ownMail = "mail.own"
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
  public var deliveries: Set<DeliveryClass>
  /// It counts visits and receives nothing from the server: a browser goes there itself, after opt-in (§11, D15).
  public var countsVisits: Bool

  public init(
    name: String, country: String, purpose: String, ground: String, contractDate: CivilDate, retention: String,
    trainingExcluded: Bool, classes: Set<OutgoingClass>, hosts: [String],
    deliveries: Set<DeliveryClass> = [], countsVisits: Bool = false
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
    self.deliveries = deliveries
    self.countsVisits = countsVisits
  }

  /// Those whom the operator has declared, in their order. Nobody until they do: everything is made on the operator's
  /// own machine.
  public static var register: [Contractor] { ContractorRegister.inForce.contractors }

  /// The names of everything they may receive, sorted.
  public var receives: [String] { (classes.map(\.rawValue) + deliveries.map(\.rawValue)).sorted() }
}
