internal import Core
import Foundation
import Policy

/// Puts finished Ogg Opus into WebM without touching the sound. The program ffmpeg does it in a folder of its own;
/// title and words reach it inside the file, never on the command line, which others on the machine can read.
enum WebM {
  static func wrap(_ ogg: [UInt8], in place: String? = nil) throws(DomainError) -> [UInt8] {
    let place = place ?? FileManager.default.temporaryDirectory.path
    guard let folder = PrivateFolder.make(in: place, name: "songly") else { throw failed }
    defer { removeFolder(folder) }
    let input = folder + "/sound.opus"
    let output = folder + "/sound.webm"
    try FileWriter.write(ogg, to: input)
    try run([
      "-nostdin", "-hide_banner", "-loglevel", "error", "-protocol_whitelist", "file", "-f", "ogg", "-i", input,
      "-map", "0:a:0", "-c", "copy", "-map_metadata", "0:s:a:0", "-map_metadata:s:a:0", "-1",
      "-fflags", "+bitexact", "-f", "webm", output,
    ])
    guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: output)), !bytes.isEmpty else { throw failed }
    return [UInt8](bytes)
  }

  private static func run(_ arguments: [String]) throws(DomainError) {
    let program = ChildProgram(
      path: "/usr/bin/ffmpeg", arguments: arguments, environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C"],
      secondsMax: Limits.renderingSecondsMax, outputBytesMax: Limits.renderingWordsBytesMax)
    switch program.run(input: [], hear: { _ in }) {
    case .exited(0): return
    case .notStarted:
      throw DomainError(
        .missing, "ffmpeg-missing", "WebM needs the program ffmpeg: install the Debian package ffmpeg.")
    default: throw failed
    }
  }

  private static func removeFolder(_ folder: String) {
    for name in ["sound.opus", "sound.opus.part", "sound.webm"] { unlink(folder + "/" + name) }
    rmdir(folder)
  }

  private static var failed: DomainError {
    DomainError(.fault, "encoder-failed", "The sound could not be written in this format.")
  }
}
