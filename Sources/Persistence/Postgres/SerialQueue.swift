import Dispatch

/// A thread's worth of its own for calls that block: an actor with this executor never holds up one of the few
/// threads that all of Swift's tasks share.
final class SerialQueue: SerialExecutor {
  private let queue: DispatchQueue

  init(_ label: String) {
    queue = DispatchQueue(label: label)
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }
}
