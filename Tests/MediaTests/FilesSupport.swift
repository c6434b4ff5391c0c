import Foundation

@testable import Media

/// A folder that is gone after the test.
final class Folder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("media-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  subscript(name: String) -> String { path + "/" + name }

  var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? [] }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// Sounds to try things on.
enum Sound {
  static func tone(_ hertz: Double, seconds: Double, level: Float) -> Mono {
    (0..<frame(at: seconds)).map { level * Float(sin(2 * Double.pi * hertz * Double($0) / Double(sampleRate))) }
  }

  /// Noise whose loudness changes every half second, as music does.
  static func programme(seconds: Double, seed: UInt64) -> Mono {
    var state = seed
    return (0..<frame(at: seconds)).map { index in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let noise = Float(Int32(truncatingIfNeeded: state >> 32)) / 2_147_483_648
      return noise * [0.02, 0.3, 0.08, 0.6][index / 22_050 % 4]
    }
  }

  /// A sung-like sound: many harmonics, on for a second, off for half a second.
  static func voice(seconds: Double, level: Float) -> (samples: Mono, singing: [ClosedRange<Double>]) {
    var samples = Mono(repeating: 0, count: frame(at: seconds))
    var singing: [ClosedRange<Double>] = []
    for start in stride(from: 1.0, to: seconds - 1.5, by: 1.5) {
      singing.append(start...start + 1)
      for index in frame(at: start)..<frame(at: start + 1) {
        let angle = 2 * Double.pi * 220 * Double(index) / Double(sampleRate)
        samples[index] = level * Float((1...16).reduce(0.0) { $0 + sin(angle * Double($1)) / Double($1) })
      }
    }
    return (samples, singing)
  }
}

/// Runs a program and gives what it wrote; empty where it failed.
func output(of program: String, _ arguments: [String]) throws -> Data {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/" + program)
  process.arguments = arguments
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = FileHandle.nullDevice
  process.standardInput = FileHandle.nullDevice
  try process.run()
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return process.terminationStatus == 0 ? data : Data()
}

/// The file as ffmpeg decodes it.
func decodedByFFmpeg(_ path: String) throws -> Stereo {
  let data = try output(
    of: "ffmpeg",
    ["-v", "error", "-i", path, "-map", "0:a:0", "-f", "f32le", "-ac", "2", "-ar", "\(sampleRate)", "-"])
  let samples = data.withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
  var audio = Stereo(frames: samples.count / 2)
  for frame in 0..<audio.frames {
    audio.left[frame] = samples[2 * frame]
    audio.right[frame] = samples[2 * frame + 1]
  }
  return audio
}
