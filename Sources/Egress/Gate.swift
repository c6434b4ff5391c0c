public import Policy

/// Decides whether a request may leave (D16): everything is refused that the register of contractors does not
/// allow in so many words. Each redirect is a new request and asks again.
public struct Gate: Sendable {
  /// What somebody is to receive: a request to make something (§7.2), or something to bring to its person (§7.1).
  public enum Matter: Sendable, Hashable {
    case request(OutgoingClass)
    case delivery(DeliveryClass)

    /// As it is written in the register and in the ledger.
    public var name: String {
      switch self {
      case .request(let outgoing): outgoing.rawValue
      case .delivery(let delivery): delivery.rawValue
      }
    }
  }

  public struct Request: Sendable, Hashable {
    public var matter: Matter
    public var host: String
    /// ISO 3166-1, where the caller believes the host to be; nil where the caller knows only the name that the operator
    /// has set, whose country is what the register says.
    public var country: String?

    public init(_ matter: Matter, host: String, country: String?) {
      self.matter = matter
      self.host = host
      self.country = country
    }

    public init(dataClass: OutgoingClass, host: String, country: String) {
      self.init(.request(dataClass), host: host, country: country)
    }
  }

  public enum Refusal: String, Sendable, Hashable, CaseIterable {
    case hostUndeclared = "host-undeclared"
    case classUndeclared = "class-undeclared"
    /// Data goes abroad only where a contract and its safeguards say so (§7.3).
    case countryUndeclared = "country-undeclared"
    /// Nobody who is not yet bound to confidentiality receives anything (§7.4).
    case contractNotYet = "contract-not-yet"
    /// The operator trains nothing on people's data (§8), and neither may who works for them.
    case trainingNotExcluded = "training-not-excluded"
  }

  public enum Decision: Sendable, Hashable {
    case allowed(Contractor)
    /// A delivery that another program of this machine takes over: nobody outside receives it by this act.
    case ownMachine
    case refused(Refusal)
  }

  private let register: [Contractor]

  public init(register: [Contractor] = Contractor.register) {
    self.register = register
  }

  /// The first contractor that allows all of it; else the refusal that is nearest to being allowed.
  public func decide(_ request: Request, on day: CivilDate) -> Decision {
    if case .delivery = request.matter, OwnMachine.contains(request.host) { return .ownMachine }
    var nearest = Refusal.hostUndeclared
    for contractor in register where contractor.hosts.contains(request.host) {
      guard let refusal = refusal(of: contractor, request, day) else { return .allowed(contractor) }
      nearest = refusal
    }
    return .refused(nearest)
  }

  private func refusal(of contractor: Contractor, _ request: Request, _ day: CivilDate) -> Refusal? {
    if !mayReceive(contractor, request.matter) { return .classUndeclared }
    if let country = request.country, contractor.country != country { return .countryUndeclared }
    if contractor.contractDate > day { return .contractNotYet }
    if !contractor.trainingExcluded { return .trainingNotExcluded }
    return nil
  }

  private func mayReceive(_ contractor: Contractor, _ matter: Matter) -> Bool {
    switch matter {
    case .request(let outgoing): contractor.classes.contains(outgoing)
    case .delivery(let delivery): contractor.deliveries.contains(delivery)
    }
  }
}
