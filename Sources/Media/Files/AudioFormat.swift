public import Core

/// A kind of sound file that is delivered; a path's ending chooses it.
public enum AudioFormat: String, Sendable, CaseIterable {
  case mp3, opus, webm, flac, wav

  /// The format of a path by its ending, in any case; `.ogg` is Opus in Ogg.
  ///
  /// - Throws: `format-unknown` for every other ending.
  public init(path: String) throws(DomainError) {
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    let ending = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
    guard let format = Self(rawValue: ending == "ogg" ? "opus" : ending) else {
      let endings = Self.allCases.map { "." + $0.rawValue }.joined(separator: ", ")
      throw DomainError(.invalid, "format-unknown", "The output file must end in one of \(endings).")
    }
    self = format
  }
}
