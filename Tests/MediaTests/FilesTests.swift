import Core
import Foundation
import Imaging
import TestSupport
import Testing

@testable import Media

@Suite(.startsPrograms) struct FilesTests {
  private static let cover =
    (try? Raster.png(svg: Cover.svg(curve: [0, 1], seed: Seed(1), title: ""), width: 64)) ?? []

  private static let tags = AudioTags(
    title: "Ән – Песня", language: "kaz", words: "first line\nЕкінші жол",
    lines: [(1.5, "first line"), (63.257, "Екінші жол")],
    cover: cover)

  /// A tone with a click at exactly one second.
  private static var clicking: Stereo {
    var samples = Sound.tone(220, seconds: 3, level: 0.02)
    for offset in 0..<4 { samples[sampleRate + offset] += offset % 2 == 0 ? 0.8 : -0.8 }
    return Stereo(samples)
  }

  @Test(arguments: AudioFormat.allCases) func aClickIsDecodedWhereItWasWritten(format: AudioFormat) throws {
    let folder = try Folder()
    let path = folder["click." + format.rawValue]
    try AudioFile.write(Self.clicking, to: path, format: format, tags: Self.tags)
    let back = try decodedByFFmpeg(path)
    let place = back.left.indices.max { abs(back.left[$0]) < abs(back.left[$1]) } ?? 0
    #expect(abs(Double(place) / Double(sampleRate) - 1) < 0.001, "click at frame \(place)")
    #expect(abs(back.seconds - 3) < 0.03, "\(back.seconds) s")
    #expect(folder.names == ["click." + format.rawValue])
  }

