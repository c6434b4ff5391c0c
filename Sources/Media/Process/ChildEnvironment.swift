import Foundation

/// What the programs that we start are told of our environment: where things lie on this machine, and nothing else.
/// Ours may hold the passwords of databases and of the mail server, which no renderer needs and every program of the
/// same user could read there.
public enum ChildEnvironment {
  static let names: Set<String> = [
    "PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "XDG_CACHE_HOME", VoiceModels.variable,
    // Where the libraries of Swift and the data of espeak-ng lie, when they are not where they usually are.
    "LD_LIBRARY_PATH", "ESPEAK_DATA_PATH",
  ]

  /// What this process passes on.
  public static var variables: [String: String] { passed(from: ProcessInfo.processInfo.environment) }

  static func passed(from own: [String: String]) -> [String: String] {
    own.filter { names.contains($0.key) }
  }
}
