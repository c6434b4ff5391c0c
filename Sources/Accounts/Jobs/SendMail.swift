public import Core
public import Jobs
public import Persistence

/// Sends one mail of the outbox and removes it. A mail that went out while its worker died goes out again, with a new
/// link: sent twice is better than never.
public struct SendMail: Job {
  public static let kind = "send-mail"

  let accounts: Accounts
  let mailer: Mailer

  public init(accounts: Accounts, mailer: Mailer) {
    self.accounts = accounts
    self.mailer = mailer
  }

  public func perform(_ task: JobTask) async throws {
    if let mail = try await accounts.write(mail: task.subject) { try await mailer.send(mail) }
    try await accounts.database.write { transaction in
      try Self.remove(task.subject, in: transaction)
      try task.finish(in: transaction)
    }
  }

  /// A mail that cannot be delivered is not kept: whoever waits for it asks again.
  public func died(_ task: JobTask, code: String, in transaction: any Transaction) throws {
    try Self.remove(task.subject, in: transaction)
  }

  private static func remove(_ mail: Identifier, in transaction: any Transaction) throws {
    try transaction.run("DELETE FROM outbox WHERE id = \(mail)")
  }
}
