import Accounts
import Core
import Energy
import Jobs
import Moderation
import Persistence
import Policy
import Privacy
import Studio
import Vault

/// Everything one process of an instance is made of, built once by `Bootstrap` and handed to the commands.
struct Instance: Sendable {
  var settings: Settings
  var world: World
  var database: Database
  var keys: Database
  /// Lies apart from the data and the keys, so that a restored backup of either does not bring it back (D4).
  var graves: Database
  var vault: Vault
  var objects: ObjectStore
  /// Whether things may go by their age just now.
  var clock: SweepClock
  var queue: Queue
  var signals: Signals
  var energy: Energy
  var accounts: Accounts
  var rights: Rights
  var studio: Studio
  var addressHash: AddressHash
  var eraser: Eraser
  var tombstones: Tombstones
  var mailer: Mailer
  var scratch: Scratch
  var samples: Samples
  var metrics: Metrics
  var visits: VisitCounts

  /// Every table of the data, in the order of their foreign keys.
  static let migrations: [Migration] =
    Queue.migrations + Eraser.migrations + Rights.migrations + Accounts.migrations + Energy.migrations
    + Studio.migrations + Traces.migrations + Takeouts.migrations

  static let holdings: [Holding] =
    Queue.holdings + Eraser.holdings + Rights.holdings + Accounts.holdings + Energy.holdings + Studio.holdings
    + Traces.holdings + Takeouts.holdings

  /// What goes by itself, one for each class of data. A class without a line here is never forgotten, so a test
  /// compares this list with the policy.
  var forgetters: [any Forgetter] {
    accounts.forgetters + studio.forgetters + traceForgetters + requests.forgetters + [
      disclosures.forgetter,
      eraser, eraser.unfinished, holds.forgetter, addressHash.keys,
      OrphanObjects(database: database, holdings: Self.holdings, store: objects),
      OrphanKeys(database: database, holdings: Self.holdings, vault: vault),
      OrphanAccountKeys(database: database, holdings: Self.holdings, vault: vault),
      EndedMarks(tombstones: tombstones, vault: vault),
      MailFiles(root: settings.path("mail")), visits.forgetter, TakeoutForgetter(takeouts),
      KeyRemains(database: database, tombstones: tombstones, vault: vault), looks.forgetter, testCopies.forgetter,
    ]
  }

  /// A new sweeper on the clock of this process.
  func makeSweeper() -> Sweeper {
    Sweeper(forgetters: forgetters, database: database, world: world, clock: clock)
  }

  /// The versions of the policy by which the instance acts.
  var history: PolicyHistory { PolicyHistory(database: database, world: world) }

  /// Looks whether what is promised is kept.
  var conformance: ConformanceCheck {
    ConformanceCheck(
      forgetters: forgetters, database: database, contractors: Contractor.register(with: settings.metrika),
      cookies: Cookie.all(with: settings.metrika), world: world)
  }

  /// The same for strangers; a process keeps one, since it remembers what it saw.
  func makeWatch() -> ConformanceWatch { ConformanceWatch(check: conformance, signer: vault.signer, world: world) }

  /// Work that takes a core for a while.
  var heavyJobs: [any Job] { [MakeWork(studio, scratch: scratch)] }

  /// Work that shall not wait behind it.
  var lightJobs: [any Job] {
    [SendMail(accounts: accounts, mailer: mailer), SendRequestMail(self), EraseAccount(eraser: eraser)]
  }

  /// Copies of people's data: as long as a song, and in nobody's way.
  var copyingJobs: [any Job] { [MakeTakeout(self)] }

  var jobs: [any Job] { heavyJobs + lightJobs + copyingJobs }

  func close() async {
    await database.close()
    await keys.close()
    await graves.close()
  }
}
