public import Core
import Persistence

extension Accounts {
  /// Asks for a mail with a link to choose a new password. It answers the same and does the same work whether anybody
  /// has this address or not: what the mail says, and whether there is one, is decided by the job that sends it.
  ///
  /// Throws `email-invalid` and `too-many-attempts` (by the address the request comes from). When the mail address
  /// has had its mails for this hour, nothing is sent and nothing said.
  public func requestRecovery(email typed: String, language: Language, from visit: Visit) async throws {
    let index = indexes.email(try EmailAddress(typed))
    let address = indexes.address(visit)
    let (id, now) = (world.identifier(), world.now)
    try await database.write { transaction in
      if case .wait(let seconds) = try Throttle(.recovery).take(address, at: now, in: transaction) {
        throw AccountFault.tooManyAttempts(seconds)
      }
      try postRecovery(id, to: index, language: language, at: now, in: transaction)
    }
  }
}
