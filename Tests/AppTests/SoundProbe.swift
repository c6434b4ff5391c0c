import Foundation

/// What ffprobe, which shares no code with the product, reads from a sound file.
struct SoundProbe {
  var codec = ""
  var container = ""
  var seconds = 0.0
  /// Tags of the file and its streams, names in lower case.
  var tags: [String: String] = [:]

  init(_ name: String, in folder: Folder) throws {
    let run = try SonglyProgram.run(
      "/usr/bin/ffprobe", ["-v", "error", "-of", "json", "-show_format", "-show_streams", name], in: folder)
    let format = run.object["format"] as? [String: Any] ?? [:]
    let streams = run.object["streams"] as? [[String: Any]] ?? []
    container = format["format_name"] as? String ?? ""
    seconds = Double(format["duration"] as? String ?? "") ?? 0
    codec = streams.first?["codec_name"] as? String ?? ""
    for place in [format] + streams {
      for (name, value) in place["tags"] as? [String: String] ?? [:] { tags[name.lowercased()] = value }
    }
  }
}
