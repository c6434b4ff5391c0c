import ArgumentParser
import Foundation
import Studio

/// `songly make`: gifts, without a server or an account.
struct MakeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "make", abstract: "Make a gift here and now.",
    subcommands: [MakeSongCommand.self, ListCommand.self], defaultSubcommand: ListCommand.self)
}

/// `songly make --list`: what can be made. A command of its own, since flags of `make` would take those of `song`.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List kinds, styles, tones, occasions, voices and formats.")

  @Flag(help: "The same as the command list.")
  var list = false

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    if json { return try Terminal.printJSON(Catalog.current) }
    Terminal.say(CatalogText.lines(Catalog.current).joined(separator: "\n"))
  }
}

/// The catalogue as people read it.
enum CatalogText {
  static func lines(_ catalog: Catalog) -> [String] {
    var lines = ["Kinds:"] + catalog.kinds.map { "  \($0.id)  \($0.summary)" }
    lines += ["Styles:"] + catalog.styles.map { "  \($0.id) (\($0.meter))  \($0.summary)" }
    lines += ["Voices:"] + catalog.voices.map { "  \($0.id) (\($0.language))  \($0.summary)" }
    lines += ["Occasions: " + catalog.occasions.joined(separator: ", ")]
    lines += ["Tones: " + catalog.tones.joined(separator: ", ")]
    lines += ["Languages: " + catalog.languages.joined(separator: ", ")]
    lines += ["Formats: " + catalog.formats.joined(separator: ", ")]
    lines += ["Length: \(catalog.seconds.min) to \(catalog.seconds.max) seconds"]
    return lines
  }
}
