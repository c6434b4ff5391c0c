import Accounts
import Core
import Jobs
import Persistence
import Privacy

/// Erases a closed account (§10, D3). Every step may be repeated; should all attempts fail, the sweeper goes on with
/// it, since the erasure stays in its list until the last step. It asks no clock: who is closed closed the account
/// themselves, or was closed by a clock that was believed.
struct EraseAccount: Job {
  static let kind = Accounts.eraseKind

  let eraser: Eraser

  func perform(_ task: JobTask) async throws {
    _ = try await eraser.erase(account: task.subject)
  }

  func died(_ task: JobTask, code: String, in transaction: any Transaction) throws {
    try eraser.request(task.subject, in: transaction)
  }
}
