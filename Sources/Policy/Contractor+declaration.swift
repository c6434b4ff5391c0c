public import Core

extension Contractor {
  /// What an operator writes about one contractor, unchecked: whatever is missing is nil (D16).
  public struct Declaration: Sendable, Hashable, Decodable {
    public var name: String?
    public var country: String?
    public var purpose: String?
    public var ground: String?
    /// `2026-05-31`.
    public var contractDate: String?
    public var retention: String?
    public var trainingExcluded: Bool?
    public var classes: [String]?
    public var hosts: [String]?

    public init(
      name: String? = nil, country: String? = nil, purpose: String? = nil, ground: String? = nil,
      contractDate: String? = nil, retention: String? = nil, trainingExcluded: Bool? = nil, classes: [String]? = nil,
      hosts: [String]? = nil
    ) {
      (self.name, self.country, self.purpose, self.ground) = (name, country, purpose, ground)
      (self.contractDate, self.retention, self.trainingExcluded) = (contractDate, retention, trainingExcluded)
      (self.classes, self.hosts) = (classes, hosts)
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
      case name, country, purpose, ground, contractDate, retention, trainingExcluded, classes, hosts
    }

    /// The names of everything that is said of a contractor; another one in a file is most likely a slip.
    public static let fields = Set(CodingKeys.allCases.map(\.rawValue))
  }

  /// Throws `contractors-wrong`, with the contractor and what is missing or wrong: a register that says less than it
  /// promises is not published (§7.1, §7.3, §7.4, §8).
  public init(_ declaration: Declaration) throws(DomainError) {
    let name = try Self.text(declaration.name, "name", of: "a contractor", most: Limits.contractorNameLengthMax)
    func text(_ value: String?, _ field: String) throws(DomainError) -> String {
      try Self.text(value, field, of: name, most: Limits.contractorTextLengthMax)
    }
    guard let country = declaration.country, Country.codes.contains(country) else {
      throw Self.wrong(name, "its country must be two capital letters of ISO 3166-1, such as KZ (§7.3)")
    }
    guard let date = declaration.contractDate.flatMap(CivilDate.init(text:)) else {
      throw Self.wrong(name, "its contractDate must be a day such as 2026-05-31 (§7.4)")
    }
    guard declaration.trainingExcluded == true else {
      throw Self.wrong(name, "its trainingExcluded must be true: nobody trains on people's data (§8)")
    }
    let (classes, deliveries) = try Self.classes(declaration.classes ?? [], of: name)
    self.init(
      name: name, country: country, purpose: try text(declaration.purpose, "purpose"),
      ground: try text(declaration.ground, "ground"), contractDate: date,
      retention: try text(declaration.retention, "retention"), trainingExcluded: true, classes: classes,
      hosts: try Self.hosts(declaration.hosts ?? [], of: name), deliveries: deliveries)
  }

  private static func text(
    _ value: String?, _ field: String, of name: String, most: Int
  ) throws(DomainError) -> String {
    let text = value ?? ""
    let isPlain = text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7f }
    let isBlank = text.allSatisfy(\.isWhitespace)
    guard !isBlank, isPlain, text.count <= most, text.utf8.count <= most * Limits.textBytesPerCharacterMax else {
      throw wrong(name, "its \(field) must be said, in at most \(most) characters on one line")
    }
    return text
  }

  private static func classes(
    _ names: [String], of contractor: String
  ) throws(DomainError) -> (Set<OutgoingClass>, Set<DeliveryClass>) {
    let known = OutgoingClass.allCases.map(\.rawValue) + DeliveryClass.allCases.map(\.rawValue)
    guard !names.isEmpty, Set(names).isSubset(of: known) else {
      throw wrong(contractor, "its classes must be one or more of \(known.joined(separator: ", ")) (§7.2, D22)")
    }
    return (Set(names.compactMap(OutgoingClass.init)), Set(names.compactMap(DeliveryClass.init)))
  }

  private static func hosts(_ hosts: [String], of contractor: String) throws(DomainError) -> [String] {
    let letters = Set("abcdefghijklmnopqrstuvwxyz0123456789.-".utf8)
    let areNames = hosts.allSatisfy { host in
      (1...Limits.hostBytesMax).contains(host.utf8.count) && host.utf8.allSatisfy(letters.contains)
        && host.first != "." && host.last != "." && host.first != "-" && !OwnMachine.contains(host)
    }
    guard (1...Limits.contractorHostsMax).contains(hosts.count), Set(hosts).count == hosts.count, areNames else {
      throw wrong(
        contractor, "its hosts must be exact names in lower case, without scheme, port or *, and none of this machine")
    }
    return hosts
  }

  private static func wrong(_ name: String, _ reason: String) -> DomainError {
    DomainError(.invalid, "contractors-wrong", "The register of contractors is refused: of \(name), \(reason).")
  }
}
