import Core
import Foundation
import Music

/// The parts of a song beside the song itself, each in a file of its own.
struct Stems {
  let directory: String

  func write(lead: Mono, harmonies: [HarmonyAudio], band: Stereo) throws(DomainError) {
    try WaveFile.write(lead.isEmpty ? Mono(repeating: 0, count: band.frames) : lead, to: path("vocal.wav"))
    try WaveFile.write(Mixer.panned(harmonies, frames: band.frames), to: path("harmony.wav"))
    try WaveFile.write(band.scaled(by: Self.headroom(band)), to: path("accompaniment.wav"))
  }

  func write(_ job: SongJob, words: TimedWords, svg: String, png: [UInt8]) throws(DomainError) {
    let document = ScoreDocument(job.score, lines: job.lines, leadIn: SongJob.leadIn)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    try Booklet.save((try? encoder.encode(document)) ?? Data(), path("score.json"))
    try Booklet(directory: directory).write(job, words: words, svg: svg, png: png)
  }

  private func path(_ name: String) -> String {
    directory + "/" + name
  }

  /// The band alone may pass full scale; a file may not.
  private static func headroom(_ audio: Stereo) -> Float {
    let peak = max(audio.left.map(abs).max() ?? 0, audio.right.map(abs).max() ?? 0)
    return peak > 0.98 ? 0.98 / peak : 1
  }
}
