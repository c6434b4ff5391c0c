import Core
import Energy
import Jobs
import Persistence
import Synchronization

/// A job that is paid for like a song, with workers that die at a chosen place.
struct PaidJob: Job {
  enum Place: String, CaseIterable {
    case atTheStart, beforeTheEnd, insideTheEnd, afterTheEnd
  }

  static let kind = "paid-job"

  let purse: Purse
  let place: Place
  private let grave: Grave

  init(purse: Purse, place: Place, crashes: Int) {
    self.purse = purse
    self.place = place
    grave = Grave(crashes: crashes)
  }

  func perform(_ task: JobTask) async throws {
    let dies = grave.dies()
    if dies && place == .atTheStart { return try await grave.lie() }
    if dies && place == .beforeTheEnd {
      _ = try await task.isCancelled()
      return try await grave.lie()
    }
    do {
      try await purse.database.write { transaction in
        try purse.energy.settle(task.subject, in: transaction)
        if dies && place == .insideTheEnd { throw FaultyTransaction.PowerCut() }
        try task.finish(in: transaction)
      }
    } catch is FaultyTransaction.PowerCut {
      return try await grave.lie()
    }
    if dies { try await grave.lie() }
  }

  func died(_ task: JobTask, code: String, in transaction: any Transaction) throws {
    try purse.energy.release(task.subject, in: transaction)
  }

  /// Waits until the worker is dead or has nothing more to do.
  func deathOrEnd(of working: Task<Void, any Error>) async {
    let ending = Task {
      _ = try? await working.value
      if !Task.isCancelled { grave.tell() }
    }
    await grave.wait()
    ending.cancel()
  }

  /// Lets a dead worker's task end, so that the test can; by then its lease is over and it has no say.
  func bury() { grave.open() }
}

/// Where dead workers lie: silent, with their lease running out.
private final class Grave: Sendable {
  struct Opened: Error {}

  private let left: Mutex<Int>
  private let news = Channel<Void>()
  private let burials = Channel<Void>()

  init(crashes: Int) {
    left = Mutex(crashes)
  }

  func dies() -> Bool {
    left.withLock { left in
      guard left > 0 else { return false }
      left -= 1
      return true
    }
  }

  func lie() async throws {
    tell()
    _ = await burials.next()
    throw Opened()
  }

  func tell() { news.send(()) }
  func wait() async { _ = await news.next() }
  func open() { burials.send(()) }
}
