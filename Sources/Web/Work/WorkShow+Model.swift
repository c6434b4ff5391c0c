import Core
import Studio

/// The page of one song. The same address in every state: it is made, heard, kept and given up here.
enum WorkShow {
  struct Model: Sendable {
    var id: Identifier
    /// Nil until the words are written.
    var title: String?
    var recipient: String
    /// Ids, labelled as in the form.
    var occasion: String?
    var createdAt: Instant
    var state: State
    /// All versions, the newest first; the one that is shown is marked. Empty until one is finished.
    var versions: [Version] = []
    /// What a new version costs, in energy points.
    var price: Int
    /// A key that makes sending the forms of this page twice the same as once.
    var idempotencyKey: String
    /// Words that were sent and not sung, kept with what is wrong with them.
    var refused: Refused?
  }

  struct Refused: Sendable, Hashable {
    var words: String
    /// Nil where nothing is: the session ended before they were sent.
    var problem: String?
  }

  enum State: Sendable {
    case making(Making)
    case ready(Ready)
    case failed(code: String)
    case cancelled
    case trashed(Trashed)
  }

  /// On its way. A version that is already finished stays to be heard meanwhile.
  struct Making: Sendable {
    /// False while it waits for a worker.
    var hasBegun: Bool
    /// The names of the steps in their order, and the one that is being done.
    var steps = ["words", "melody", "singing", "harmony", "band", "mixing", "mastering", "saving"]
    var step: String?
    /// Of the step, where it counts.
    var done: Int?
    var total: Int?
    var elapsedSeconds: Int
    /// What the version before took; nil for the first.
    var usualSeconds: Int?
    /// The words, once written: with the marks of their parts.
    var words: String?
    /// The number of the last event told, from which the stream goes on.
    var lastEvent: Int64 = 0
    var previous: Ready?
  }

  /// A finished version.
  struct Ready: Sendable {
    struct Line: Sendable, Hashable {
      /// In seconds of the sound.
      var start: Double
      var text: String
    }

    var number: Int
    /// As written, with `[Verse]` and the like; empty for music without words.
    var words: String
    /// When which line is sung.
    var lines: [Line]
    var peaks: [Double]
    var seconds: Double
    /// Ids, labelled as in the form.
    var language: Language
    var style: String?
    var voice: String?
    var tempo: Double?
    var key: String?
    /// Details of the story that found no place.
    var unused: [String] = []
    var madeAt: Instant
    /// How long the making took.
    var madeInSeconds: Int?
    /// What can be taken home, with sizes where known.
    var files: [File]
    var keeping: Keeping
    /// Why the latest attempt at another version failed; nil when none did.
    var failedCode: String?
  }

  struct File: Sendable, Hashable {
    var file: WorkFile
    var bytes: Int?
  }

  /// Until when it stays (§5.4).
  enum Keeping: Sendable, Hashable {
    case until(Instant)
    case prime
    /// Prime ends on a day that is known; it stays until the second instant (D5).
    case primeEnds(Instant, goes: Instant)
  }

  struct Version: Sendable, Hashable {
    var number: Int
    var seconds: Double?
    var madeAt: Instant
    var isShown: Bool
  }

  struct Trashed: Sendable, Hashable {
    var goesAt: Instant
    /// False for what only Prime may bring back (D2).
    var canRestore: Bool
  }
}
