import ArgumentParser
import Core
import Foundation

/// `songly simulate`: the time machine, by which anybody can check the policy against dates of their own.
struct SimulateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate", abstract: "Run the real rules on a virtual clock and print what happens.",
    discussion: """
      A scenario holds one act a line, e.g. {"at":"2027-01-31T10:00:00Z","do":"signup","user":"dana"}; see \
      docs/simulate.md. It runs in a private instance that is gone afterwards; nothing of yours is touched.
      """)

  @OptionGroup var options: ServiceOptions

  @Argument(help: "Files of scenarios; - for standard input.")
  var scenarios: [String]

  @Option(help: "Write each result into this folder under the scenario's name instead of printing it.")
  var outputFolder: String?

  @Option(help: "Run on PostgreSQL, in a schema of its own: postgres://user@host/name. SQLite otherwise.")
  var database: String?

  func run() async throws {
    do {
      let settings = try options.settings()
      try refuseEqualNames()
      let houses = PrivateInstances(settings: settings, server: database)
      defer { houses.remove() }
      for path in scenarios {
        let happenings = try await Simulator.run(try scenario(path), in: houses)
        try deliver(happenings, of: path)
      }
    } catch {
      throw Terminal.exit(for: error)
    }
  }

  /// With several files a complaint says in which one it is.
  private func scenario(_ path: String) throws(DomainError) -> Scenario {
    do throws(DomainError) {
      return try Scenario(try Self.text(path))
    } catch {
      guard scenarios.count > 1, error.code == "scenario-wrong" else { throw error }
      throw DomainError(error.kind, error.code, "\(path): \(error.safe)")
    }
  }

  private func refuseEqualNames() throws(DomainError) {
    let names = scenarios.map { URL(filePath: $0).lastPathComponent }
    guard outputFolder != nil, Set(names).count < names.count else { return }
    throw DomainError(
      .invalid, "scenario-names", "Two of the scenarios have the same file name: their results would be one file.")
  }

  private static func text(_ path: String) throws(DomainError) -> String {
    let data = path == "-" ? try? FileHandle.standardInput.readToEnd() : FileManager.default.contents(atPath: path)
    guard let data, let text = String(data: data, encoding: .utf8) else {
      throw DomainError(.invalid, "scenario-unreadable", "The scenario \(path) cannot be read as UTF-8 text.")
    }
    return text
  }

  private func deliver(_ happenings: [Happening], of path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let lines = try happenings.map { String(decoding: try encoder.encode($0), as: UTF8.self) + "\n" }.joined()
    guard let outputFolder else {
      return try FileHandle.standardOutput.write(contentsOf: Data(lines.utf8))
    }
    do {
      try FileManager.default.createDirectory(atPath: outputFolder, withIntermediateDirectories: true)
      let file = URL(filePath: outputFolder).appending(path: URL(filePath: path).lastPathComponent)
      try Data(lines.utf8).write(to: file, options: .atomic)
    } catch {
      throw DomainError(.invalid, "folder-unwritable", "The folder \(outputFolder) cannot be written to.")
    }
  }
}
