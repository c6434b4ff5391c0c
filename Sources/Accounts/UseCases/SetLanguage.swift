public import Core
import Persistence

extension Accounts {
  /// The language of pages and mails from now on. Throws `account-unknown`.
  public func setLanguage(_ language: Language, of account: Identifier) async throws {
    let changed = try await database.write {
      try $0.run(
        "UPDATE accounts SET language = \(language.rawValue) WHERE id = \(account) AND state <> 'closed'")
    }
    if changed == 0 { throw AccountFault.unknown }
  }
}
