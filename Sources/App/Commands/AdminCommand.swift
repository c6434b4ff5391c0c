import Accounts
import ArgumentParser
import Core
import Energy
import Foundation
import Persistence

/// `songly admin`: what an operator does by hand.
struct AdminCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "admin", abstract: "Create and block accounts, grant energy and Prime, hold evidence.",
    subcommands: [
      Create.self, Block.self, Unblock.self, Child.self, Grant.self, PrimeCommand.self, Audit.self, Hold.self,
      Sample.self,
    ])

  struct Create: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Create an account with a confirmed address.")

    @OptionGroup var options: ServiceOptions
    @Option(help: "E-mail address.") var email: String
    @Option(help: "Username.") var username: String
    @Option(help: "en, ru or kk.") var language = "en"
    @Flag(help: "May use the operator's desk.") var admin = false

    func run() async throws {
      try await AdminCommand.act(options) { instance in
        guard let language = Language(rawValue: language) else {
          throw DomainError(.invalid, "language-unknown", "Choose en, ru or kk.")
        }
        let account = try await instance.accounts.create(
          email: email, username: username, password: try AdminCommand.password(), isAdmin: admin, language: language)
        Terminal.say("created \(account)")
      }
    }
  }

  struct Block: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Block an account (§12); its owner can still delete it.")

    @OptionGroup var options: ServiceOptions
    @Argument(help: "Username or e-mail address.") var login: String

    func run() async throws {
      try await AdminCommand.act(options) { instance in
        try await instance.accounts.block(try await instance.accounts.find(login))
      }
    }
  }

  struct Unblock: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lift the block of an account.")

    @OptionGroup var options: ServiceOptions
    @Argument(help: "Username or e-mail address.") var login: String

    func run() async throws {
      try await AdminCommand.act(options) { instance in
        try await instance.accounts.unblock(try await instance.accounts.find(login))
      }
    }
  }

  struct Grant: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Give energy points to an account.")

    @OptionGroup var options: ServiceOptions
    @Argument(help: "Username or e-mail address.") var login: String
    @Argument(help: "How many points.") var points: Int64
    @Option(help: "Why; the person sees it.") var reason: String
    @Option(help: "The same key grants once, however often the command is repeated.") var key: String?

    func run() async throws {
      try await AdminCommand.act(options) { instance in
        let account = try await instance.accounts.find(login)
        let points = try Points(points)
        let key = key ?? instance.world.identifier().description
        try await instance.database.write {
          try instance.energy.grant(points, to: account, reason: reason, idempotencyKey: key, in: $0)
        }
      }
    }
  }

  static func act(
    _ options: ServiceOptions, _ body: (Instance) async throws -> Void
  ) async throws {
    do {
      let instance = try await Bootstrap.open(try options.settings())
      try await body(instance)
      await instance.close()
    } catch {
      throw Terminal.exit(for: error)
    }
  }

  /// From the terminal without an echo, or the first line of a pipe: never an argument, which other programs see.
  fileprivate static func password() throws(DomainError) -> String {
    if isatty(STDIN_FILENO) == 1 {
      guard let typed = getpass("Password: ") else { throw missing }
      return String(cString: typed)
    }
    guard let line = readLine() else { throw missing }
    return line
  }

  private static var missing: DomainError {
    DomainError(.invalid, "password-missing", "Give the password on standard input.")
  }
}
