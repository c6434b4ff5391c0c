/// What an operator may tighten: periods whose shortening takes nothing from people that they were promised. Trash,
/// transactions, the year of inactivity and the days of notices are promises to people, so they are not here.
public enum Tightenable: String, Sendable, Hashable, CaseIterable {
  case upload, generated, chat, log
  case addressHash = "address-hash"
  case draft
  case takeout = "take-out"
  case backups
  case keySnapshots = "key-snapshots"

  /// The period as it is published, before anybody tightens it (policy, part 3).
  public var published: Period {
    switch self {
    case .upload, .takeout: .days(7)
    case .generated, .chat: .months(3)
    case .log, .addressHash: .months(12)
    case .draft: .hours(24)
    case .backups: .days(30)
    case .keySnapshots: .hours(48)
    }
  }

  /// The shortest that still keeps what depends on it true.
  public var least: Period {
    switch self {
    // A job that uses an upload may be tried again for hours, and somebody must be able to look at it (§12).
    case .upload: .days(1)
    // Nothing is removed by the system before two months (D1).
    case .generated, .chat: .months(2)
    // Attacks are found weeks later (§6).
    case .log, .addressHash: .days(30)
    // Whoever signs up waits for a mail and comes back.
    case .draft: .hours(1)
    // A mailed link that dies before the weekend is over gives nobody a copy (§9.1).
    case .takeout: .days(3)
    // A loss must be noticed before the last good copy is replaced (§6).
    case .backups: .days(7)
    // Snapshots are made every few hours; at least one must be there.
    case .keySnapshots: .hours(12)
    }
  }

  public var clause: Clause {
    switch self {
    case .upload: .keepUploads
    case .generated: .keepGenerated
    case .chat: .keepChats
    case .log, .addressHash: .keepLogs
    case .draft: .uploads
    case .takeout: .takeout
    case .backups, .keySnapshots: .backupsCiphertext
    }
  }
}
