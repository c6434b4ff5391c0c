public import Core
import Foundation

/// What this machine must have to make things, and how to get what is missing.
public struct Requirement: Sendable, Codable {
  public enum Kind: String, Sendable, Codable {
    case program, voice, soundfont, font
  }

  public var kind: Kind
  public var name: String
  /// What does not work without it.
  public var purpose: String
  public var isPresent: Bool
  /// What to do when it is missing.
  public var remedy: String
}

public enum Requirements {
  /// Everything a song needs, looked at now. Blocks for some tens of milliseconds.
  public static func all(soundfont: String = SongJob.usualSoundfont) -> [Requirement] {
    programs() + voices() + models() + [band(soundfont)] + fonts()
  }

  private static func programs() -> [Requirement] {
    [
      Requirement(
        kind: .program, name: "songly-speak", purpose: "says words, for singing",
        isPresent: isProgram(SpeechProgram.path),
        remedy: "bin/build"),
      Requirement(
        kind: .program, name: "ffmpeg", purpose: "writes WebM files", isPresent: isInPath("ffmpeg"),
        remedy: "apt-get install ffmpeg"),
    ]
  }

  private static func isProgram(_ path: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: path)
  }

  private static func isInPath(_ name: String) -> Bool {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return path.split(separator: ":").contains { isProgram("\($0)/\(name)") }
  }

  /// Each voice is asked to say something: a data file may be there and unusable.
  private static func voices() -> [Requirement] {
    SingingVoice.all.map { voice in
      let request = SpeechRequest(voice: voice.spoken, mode: .soundsOnly, text: "a")
      let answers = try? SpeechProgram().answers([request])
      return Requirement(
        kind: .voice, name: "\(voice.id) (\(voice.spoken))", purpose: "sings in \(voice.language.rawValue)",
        isPresent: answers?.first?.ipa.isEmpty == false, remedy: "apt-get install espeak-ng espeak-ng-data")
    }
  }

  private static func models() -> [Requirement] {
    SingingVoice.all.compactMap { voice in
      guard let model = voice.model else { return nil }
      let path = VoiceModels.path(model)
      return Requirement(
        kind: .voice, name: "\(voice.id) (\(path))",
        purpose: "makes \(voice.id) easy to understand; espeak-ng sings without it",
        isPresent: VoiceModel(path: path) != nil,
        remedy: "bin/setup, or name a folder that holds it in \(VoiceModels.variable)")
    }
  }

  private static func band(_ path: String) -> Requirement {
    Requirement(
      kind: .soundfont, name: path, purpose: "plays the accompaniment",
      isPresent: FileManager.default.isReadableFile(atPath: path), remedy: "apt-get install fluid-soundfont-gm")
  }

  private static func fonts() -> [Requirement] {
    let families = [("Vollkorn", "fonts-vollkorn"), ("Lato", "fonts-lato")]
    let places = ["/usr/share/fonts", "/usr/local/share/fonts"]
    let files = places.flatMap { FileManager.default.enumerator(atPath: $0)?.compactMap { $0 as? String } ?? [] }
    return families.map { family, package in
      Requirement(
        kind: .font, name: family, purpose: "sets words in pictures",
        isPresent: files.contains { $0.contains(family) }, remedy: "apt-get install \(package)")
    }
  }
}
