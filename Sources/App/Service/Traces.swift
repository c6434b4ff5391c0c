import Accounts
import Assistants
import Core
import Egress
import Energy
import Persistence
import Policy
import Privacy
import Studio
import Vault

/// What is kept of use beside works: uploads, chats, payments, hashes of addresses, lines of what
/// left, the log.
enum Traces {
  /// After those of the modules that they hang on.
  static let migrations: [Migration] =
    Uploads.migrations + Assistants.migrations + Transactions.migrations + AddressSightings.migrations
    + Departures.migrations

  static let holdings: [Holding] =
    Uploads.holdings + Assistants.holdings + Transactions.holdings + AddressSightings.holdings
    + Departures.holdings
}

extension Instance {
  /// What is handed in for gifts (§5.3).
  var uploads: Uploads {
    Uploads(
      database: database, vault: vault, store: SealedStore(store: objects, world: world), eraser: eraser, world: world,
      mayAsk: mayAsk)
  }

  /// Chats (§5.5).
  var assistants: Assistants {
    Assistants(
      database: database, vault: vault, eraser: eraser, world: world,
      person: Assistants.Person(
        prime: { [accounts] in try accounts.primeSpans(of: [$0], in: $1)[$0] ?? [] },
        mayAsk: mayAsk))
  }

  /// Whether a person may begin something new; a restriction is said by its own name (D30, D44).
  private var mayAsk: @Sendable (Identifier, any Transaction) throws -> Bool {
    { [accounts, rights] account, transaction in
      try rights.refuseIfRestricted(account, in: transaction)
      return try accounts.isActive(account, in: transaction)
    }
  }

  /// Payments without identity (§5.7).
  var transactions: Transactions {
    Transactions(database: database, vault: vault, world: world, fiscalYear: settings.fiscalYear)
  }

  /// Points that deleted accounts left (D39).
  var forfeits: Forfeits { Forfeits(database: database, world: world, fiscalYear: settings.fiscalYear) }

  /// Hashes of addresses that are kept with an account (§2.1.4).
  var sightings: AddressSightings { AddressSightings(database: database, world: world) }

  /// What left, by its only way out (§7.1, D16).
  var departures: Departures { Departures(database: database, vault: vault, world: world) }

  /// The log on disk (§5.6).
  var logs: LogFolder { LogFolder(path: settings.path("logs")) }

  var traceForgetters: [any Forgetter] {
    [UploadForgetter(uploads)] + assistants.forgetters + transactions.forgetters + [forfeits.forgetter]
      + sightings.forgetters + departures.forgetters + [LogForgetter(logs: logs)]
  }
}
