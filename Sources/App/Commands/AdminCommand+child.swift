import Accounts
import ArgumentParser
import Core
import Energy
import Policy
import Privacy

extension AdminCommand {
  /// `songly admin child`: ends the account of a child (§1.5, §13, D35).
  struct Child: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Close and erase the account of a child at once, for good (§13).",
      discussion: """
        After a report that was confirmed. The keys are destroyed before the command ends; payments stay without \
        identity, and the address of the account gets one mail that says so and offers the money back.
        """)

    @OptionGroup var options: ServiceOptions
    @Argument(help: "Username or e-mail address.") var login: String
    @Flag(help: "The report was confirmed; without this nothing is done.") var confirmed = false

    func run() async throws {
      try await AdminCommand.act(options) { instance in
        guard confirmed else {
          throw DomainError(
            .invalid, "child-unconfirmed", "Nothing brings an account back: add --confirmed once the report is.")
        }
        let account = try await instance.accounts.find(login)
        let child = ErasedChild(instance: instance)
        // Once the account is gone nothing joins a payment to it, so what is to be given back is said before.
        let payments = try await child.payments(of: account)
        Terminal.say("closed; \(try await child.erase(account))")
        for payment in payments {
          Terminal.say("give back: order \(payment.orderID), \(payment.amount) \(payment.currency) (smallest unit)")
        }
      }
    }
  }
}

/// The end of a child's account: no link, no waiting, no way back (D35).
struct ErasedChild {
  let instance: Instance

  /// What was paid, to be given back (D35).
  func payments(of account: Identifier) async throws -> [Payment] {
    try await instance.transactions.transactions(of: account).filter { $0.kind == .payment }.map(\.payment)
  }

  /// Closes and erases, and writes one mail to the address that the account had. Answers how far it came; what a
  /// fault leaves over, job and sweeper finish. Throws `account-unknown`.
  func erase(_ account: Identifier) async throws -> String {
    let accounts = instance.accounts
    // The address is gone with the keys, so it is looked at first and kept in memory for one mail.
    let profile = try await accounts.profile(of: account)
    let lines = try await instance.receipts.lines(of: account)
    try await accounts.close(account)
    let closedAt = instance.world.now
    let came = await instance.eraser.eraseNow(account, waiting: nil)
    let receipt = try instance.receipts.write(
      lines, erased: came.erased, closedAt: closedAt, destroyedAt: instance.world.now)
    try? await instance.mailer.send(
      accounts.farewellToChild(
        receipt, to: profile.email, in: profile.language, contact: instance.settings["operator.mail"]))
    return switch came.progress {
    case .closed: "its keys go next"
    case .keysDestroyed: "its keys are destroyed, the rest is swept"
    case .erased(let exceptHeld): exceptHeld ? "erased but for what a hold keeps" : "erased"
    }
  }
}
