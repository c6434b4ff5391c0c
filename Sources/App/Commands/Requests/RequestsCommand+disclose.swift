import ArgumentParser
import Core
import Policy
import Privacy

extension RequestsCommand {
  /// `songly requests disclose`: writes a disclosure down (D42). It sends nothing.
  struct Disclose: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write down a disclosure to an authority (D42); it is counted on the public page, and nothing is sent.")

    @OptionGroup var options: ServiceOptions
    @Option(help: "Which authority asked.") var authority: String
    @Option(help: "The law or order on which it rests.") var basis: String
    @Option(help: "What was asked for, and what of it was given.") var scope: String
    @Option(help: "Where it is written what left: a file's name and its sum, never the thing itself.")
    var reference: String
    @Option(help: "Who approved it.") var approvedBy: String

    func run() async throws {
      try await AdminCommand.act(options) { instance in
        let id = try await instance.disclosures.record(
          Disclosure.Words(
            authority: authority, basis: basis, scope: scope, reference: reference, approver: approvedBy))
        Terminal.say("disclosure \(id)")
      }
    }
  }

  struct DisclosuresCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "disclosures", abstract: "List disclosures, the newest first; their words go after a log's time.")

    @OptionGroup var options: ServiceOptions
    @Flag(help: "For programs.") var json = false

    func run() async throws {
      try await AdminCommand.act(options) { instance in
        let found = try await instance.disclosures.list()
        if json { return try Terminal.printJSON(found.map(DisclosureLine.init)) }
        for disclosure in found { DisclosureLine(disclosure).lines.forEach(Terminal.say) }
      }
    }
  }
}

private struct DisclosureLine: Encodable {
  var id: String
  var at: String
  var authority: String?
  var basis: String?
  var scope: String?
  var reference: String?
  var approvedBy: String?

  init(_ disclosure: Disclosure) {
    (id, at) = (disclosure.id.description, disclosure.at.machineText)
    authority = disclosure.words?.authority
    basis = disclosure.words?.basis
    scope = disclosure.words?.scope
    reference = disclosure.words?.reference
    approvedBy = disclosure.words?.approver
  }

  var lines: [String] {
    let facts = [
      ("authority", authority), ("basis", basis), ("scope", scope), ("reference", reference),
      ("approved by", approvedBy),
    ]
    return ["\(id) \(at)"] + facts.compactMap { name, text in text.map { "  \(name): \(Terminal.oneLine($0))" } }
  }
}
