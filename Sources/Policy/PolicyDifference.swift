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
        isMaterial: [before, after].contains { $0?.matter.isMaterial == true })
    }
  }

  /// Whether people must be told before it binds (§15, D36).
  public var isMaterial: Bool { changes.contains(where: \.isMaterial) }
}