  @Test(arguments: AudioFormat.allCases) func titleAndMarkAreReadBack(format: AudioFormat) throws {
    let folder = try Folder()
    let path = folder["tagged." + format.rawValue]
    try AudioFile.write(Self.clicking, to: path, format: format, tags: Self.tags)
    let entries = "format_tags:stream_tags:stream=codec_name"
    let text = String(
      decoding: try output(of: "ffprobe", ["-v", "error", "-show_entries", entries, "-of", "json", path]), as: UTF8.self
    )
    for part in ["Ән – Песня", "Songly", SyntheticMark.sentence, SyntheticMark.sourceType] {
      #expect(text.contains(part), "\(part) in \(format)")
    }
    if format != .wav { #expect(text.contains("Екінші жол")) }
    if format == .flac || format == .opus || format == .webm { #expect(text.contains("[01:03.26]Екінші жол")) }
    if format != .webm { #expect(text.contains("\"png\"")) }
  }

  @Test func mp3AndWaveHoldTimedWords() throws {
    for format in [AudioFormat.mp3, .wav] {
      let bytes = Data(try AudioFile.encode(Self.clicking, format: format, tags: Self.tags))
      for frame in ["TIT2", "TPE1", "TPE2", "TLAN", "USLT", "SYLT", "TXXX", "COMM", "PRIV", "APIC"] {
        #expect(bytes.range(of: Data(frame.utf8)) != nil, "\(frame) in \(format)")
      }
      // 63.257 s in milliseconds after the line's text and its end.
      #expect(bytes.range(of: Data("Екінші жол".utf8 + [0, 0, 0, 0xf7, 0x19])) != nil)
    }
  }

  @Test(arguments: AudioFormat.allCases) func equalSoundGivesEqualFiles(format: AudioFormat) throws {
    let first = try AudioFile.encode(Self.clicking, format: format, tags: Self.tags)
    #expect(try first == AudioFile.encode(Self.clicking, format: format, tags: Self.tags))
  }

  @Test func wordsOfAnyLengthAndKindAreCarried() throws {
    let long = String(repeating: "слово 🙂 \u{202e}אב ", count: 4000)
    let tags = AudioTags(title: "\u{0}\u{7}<&>\"", language: "Русский", words: long, lines: [(.nan, "x"), (-1, "y")])
    #expect(tags.language == "und" && tags.lines.isEmpty)
    for format in AudioFormat.allCases {
      #expect(try !AudioFile.encode(Self.clicking, format: format, tags: tags).isEmpty)
    }
  }

  @Test func emptySoundIsWritten() throws {
    let folder = try Folder()
    for format in AudioFormat.allCases {
      try AudioFile.write(Stereo(frames: 0), to: folder["empty." + format.rawValue], format: format, tags: Self.tags)
    }
  }

  @Test func theEndingChoosesTheFormat() throws {
    #expect(try AudioFormat(path: "/a.b/Anna.MP3") == .mp3)
    #expect(try AudioFormat(path: "x.ogg") == .opus)
    #expect(try AudioFormat(path: "x.webm") == .webm)
    for path in ["x.aac", "/songs.mp3/file", "", "/songs.mp3/", "mp3"] {
      #expect(throws: DomainError.self) { try AudioFormat(path: path) }
    }
  }

  @Test func aPlaceThatCannotBeWrittenIsNamedAndLeftClean() throws {
    let folder = try Folder()
    func failure(_ path: String) -> DomainError? {
      do throws(DomainError) {
        try FileWriter.write([1, 2, 3], to: path)
        return nil
      } catch { return error }
    }
    #expect(failure(folder["none/song.mp3"])?.code == "not-writable")
    #expect(failure(folder["none/song.mp3"])?.safe.contains("folder that does not exist") == true)
    #expect(failure(folder.path)?.safe.contains("is not a file") == true)
    #expect(failure("/dev/full")?.code == "not-writable")
    #expect(folder.names.isEmpty)
    #expect(FileManager.default.fileExists(atPath: "/dev/full"))
  }

  @Test func aFullDiskLeavesTheOlderFile() throws {
    // A file system of 64 kB; only root may mount one.
    let folder = try Folder()
    guard try mounted(folder.path) else { return }
    defer { _ = try? output(of: "umount", [folder.path]) }
    try FileWriter.write([1, 2, 3], to: folder["song.wav"])
    do throws(DomainError) {
      try AudioFile.write(Self.clicking, to: folder["song.wav"], format: .wav, tags: Self.tags)
      Issue.record("3 seconds of WAV do not fit into 64 kB")
    } catch {
      #expect(error.code == "not-writable" && error.safe.contains("disk is full"))
    }
    #expect(folder.names == ["song.wav"])
    #expect(FileManager.default.contents(atPath: folder["song.wav"]) == Data([1, 2, 3]))
  }

  private func mounted(_ path: String) throws -> Bool {
    guard geteuid() == 0 else { return false }
    _ = try output(of: "mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", path])
    return String(decoding: try output(of: "findmnt", ["-n", path]), as: UTF8.self).contains("tmpfs")
  }

  @Test func aPictureHasItsSizeAndMark() throws {
    let png = try Raster.png(svg: Cover.svg(curve: [0, 0.5, 1], seed: Seed(4), title: "A & B"), width: 300)
    #expect(Array(png[1...3]) == Array("PNG".utf8))
    #expect(Array(png[16..<24]) == [0, 0, 1, 44, 0, 0, 1, 44])
    #expect(Data(png).range(of: Data(SyntheticMark.sourceType.utf8)) != nil)
    let folder = try Folder()
    try FileWriter.write(png, to: folder["cover.png"])
    // A wrong checksum of the added chunk would be an error here.
    let arguments = [
      "-v", "error", "-err_detect", "crccheck+explode", "-i", folder["cover.png"], "-f", "rawvideo", "-",
    ]
    #expect(try output(of: "ffmpeg", arguments).count >= 300 * 300 * 3)
  }

  @Test func whatIsNoPictureIsRefused() {
    #expect(throws: DomainError.self) { try Raster.png(svg: "<svg", width: 100) }
    #expect(throws: DomainError.self) { try Raster.png(svg: "", width: 100) }
    #expect(throws: DomainError.self) { try Raster.png(svg: "<svg/>", width: 0) }
    #expect(throws: DomainError.self) { try Raster.png(svg: "<svg/>", width: 100_000) }
  }

  @Test func thePictureFollowsNoReference() throws {
    let folder = try Folder()
    try FileWriter.write(Self.cover, to: folder["secret.png"])
    let frame = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\">"
    let image = "<image width=\"8\" height=\"8\" href=\"file://\(folder["secret.png"])\"/>"
    #expect(try Raster.png(svg: frame + image + "</svg>", width: 8) == Raster.png(svg: frame + "</svg>", width: 8))
  }
}
