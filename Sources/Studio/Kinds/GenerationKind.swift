public import Core

/// A kind of gift: what may be said about it, what it costs, how it is made. A new kind is one file that conforms and
/// one line in `Kinds.all`; the form renders from its fields.
public protocol GenerationKind: Sendable {
  /// Stable, stored with every work.
  var id: String { get }
  /// In the order in which a person is asked.
  var fields: [Field] { get }
  /// In energy points.
  var price: Int { get }
  /// Everything that is wrong, at once; empty when it can be made.
  func check(_ fields: [String: String]) -> [FieldProblem]
  /// The free texts among the fields, which are screened (§12, D21).
  func texts(_ fields: [String: String]) -> [String]
  /// Whom it is for, as people write it: what a work is called before it has a title.
  func recipient(_ fields: [String: String]) -> String
  /// Makes it in a folder that is removed afterwards. Throws what is final or, as `.unavailable`, what time may heal;
  /// stops when its task is cancelled.
  func make(
    _ brief: Brief, in workshop: Workshop, tell: @escaping @Sendable (MakingEvent) -> Void
  ) async throws -> Made
}

/// One thing that a person can say about a gift.
public struct Field: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    case text(lengthMax: Int)
    case longText(lengthMax: Int)
    case choice([Choice])
    case number(ClosedRange<Int>)
    case flag
  }

  /// One of several answers; some only make sense in one language of the gift.
  public struct Choice: Sendable, Hashable {
    public var id: String
    public var language: Language?

    public init(id: String, language: Language? = nil) {
      self.id = id
      self.language = language
    }
  }

  /// The name in forms, drafts and sealed briefs.
  public var name: String
  public var kind: Kind
  public var isRequired: Bool
  /// What it is when nothing is said; nil where the gift finds its own.
  public var usual: String?

  public init(_ name: String, _ kind: Kind, isRequired: Bool = false, usual: String? = nil) {
    self.name = name
    self.kind = kind
    self.isRequired = isRequired
    self.usual = usual
  }
}

/// What is wrong with one field; pages say it in the person's language by its code.
public struct FieldProblem: Sendable, Hashable {
  public var field: String
  public var code: String

  public init(field: String, code: String) {
    self.field = field
    self.code = code
  }
}

/// What was asked for, as it is sealed into the version that is made from it.
public struct Brief: Sendable, Hashable, Codable {
  public var fields: [String: String]
  /// Every choice nobody made is drawn from it: the same brief gives the same gift.
  public var seed: Seed

  public init(fields: [String: String], seed: Seed) {
    self.fields = fields
    self.seed = seed
  }
}

/// Where a gift is made: a folder of its own that nobody else sees.
public struct Workshop: Sendable {
  public let folder: String

  public init(folder: String) {
    self.folder = folder
  }

  public func path(_ name: String) -> String { folder + "/" + name }
}

/// What a kind tells while it works.
public enum MakingEvent: Sendable, Hashable {
  /// A real step, with its count where it has one.
  case step(_ name: String, done: Int? = nil, of: Int? = nil)
  /// The words are there, long before the sound.
  case words(title: String, text: String)
}

/// A finished gift: what a page says about it, and its files in the workshop.
public struct Made: Sendable {
  public var title: String
  public var words: String
  public var facts: Facts
  public var lines: [TimedLine]
  /// The loudness line, 0...1.
  public var peaks: [Double]
  public var files: [(file: WorkFile, path: String)]

  public init(
    title: String, words: String, facts: Facts, lines: [TimedLine], peaks: [Double],
    files: [(file: WorkFile, path: String)]
  ) {
    self.title = title
    self.words = words
    self.facts = facts
    self.lines = lines
    self.peaks = peaks
    self.files = files
  }
}

/// How a gift was made, for "How this was made" on its page.
public struct Facts: Sendable, Hashable, Codable {
  public var language: String
  public var seconds: Double?
  public var style: String?
  public var voice: String?
  /// Quarter notes a minute.
  public var tempo: Double?
  public var key: String?
  public var meter: String?
  /// Parts of the story that found no place, verbatim.
  public var unusedDetails: [String]

  public init(
    language: String, seconds: Double? = nil, style: String? = nil, voice: String? = nil, tempo: Double? = nil,
    key: String? = nil, meter: String? = nil, unusedDetails: [String] = []
  ) {
    self.language = language
    self.seconds = seconds
    self.style = style
    self.voice = voice
    self.tempo = tempo
    self.key = key
    self.meter = meter
    self.unusedDetails = unusedDetails
  }
}

/// A line of words and when it is sung, in seconds of the sound.
public struct TimedLine: Sendable, Hashable, Codable {
  public struct Word: Sendable, Hashable, Codable {
    public var start: Double
    public var end: Double
    public var text: String

    public init(start: Double, end: Double, text: String) {
      self.start = start
      self.end = end
      self.text = text
    }
  }

  public var start: Double
  public var end: Double
  public var text: String
  public var words: [Word]

  public init(start: Double, end: Double, text: String, words: [Word] = []) {
    self.start = start
    self.end = end
    self.text = text
    self.words = words
  }
}
