import Accounts
import Assistants
import Core
import Energy
import Jobs
import Persistence
import Policy
import Privacy
import Studio
import Vault
import Web

extension Instance {
  /// Writes down everything that is held of one person (§9.1, D31).
  var exporter: Exporter {
    Exporter(
      database: database, holdings: Self.holdings, vault: vault, store: SealedStore(store: objects, world: world),
      guides: studio.exportGuides + uploads.exportGuides + assistants.exportGuides + transactions.exportGuides
        + Looks.exportGuides + [ExportGuide(table: "energy_movements", isForSpreadsheets: true)],
      links: [transactions.exportLink], lines: [LogLines(logs: logs, database: database, world: world).source],
      origin: settings.origin, world: world, papers: TakeoutPapers.all)
  }

  /// Copies of people's data, made when they ask.
  var takeouts: Takeouts {
    Takeouts(
      database: database, vault: vault, store: SealedStore(store: objects, world: world), eraser: eraser,
      exporter: exporter, world: world,
      person: Takeouts.Person(
        isLiving: { [accounts] in try accounts.isLiving($0, in: $1) },
        enqueue: { [queue] takeout, account, transaction in
          try queue.enqueue(MakeTakeout.kind, subject: takeout, account: account, in: transaction)
        }))
  }
}

/// Makes one take-out and tells its person. It is in no way work on their content, so a restriction does not stop it
/// (D30).
struct MakeTakeout: Job {
  static let kind = "make-takeout"

  let takeouts: Takeouts
  let accounts: Accounts

  init(_ instance: Instance) {
    (takeouts, accounts) = (instance.takeouts, instance.accounts)
  }

  func perform(_ task: JobTask) async throws {
    guard let account = task.account else {
      throw DomainError(.invalid, "takeout-account", "A take-out is made for somebody.")
    }
    let (letter, accounts) = (try await accounts.takeoutLetter(to: account), accounts)
    try await takeouts.make(task.subject) { transaction in
      try accounts.post(letter, in: transaction)
      try task.finish(in: transaction)
    }
  }

  func died(_ task: JobTask, code: String, in transaction: any Transaction) throws {
    try takeouts.fail(task.subject, in: transaction)
  }
}
