public import Policy

/// Decides whether a request may leave (D16): everything is refused that the register of contractors does not
/// allow in so many words. Each redirect is a new request and asks again.
public struct Gate: Sendable {
  public struct Request: Sendable, Hashable {
    public var dataClass: OutgoingClass
    public var host: String
    /// ISO 3166-1, where the caller believes the host to be.
    public var country: String

    public init(dataClass: OutgoingClass, host: String, country: String) {
      self.dataClass = dataClass
      self.host = host
      self.country = country
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
    case refused(Refusal)
  }

  private let register: [Contractor]

  public init(register: [Contractor] = Contractor.register) {
    self.register = register
  }

  /// The first contractor that allows all of it; else the refusal that is nearest to being allowed.
  public func decide(_ request: Request, on day: CivilDate) -> Decision {
    var nearest = Refusal.hostUndeclared
    for contractor in register where contractor.hosts.contains(request.host) {
      guard let refusal = refusal(of: contractor, request, day) else { return .allowed(contractor) }
      nearest = refusal
    }
    return .refused(nearest)
  }

  private func refusal(of contractor: Contractor, _ request: Request, _ day: CivilDate) -> Refusal? {
    if !contractor.classes.contains(request.dataClass) { return .classUndeclared }
    if contractor.country != request.country { return .countryUndeclared }
    if contractor.contractDate > day { return .contractNotYet }
    if !contractor.trainingExcluded { return .trainingNotExcluded }
    return nil
  }
}
