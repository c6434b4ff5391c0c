public import Core
public import Persistence
import Policy

/// What a person has decided about the use of their data: restriction, objection, consents (§9.1, D30). They are
/// states of the account that jobs, the gate and the sweeper read inside transactions of their own.
public struct Rights: Sendable {
  let database: Database
  let world: World

  public init(database: Database, world: World) {
    self.database = database
    self.world = world
  }

  public static let migrations: [Migration] = [
    Migration(
      "rights-1",
      [
        // A time under one regime; changing it ends the row and begins another. One is open at most.
        """
        CREATE TABLE restrictions (
          id TEXT PRIMARY KEY NOT NULL,
          account TEXT NOT NULL,
          keeps_content \(.integer) NOT NULL CHECK (keeps_content IN (0, 1)),
          began_at \(.integer) NOT NULL,
          ended_at \(.integer) CHECK (ended_at >= began_at)
        ) \(.strict)
        """,
        "CREATE UNIQUE INDEX restrictions_open ON restrictions (account) WHERE ended_at IS NULL",
        "CREATE INDEX restrictions_account ON restrictions (account, began_at)",
        // Every choice with its time; the newest of a kind is in force.
        """
        CREATE TABLE choices (
          id TEXT PRIMARY KEY NOT NULL,
          account TEXT NOT NULL,
          kind TEXT NOT NULL
            CHECK (kind IN ('objection', 'internal-use', 'optional-mail', 'statistics', 'analytics')),
          given \(.integer) NOT NULL CHECK (given IN (0, 1)),
          policy_version TEXT NOT NULL CHECK (length(policy_version) BETWEEN 1 AND 40),
          at \(.integer) NOT NULL
        ) \(.strict)
        """,
        "CREATE INDEX choices_account ON choices (account, kind, id)",
      ])
  ]

  public static let holdings: [Holding] = [
    Holding(
      table: "restrictions", subject: .account(column: "account"), retention: .account, datesHeldThings: true,
      columns: [
        "id": .clear, "account": .clear, "keeps_content": .clear, "began_at": .clear, "ended_at": .clear,
      ]),
    Holding(
      table: "choices", subject: .account(column: "account"), retention: .account,
      columns: [
        "id": .clear, "account": .clear, "kind": .clear, "given": .clear, "policy_version": .clear, "at": .clear,
      ]),
  ]
}
