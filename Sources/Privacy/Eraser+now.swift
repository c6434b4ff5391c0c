public import Core
import Persistence
public import Policy
import Synchronization
import Vault

extension Eraser {
  /// How far the erasure of a closed account has come.
  public enum Progress: Sendable, Hashable {
    /// Closed; its keys go next.
    case closed
    /// Nothing of it can be read any more, wherever a copy lies; the ciphertext goes in the background.
    case keysDestroyed
    /// Everything is gone, but what a hold keeps (§12, D20).
    case erased(exceptHeld: Bool)
  }

  /// Erases a closed account before its person gets the answer (D3), and says how far that came, with the counts of a
  /// finished erasure. After a bound, or a fault, the answer is given all the same: the job that was queued with the
  /// closing goes on, and after it the sweeper (D3b). Whoever leaves the page does not stop it.
  ///
  /// - Parameter most: the bound; nil where nobody waits for an answer, such as a command, which goes on to the end.
  public func eraseNow(
    _ account: Identifier, waiting most: Duration? = .seconds(SweepLimits.erasureWaitSeconds)
  ) async -> (progress: Progress, erased: Erased?) {
    let result = Result()
    let (ends, end) = AsyncStream.makeStream(of: Void.self)
    Task {
      let erased = try? await erase(account: account)
      result.set(erased)
      end.finish()
    }
    let bound = Task {
      guard let most else { return }
      try? await Task.sleep(for: most)
      end.finish()
    }
    for await _ in ends {}
    bound.cancel()
    return (await progress(of: account), result.value)
  }

  /// What the task above has to say, if it was quick enough.
  private final class Result: Sendable {
    private let erased = Mutex<Erased?>(nil)

    var value: Erased? { erased.withLock { $0 } }

    func set(_ value: Erased?) { erased.withLock { $0 = value } }
  }

  /// Where an erasure stands; what cannot be asked counts as not done.
  func progress(of account: Identifier) async -> Progress {
    guard (try? await vault.hasAccountKey(account)) == false else { return .closed }
    let rows = try? await database.read { transaction in
      try transaction.rows("SELECT held_until FROM erasures WHERE account = \(account)").map {
        try $0.optionalInstant(0) != nil
      }
    }
    guard let rows else { return .keysDestroyed }
    guard let isHeld = rows.first else { return .erased(exceptHeld: false) }
    return isHeld ? .erased(exceptHeld: true) : .keysDestroyed
  }
}
