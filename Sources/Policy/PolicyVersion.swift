/// Which text of the policy binds. Stored with every acceptance (D35), shown beside the box and on the page (D36).
public struct PolicyVersion: Sendable, Hashable {
  /// Spelled like its day, so that versions sort.
  public var name: String { day.description }
  /// The day from which the text binds, in UTC.
  public var day: CivilDate

  public init(day: CivilDate) {
    self.day = day
  }

  /// 30 April 2026.
  public static let current = PolicyVersion(day: CivilDate(daysSince1970: 20_573))
}
