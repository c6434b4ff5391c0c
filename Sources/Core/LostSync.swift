import Glibc

/// A sync that failed. The system may have dropped what was to be written and call the next sync a success: from here
/// on only a process that reads the disk anew knows what is on it. So this one ends at once, with nothing acknowledged
/// (threats: crash, disk, time); whatever runs the service starts it again.
public enum LostSync {
  public static func end() -> Never {
    let line = "songly: the disk did not confirm a write: ending, to be started again\n"
    _ = write(STDERR_FILENO, line, line.utf8.count)
    _exit(EX_IOERR)
  }
}
