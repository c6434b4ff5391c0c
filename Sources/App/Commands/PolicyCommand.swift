import ArgumentParser
import Core
import Foundation
import Policy
import Privacy
import Web

/// `songly policy`: the public policy from the values in force, for people, for machines, or against an older one.
struct PolicyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "Print the policy in force: as text, as values, or what changed.",
    discussion: "With --diff and --json the difference is printed as JSON.")

  /// What `--json` prints.
  struct Answer: Codable {
    var version: String
    /// Empty where the operator keeps what is published.
    var tightened: String
    var values: [String: PolicyValues.Value]
  }

  @OptionGroup var options: ServiceOptions

  @Flag(help: "The whole public policy as Markdown (what is printed when nothing is asked for).")
  var markdown = false

  @Option(help: "The language of the Markdown: en, ru or kk.")
  var language = "en"

  @Flag(help: "Every value with its clauses.")
  var json = false

  @Option(help: "A file that --json printed earlier: say what changed since, and what of it is material.")
  var diff: String?

  @Option(help: "A day such as 2027-01-31: tell people now that these settings bind from then on (D36).")
  var announce: String?

  func run() async throws {
    do {
      let settings = try options.settings()
      let values = settings.policyValues
      if let announce { return try await Self.announce(values, from: announce, settings) }
      if let diff {
        let difference = PolicyDifference(from: try Self.read(diff), to: values)
        return json ? try Terminal.printJSON(difference) : Terminal.say(Self.sentences(difference))
      }
      if json {
        return try Terminal.printJSON(
          Answer(version: values.version, tightened: Tightening.inForce.description, values: values.values))
      }
      guard let language = Language(rawValue: language) else {
        throw DomainError(.invalid, "language-unknown", "Choose en, ru or kk.")
      }
      Terminal.say(
        String(
          PolicyMarkdown.text(
            language, siteName: settings["site.name"], operatorIdentity: settings.operatorDetails,
            metrika: settings.metrika
          ).dropLast()))
    } catch {
      throw Terminal.exit(for: error)
    }
  }

  /// The running service shows the banner and writes the mails; it is started anew with these settings on the day.
  private static func announce(_ values: PolicyValues, from text: String, _ settings: Settings) async throws {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    guard parts.count == 3, let day = CivilDate(year: parts[0], month: parts[1], day: parts[2]) else {
      throw DomainError(.invalid, "day-unreadable", "Give the day as 2027-01-31.")
    }
    let stores = try await Bootstrap.stores(settings)
    do {
      try await PolicyHistory(database: stores.data, world: .live).announce(values, from: day)
    } catch {
      await stores.close()
      throw error
    }
    await stores.close()
    Terminal.say("announced for \(day): start the service with these settings on that day, not before")
  }

  private static func read(_ path: String) throws(DomainError) -> PolicyValues {
    guard let data = FileManager.default.contents(atPath: path),
      let values = try? JSONDecoder().decode(PolicyValues.self, from: data)
    else {
      throw DomainError(
        .invalid, "policy-unreadable", "\(path) cannot be read: it must be what songly policy --json printed.")
    }
    return values
  }

  /// One line a change, the material ones marked.
  static func sentences(_ difference: PolicyDifference) -> String {
    let head = "\(difference.from) -> \(difference.to): "
    guard !difference.changes.isEmpty else { return head + "nothing changed" }
    let material = difference.changes.count(where: \.isMaterial)
    return
      ([head + "\(difference.changes.count) changed, \(material) of them material (D36)"]
      + difference.changes.map { change in
        "\(change.isMaterial ? "MATERIAL" : "        ") \(change.path): \(change.before ?? "(none)") -> "
          + "\(change.after ?? "(none)")  [\(change.clauses.joined(separator: ", "))]"
      }).joined(separator: "\n")
  }
}
