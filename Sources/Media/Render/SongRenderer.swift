public import Core
import Foundation
import Imaging
public import Music

/// Turns a score into files: sings, plays, mixes, masters, draws the cover, encodes and tags.
/// It runs inside the rendering child process, so it may block and may be killed at any instant.
public struct SongRenderer: Sendable {
  private let job: SongJob
  private let tell: @Sendable (SongStep) -> Void

  public init(_ job: SongJob, tell: @escaping @Sendable (SongStep) -> Void) {
    self.job = job
    self.tell = tell
  }

  private struct Voices: Sendable {
    var lead: Mono = []
    var harmonies: [HarmonyAudio] = []
  }

  /// Writes the delivered file and, if asked, the stems.
  /// - Returns: the length of the delivered audio in seconds.
  public func run() async throws -> Double {
    let words = TimedWords(job.score, lines: job.lines, leadIn: SongJob.leadIn)
    let master = try await mastered(words)
    tell(.saving)
    let curve = Loudness.curve(master)
    let svg = Cover.svg(curve: curve, seed: job.score.seed, title: job.title)
    let png = try Raster.png(svg: svg, width: 1000)
    if let stems = job.stems { try Stems(directory: stems).write(job, words: words, svg: svg, png: png) }
    if let directory = job.booklet {
      let booklet = Booklet(directory: directory)
      try booklet.write(job, words: words, svg: svg, png: png)
      try booklet.write(curve: curve, words: words)
    }
    try save(master, words: words, cover: png)
    return master.seconds
  }

  private func mastered(_ words: TimedWords) async throws -> Stereo {
    let mix = try await mixed(words)
    tell(.mastering)
    return Master.finish(mix)
  }

  /// A function of its own, so that voices and band are gone from memory before the next step needs as much.
  private func mixed(_ words: TimedWords) async throws -> Stereo {
    async let accompaniment = playBand()
    async let voices = singAll()
    let (band, sung) = try await (accompaniment, voices)
    tell(.mixing)
    let lines = words.lines.map { $0.start...max($0.start, $0.end) }
    let names = zip(words.lines, job.lines).filter { $1.line.hasName }.map { $0.0.start...max($0.0.start, $0.0.end) }
    if let stems = job.stems {
      try Stems(directory: stems).write(lead: sung.lead, harmonies: sung.harmonies, band: band)
    }
    return Mixer.mix(
      lead: sung.lead, harmonies: sung.harmonies, accompaniment: band, singing: lines, plain: names)
  }

  private var seconds: Double {
    SongJob.leadIn + job.score.seconds(job.score.endTick) + SongJob.tail
  }

  private func playBand() async throws -> Stereo {
    tell(.band)
    return try Band.render(
      job.score, leadIn: SongJob.leadIn, tail: SongJob.tail, soundfont: job.soundfont)
  }

  private func singAll() async throws -> Voices {
    guard let id = job.voice else { return Voices() }
    guard let voice = SingingVoice.all.first(where: { $0.id == id }) else {
      throw DomainError(.notFound, "voice-unknown", "There is no voice \(id): songly make --list names them all.")
    }
    let singer = Singer(voice: voice)
    let seed = job.score.seed
    let lead = sungLines(job.score.lead)
    var voices = Voices()
    let (tell, count) = (tell, lead.count)
    voices.lead = try singer.sing(lead, seconds: seconds, take: Singer.Take(seed: seed)) { done in
      tell(.singing(line: done, of: count))
    }
    if !job.score.harmony.isEmpty { tell(.harmony) }
    for (index, part) in job.score.harmony.enumerated() {
      let side = index % 2 == 0 ? 1.0 : -1.0
      let take = Singer.Take(
        seed: Seed(seed.value &+ UInt64(index) &+ 1), lag: 0.011 + 0.006 * Double(index), detune: 0.05 * side,
        throat: 1 + 0.025 * side, breathes: false)
      let samples = try singer.sing(sungLines(part.notes), seconds: seconds, take: take)
      let gain = part.role == .double ? -9.0 : -7.5
      voices.harmonies.append(HarmonyAudio(samples: samples, pan: 0.45 * side, gain: gain))
    }
    return voices
  }

  /// The notes of a voice, line by line, in seconds of the delivered audio.
  private func sungLines(_ notes: [SungNote]) -> [SungLine] {
    job.lines.indices.compactMap { index in
      let own = notes.filter { $0.line == index }
      guard !own.isEmpty else { return nil }
      let line = job.lines[index]
      return SungLine(
        text: line.line.spoken, words: line.words, hasName: line.line.hasName, notes: own,
        times: own.map { note in
          let start = job.score.seconds(note.start) + SongJob.leadIn
          return start...max(start, job.score.seconds(note.end) + SongJob.leadIn)
        })
    }
  }

  private func save(_ master: Stereo, words: TimedWords, cover: [UInt8]) throws(DomainError) {
    let tags = AudioTags(
      title: job.title, artist: "Songly", language: job.language.threeLetters, words: job.words,
      lines: words.lines.map { ($0.start, $0.text) }, cover: cover)
    let paths = [job.output] + job.copies
    var formats: [AudioFormat] = []
    for path in paths { formats.append(try AudioFormat(path: path)) }
    let folder = URL(fileURLWithPath: job.output).deletingLastPathComponent().path
    let files = try AudioFile.encode(master, formats: formats, tags: tags, beside: folder)
    for (path, bytes) in zip(paths, files) {
      try FileWriter.write(bytes, to: path)
    }
  }
}

extension Language {
  /// ISO 639-2, as audio tags name languages.
  var threeLetters: String {
    switch self {
    case .english: "eng"
    case .russian: "rus"
    case .kazakh: "kaz"
    }
  }
}
