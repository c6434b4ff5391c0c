import Foundation
import GRDB

/// A sync that failed. The system may have dropped what was to be written and call the next sync a success: from here
/// on only a process that reads the disk anew knows what is on it. So this one ends at once, with nothing acknowledged
/// (threats: crash, disk, time); whatever runs the service starts it again.
enum LostSync {
  static func isOne(_ error: DatabaseError) -> Bool {
    error.extendedResultCode == .SQLITE_IOERR_FSYNC || error.extendedResultCode == .SQLITE_IOERR_DIR_FSYNC
  }

  static func end() -> Never {
    let line = "songly: the disk did not confirm a write: ending, to be started again\n"
    try? FileHandle.standardError.write(contentsOf: Data(line.utf8))
    _exit(EX_IOERR)
  }
}
