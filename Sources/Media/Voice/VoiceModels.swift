import Foundation

/// Where the voice models lie on this machine.
enum VoiceModels {
  /// Names another folder.
  static let variable = "SONGLY_VOICES"
  /// Changed with the files, so that a new set never meets an old folder.
  static let usualFolder = "voices-rhvoice-0.5.0"

  static func folder(_ environment: [String: String] = ProcessInfo.processInfo.environment) -> String {
    if let named = environment[variable], !named.isEmpty { return named }
    let home = environment["HOME"] ?? FileManager.default.homeDirectoryForCurrentUser.path
    let cache = environment["XDG_CACHE_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? home + "/.cache"
    return cache + "/songly/" + usualFolder
  }

  static func path(_ name: String, in folder: String = folder()) -> String {
    "\(folder)/\(name)/voice.data"
  }
}
