import ArgumentParser

/// `songly config`: every setting, its value in force and what it means; secrets masked.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Show every setting and its value in force.")

  @OptionGroup var options: ServiceOptions

  @Flag(help: "Print the reference of settings as Markdown instead of the values.")
  var reference = false

  func run() throws {
    do {
      if reference { return Terminal.say(Self.markdown) }
      let settings = try options.settings()
      for setting in Setting.all {
        let value = settings[setting.key]
        Terminal.say("\(setting.variable)=\(setting.isSecret && !value.isEmpty ? "••••••" : value)")
      }
    } catch {
      throw Terminal.exit(for: error)
    }
  }

  static var markdown: String {
    let rows = Setting.all.map { setting in
      "| `\(setting.key)` | `\(setting.variable)` | \(setting.usual.isEmpty ? "–" : "`\(setting.usual)`") "
        + "| \(setting.meaning)\(setting.isSecret ? " \(setting.secrecy)" : "") |"
    }
    return (["| setting | environment | usual | meaning |", "|---|---|---|---|"] + rows).joined(separator: "\n")
  }
}
