public import Core
import Foundation
public import Persistence
public import Policy

/// The versions of the policy by which this instance has acted, acts, and is going to act (§15, D36). A change of a
/// period, a recipient, a purpose or a country is announced a fortnight before it binds; an instance with people on
/// it refuses to start with one that was not.
public struct PolicyHistory: Sendable {
  /// One version, with the values that were in force.
  public struct Version: Sendable, Hashable {
    public var values: PolicyValues
    public var announcedAt: Instant
    public var effectiveAt: Instant
  }

  /// Pages show so many versions, the newest first.
  static let versionsShown = 50

  private let database: Database
  private let world: World

  /// - Parameter database: that of the data.
  public init(database: Database, world: World) {
    self.database = database
    self.world = world
  }

  /// To be called at every start, before anything is served or swept: notes the values in force. Throws
  /// `policy-unannounced` for a material change that people were not told of in time, and `policy-too-early` for one
  /// whose day has not come.
  ///
  /// - Parameter hasPeople: whether there is anybody whose data a change could hit.
  public func enter(_ values: PolicyValues = PolicyValues(), hasPeople: Bool) async throws {
    let now = world.now
    let versions = try await versions()
    guard let latest = versions.first(where: { $0.effectiveAt <= now }) else {
      return try await store(Version(values: values, announcedAt: now, effectiveAt: now))
    }
    let difference = PolicyDifference(from: latest.values, to: values)
    guard !difference.changes.isEmpty else { return }
    if hasPeople && difference.isMaterial {
      if let coming = versions.first(where: { $0.effectiveAt > now }), Self.same(coming.values, values) {
        throw DomainError(
          .conflict, "policy-too-early",
          "This policy was announced for \(CivilDate(coming.effectiveAt)): until then the one before it binds.")
      }
      let changed = difference.changes.filter(\.isMaterial).map(\.path).prefix(3).joined(separator: ", ")
      throw DomainError(
        .conflict, "policy-unannounced",
        "People were not told of a material change (\(changed)): announce it with songly policy --announce DAY.")
    }
    try await store(Version(values: values, announcedAt: now, effectiveAt: now))
  }

  /// Announces values that bind from a day on (its midnight, UTC), in the place of what was announced before. From now
  /// on a banner and mails say so. Throws `policy-unchanged`, and `policy-notice` when the day is too near.
  public func announce(_ values: PolicyValues = PolicyValues(), from day: CivilDate) async throws {
    let now = world.now
    let latest = try await versions().first { $0.effectiveAt <= now }
    guard let latest, !Self.same(latest.values, values) else {
      throw DomainError(.invalid, "policy-unchanged", "Nothing of the policy changes with these settings.")
    }
    let earliest = Retention.materialChangeNotice.end(from: now)
    guard day.start >= earliest else {
      throw DomainError(
        .invalid, "policy-notice",
        "People must be told \(Retention.materialChangeNotice) before: \(CivilDate(earliest).next) is the first day.")
    }
    try await database.write { transaction in
      _ = try transaction.run("DELETE FROM policy_versions WHERE effective_at > \(now)")
    }
    try await store(Version(values: values, announcedAt: now, effectiveAt: day.start))
  }

  /// The version that people are being told of; nil when none is coming.
  public func coming() async throws -> Version? {
    let now = world.now
    return try await versions().last { $0.effectiveAt > now }
  }

  /// The version that is coming, if people must be told of it by mail: what it changes is material (§15, D36).
  public func comingMaterially() async throws -> Version? {
    let now = world.now
    let versions = try await versions()
    guard let coming = versions.last(where: { $0.effectiveAt > now }),
      let latest = versions.first(where: { $0.effectiveAt <= now })
    else { return nil }
    return PolicyDifference(from: latest.values, to: coming.values).isMaterial ? coming : nil
  }

  /// Whether the values of this process are those that bind now. A process that ran on past the day of a change acts
  /// by the old ones.
  public func isInForce(_ values: PolicyValues = PolicyValues()) async throws -> Bool {
    let now = world.now
    guard let latest = try await versions().first(where: { $0.effectiveAt <= now }) else { return true }
    return Self.same(latest.values, values)
  }

  /// The newest first, announced ones too.
  public func versions() async throws -> [Version] {
    let rows = try await database.read { transaction in
      try transaction.rows(
        """
        SELECT content, announced_at, effective_at FROM policy_versions ORDER BY effective_at DESC
        LIMIT \(Self.versionsShown)
        """
      ).map { (try $0.text(0), try $0.instant(1), try $0.instant(2)) }
    }
    return try rows.map { content, announced, effective in
      guard let values = try? JSONDecoder().decode(PolicyValues.self, from: Data(content.utf8)) else {
        throw DomainError(.fault, "row-shape", "A version of the policy cannot be read.")
      }
      return Version(values: values, announcedAt: announced, effectiveAt: effective)
    }
  }

  private func store(_ version: Version) async throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let content = String(decoding: try encoder.encode(version.values), as: UTF8.self)
    try await database.write { transaction in
      _ = try transaction.run(
        """
        INSERT INTO policy_versions (effective_at, version, content, announced_at)
        VALUES (\(version.effectiveAt), \(version.values.version), \(content), \(version.announcedAt))
        ON CONFLICT (effective_at) DO NOTHING
        """)
    }
  }

  private static func same(_ left: PolicyValues, _ right: PolicyValues) -> Bool {
    PolicyDifference(from: left, to: right).changes.isEmpty
  }
}

extension PolicyHistory {
  public static let migrations: [Migration] = [
    Migration(
      "policy-history-1",
      [
        """
        CREATE TABLE policy_versions (
          effective_at \(.integer) PRIMARY KEY NOT NULL,
          version TEXT NOT NULL,
          content TEXT NOT NULL,
          announced_at \(.integer) NOT NULL,
          CHECK (effective_at >= announced_at)
        ) \(.strict)
        """
      ])
  ]

  /// Archived for good: what was promised must stay provable (D36). Nothing in it is anybody's.
  public static let holdings: [Holding] = [
    Holding(
      table: "policy_versions", subject: .nobody, retention: .account,
      columns: ["effective_at": .clear, "version": .clear, "content": .clear, "announced_at": .clear])
  ]
}
