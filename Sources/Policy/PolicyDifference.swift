/// What changed between two versions of the policy, value by value, computed and never written by hand (D36).
public struct PolicyDifference: Sendable, Hashable, Codable {
  public struct Change: Sendable, Hashable, Codable {
    public var path: String
    /// Nil for a value that is new.
    public var before: String?
    /// Nil for a value that is gone.
    public var after: String?
    public var clauses: [String]
    /// A change of a period, a recipient, a purpose or a country (D36).
    public var isMaterial: Bool
  }

  public var from: String
  public var to: String
  /// In order of their paths.
  public var changes: [Change]

  public init(from old: PolicyValues, to new: PolicyValues) {
    from = old.version
    to = new.version
    changes = Set(old.values.keys).union(new.values.keys).sorted().compactMap { path in
      let (before, after) = (old.values[path], new.values[path])
      guard before?.value != after?.value else { return nil }
      return Change(
        path: path, before: before?.value, after: after?.value, clauses: after?.clauses ?? before?.clauses ?? [],
        isMaterial: Self.matters(path, before, after))
    }
  }

  /// What is new is material where somebody new may receive something, or something is used for a new purpose. A new
  /// kind of data, with its rule, comes from a person's own act with a new part of the service and takes nothing away.
  private static func matters(_ path: String, _ before: PolicyValues.Value?, _ after: PolicyValues.Value?) -> Bool {
    guard before != nil else {
      return ["contractor.", "outgoing.", "purpose."].contains { path.hasPrefix($0) }
        && after?.matter.isMaterial == true
    }
    return [before, after].contains { $0?.matter.isMaterial == true }
  }

  /// Whether people must be told before it binds (§15, D36).
  public var isMaterial: Bool { changes.contains(where: \.isMaterial) }
}
