public import Core
import Media
import Policy
import Writing

/// Says a name aloud for the listen button of the form, so that a person hears a wrong stress before a whole song is
/// sung with it. Nothing is stored.
public actor Say {
  public struct Sound: Sendable, Hashable {
    public var bytes: [UInt8]
    public var mediaType: String
  }

  private let speak: @Sendable (_ text: String, _ language: Language) async throws -> [UInt8]
  private var running = 0
  private var waiting: [CheckedContinuation<Void, Never>] = []

  public init() {
    self.init { try await Saying().sound($0, $1) }
  }

  init(speak: @escaping @Sendable (_ text: String, _ language: Language) async throws -> [UInt8]) {
    self.speak = speak
  }

  /// The sound of a name as it is spelled in the letters of a language. At most `Limits.sayingsAtOnceMax` are made at
  /// a time and `Limits.sayingsWaitingMax` wait; the web edge limits how often one visitor may ask.
  /// Throws what is wrong with the name (`name-…`), `say-busy`, `speech-missing`, `voice-missing`.
  public func callAsFunction(_ name: String, language: Language) async throws -> Sound {
    let name = try NameRules.check(name, language: language)
    try await enter()
    defer { leave() }
    return Sound(bytes: try await speak(name, language), mediaType: WorkFile.mp3.mediaType)
  }

  private func enter() async throws(DomainError) {
    if running < Limits.sayingsAtOnceMax {
      running += 1
      return
    }
    guard waiting.count < Limits.sayingsWaitingMax else {
      throw DomainError(
        .unavailable, "say-busy", "Many names are being said just now: try again.", retryAfterSeconds: 2)
    }
    await withCheckedContinuation { waiting.append($0) }
  }

  /// Who leaves hands the place on, so nobody slips in between.
  private func leave() {
    if waiting.isEmpty {
      running -= 1
    } else {
      waiting.removeFirst().resume()
    }
  }
}
