import Accounts
import ArgumentParser
import Core
import Policy

/// `songly admin prime`: gives and ends Prime by hand (§5.4, D5).
struct PrimeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prime", abstract: "Show, give or end the Prime of an account.")

  @OptionGroup var options: ServiceOptions
  @Argument(help: "Username or e-mail address.") var login: String
  @Option(help: "The first day without Prime (UTC), e.g. 2027-05-01. A longer Prime that runs stays as it is.")
  var until: String?
  @Flag(help: "It was paid for: it also postpones the end of an unused account (D6).") var paid = false
  @Flag(help: "End every Prime now; what it kept has its three months from here.") var end = false

  func validate() throws {
    if end && until != nil { throw ValidationError("Give either --until or --end.") }
    if paid && until == nil { throw ValidationError("--paid belongs to --until.") }
  }

  func run() async throws {
    try await AdminCommand.act(options) { instance in
      let accounts = instance.accounts
      let account = try await accounts.find(login)
      if let until {
        guard let day = CivilDate(text: until) else {
          throw DomainError(.invalid, "date-form", "Write a day like 2027-05-01.")
        }
        try await accounts.startPrime(paid ? .paid : .granted, until: day.start, of: account)
      }
      if end { try await accounts.endPrime(of: account) }
      Terminal.say(Self.sentence(try await accounts.prime(of: account)))
    }
  }

  private static func sentence(_ prime: RunningPrime?) -> String {
    guard let prime else { return "no Prime" }
    let ground = prime.isPaid ? "paid" : "granted"
    guard let until = prime.until else { return "Prime (\(ground)) without an end" }
    return "Prime (\(ground)) until \(CivilDate(until)) UTC"
  }
}
