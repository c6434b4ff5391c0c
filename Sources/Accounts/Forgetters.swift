import Persistence
import Policy
public import Privacy

extension Accounts {
  /// What goes by itself (§5.6, D13, D45): each rule that looks at one of these rows already takes it for gone at its
  /// end; the sweeper only takes it off the disk. Privacy's sweeper runs them.
  public var forgetters: [any Forgetter] {
    [
      InactiveAccounts(accounts: self),
      RowForgetter(name: "sessions", clause: .cookies, database: database, table: "sessions", by: "ends_at") {
        "ends_at <= \($0)"
      },
      RowForgetter(
        name: "mailed-links", clause: .keepAccount, database: database, table: "mailed_links", key: "token_hash",
        by: "ends_at"
      ) { "ends_at <= \($0)" },
      RowForgetter(
        name: "email-changes", clause: .keepAccount, database: database, table: "email_changes", key: "account",
        by: "ends_at"
      ) { "ends_at <= \($0)" },
      RowForgetter(name: "outbox", clause: .keepAccount, database: database, table: "outbox", by: "ends_at") {
        "ends_at <= \($0)"
      },
      RowForgetter(
        name: "notices", clause: .accessIsAuthenticated, database: database, table: "notices", by: "due_at"
      ) {
        "due_at <= \($0)"
      },
      RowForgetter(
        name: "throttles", clause: .addressHash, database: database, table: "throttles", key: "key_index",
        by: "ends_at"
      ) { "ends_at <= \($0)" },
    ]
  }
}
