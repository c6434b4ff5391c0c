public import Core
public import Persistence

/// When the operator's duties were last done, in the data database: the proof page and `songly doctor` tell it. A
/// restored instance remembers what its backup knew.
public struct OperatingMarks: Sendable {
  public enum Duty: String, Sendable, Hashable, CaseIterable {
    /// A backup was written whole.
    case backup = "backup-made"
    /// A snapshot of the keys was written whole (D4).
    case keySnapshot = "key-snapshot-made"
    /// A backup was restored as an exercise, and everything in it could be read.
    case drill = "restore-drill"
    /// This instance was restored, and the replay of erasures was over.
    case restore = "restored"
    /// It was restored without the marks of what had been erased: nobody can say that all of it is gone again (D4).
    case tombstonesLost = "tombstones-lost"
  }

  private let database: Database

  /// - Parameter database: that of the data.
  public init(database: Database) {
    self.database = database
  }

  public func set(_ duty: Duty, at now: Instant) async throws {
    try await database.write { transaction in
      _ = try transaction.run(
        """
        INSERT INTO sweep_state (name, at) VALUES (\(duty.rawValue), \(now))
        ON CONFLICT (name) DO UPDATE SET at = \(now)
        """)
    }
  }

  /// Nil when it was never done.
  public func last(_ duty: Duty) async throws -> Instant? {
    try await database.read { transaction in
      try transaction.row("SELECT at FROM sweep_state WHERE name = \(duty.rawValue)")?.instant(0)
    }
  }
}
