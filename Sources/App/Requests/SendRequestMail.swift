import Accounts
import Core
import Jobs
import Persistence
import Privacy

/// Sends one letter about a request. One that went out while its worker died goes out again, with a new link.
struct SendRequestMail: Job {
  static let kind = "send-request-mail"

  let requests: Requests
  let accounts: Accounts
  let mailer: Mailer
  let database: Database
  let contact: String

  init(_ instance: Instance) {
    (requests, accounts, mailer) = (instance.requests, instance.accounts, instance.mailer)
    (database, contact) = (instance.database, instance.settings["operator.mail"])
  }

  func perform(_ task: JobTask) async throws {
    if let waiting = try await requests.letter(task.subject) {
      try await mailer.send(
        accounts.letter(
          waiting.letter, to: waiting.recipient, in: waiting.language, contact: contact,
          account: waiting.account))
    }
    try await database.write { transaction in
      try requests.letterSent(task.subject, in: transaction)
      try task.finish(in: transaction)
    }
  }

  func died(_ task: JobTask, code: String, in transaction: any Transaction) throws {
    try requests.letterFailed(task.subject, in: transaction)
  }
}

extension Instance {
  /// Requests by rights (§9, D28, D29).
  var requests: Requests {
    let (accounts, queue) = (accounts, queue)
    return Requests(
      database: database, vault: vault, eraser: eraser, terms: settings.statutoryTerms,
      people: Requests.People(
        owner: { try await accounts.confirmedOwner(ofEmail: $0) }, address: { try await accounts.mailAddress(of: $0) },
        mayWrite: { try accounts.mayWrite(to: $0, in: $1) }),
      world: world, post: { try queue.enqueue(SendRequestMail.kind, subject: $0, account: $1, in: $2) })
  }

  /// Disclosures to authorities (D42).
  var disclosures: Disclosures {
    Disclosures(database: database, vault: vault, eraser: eraser, world: world)
  }
}
