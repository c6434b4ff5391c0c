/// A limit on everything people and programs can hand in, each with its reason. Lengths count characters as
/// people do (grapheme clusters) and are checked together with `textBytesPerCharacterMax`.
public enum Limits {
  /// The longest given name with a patronymic stays below; a line that names somebody cannot hold more.
  public static let nameLengthMax = 40
  /// A given name, a patronymic or second name, a surname.
  public static let nameWordsMax = 3
  /// About 300 words: more than one song can tell, little enough to be screened at once.
  public static let storyLengthMax = 2000
  /// Twelve sections of eight lines of about sixty letters.
  public static let ownWordsLengthMax = 6000
  /// Lines of own words, after long lines are broken and choruses repeated.
  public static let ownLinesMax = 96
  /// How a name is said, spelled out.
  public static let sayNameLengthMax = 120
  /// A receipt has some twenty lines; a mail around it doubles that.
  public static let receiptBytesMax = 20_000
  /// No honest character needs more; a "character" of a thousand combining marks is refused by its bytes.
  public static let textBytesPerCharacterMax = 16

  /// Half a minute holds a verse and a chorus; four minutes is the longest the arranger keeps interesting.
  public static let songSeconds = 30...240
  public static let songSecondsDefault = 120
  /// No sound and no time mark in a file lies beyond a day; guards arithmetic on times that come from outside.
  public static let soundSecondsMax: Double = 86_400
  /// Quarter notes a minute a voice can still sing words at.
  public static let tempo = 50...180

  /// What the process that renders a song may use. Measured peak of a four-minute song: under 600 MB and 60 s of CPU;
  /// its largest file is an uncompressed stem.
  public static let renderingMemoryBytes: UInt = 2 << 30
  public static let renderingProcessorSeconds: UInt = 300
  public static let renderingFileBytes: UInt = 256 << 20
  /// A song that is not done by then never will be.
  public static let renderingSecondsMax = 600.0
  /// What it says of its steps: some hundred lines of some hundred bytes.
  public static let renderingWordsBytesMax = 4 << 20

  /// RFC 5321: 64 octets before the @, 254 in all.
  public static let emailBytesMax = 254
  public static let emailLocalBytesMax = 64
  /// Long enough to be told apart, short enough for a heading on a phone.
  public static let usernameLength = 3...30
  /// ASVS 5.0 §6.2: from 8 (better 15) to at least 64; the upper end bounds the hash's work.
  public static let passwordLength = 8...128

  /// Both sides counted (§5.5, D8).
  public static let chatMessagesMax = 100
  /// A longer message is a document, which the kinds of text are for.
  public static let chatMessageLengthMax = 4000

  /// The parts a blob is sealed in: small enough for a Range request to stay cheap, large enough that the 28
  /// bytes of nonce and tag cost less than a tenth of a per cent.
  public static let sealedSegmentBytes = 65_536
  /// The largest object: a take-out of some thousand songs with their lossless sound (D31). Uploads and the files of a
  /// song have limits of their own, far below.
  public static let objectBytesMax = 1 << 37

  /// A job that fails five times fails for a reason that time does not heal.
  public static let jobAttemptsMax = 5
  /// How long a song waits at most whose worker was killed. Who works extends it after a third, so it need not hold
  /// for a whole song, only for a machine that stands still.
  public static let jobLeaseMinutes = 3
  public static let jobBackoffSecondsBase = 5
  public static let jobBackoffMinutesMax = 10

  /// What a form of ours can hold: the longest own words and story, percent-encoded in Cyrillic letters (6 bytes each).
  public static let formBytesMax = 96 << 10
  /// A search word and a place in a list.
  public static let queryBytesMax = 2 << 10
  /// The largest form of ours has about twenty fields.
  public static let formFieldsMax = 64
  /// Whoever needs longer for a request's head or a form is not a person at a browser.
  public static let requestSecondsMax = 15
  /// Headers of a request in all; browsers send about one thousand bytes.
  public static let headerBytesMax = 16 << 10
  /// Browsers send about fifteen.
  public static let headersMax = 64
  /// Connections held open at once; each costs some tens of kilobytes.
  public static let connectionsMax = 2_000
  /// Streams of progress that one person can hold open: a few pages on a few devices.
  public static let streamsPerAccountMax = 6
  /// A stream ends after so long and the browser comes back by itself.
  public static let streamMinutesMax = 30
  /// How often a stream asks whether its session still lives: one that ended is closed within five seconds.
  public static let streamSessionSeconds = 4
  /// A dead listener is noticed by a write that fails.
  public static let streamHeartbeatSeconds = 15

  /// A player asks for one or two ranges; many small ones are a way to make a server work (RFC 9110 §14.2).
  public static let rangesPerRequestMax = 4
  public static let linkTokenBytes = 16

  /// Works of one account that wait or are being made: a family's worth, and no queue for everybody else (§12).
  public static let worksInTheMakingMax = 3
  /// Times one work may be made anew; more is another gift.
  public static let versionsMax = 20
  /// A song takes about half a minute to make, so a place is free after that.
  public static let worksInTheMakingRetrySeconds = 30
  /// Steps of one making that a page lists: every sung line is one, and a song has at most `ownLinesMax`.
  public static let progressShownMax = 200
  /// The length of the landing page's songs: a verse, a chorus and an ending.
  public static let sampleSeconds = 60
  /// Everything a form may hold within its own limits, in UTF-8; a draft is no place to store things.
  public static let draftBytesMax = 131_072
  /// Titles and names opened for one search of one's own library, newest first: they are sealed, so a search reads.
  public static let searchedWorksMax = 500
  public static let searchLengthMax = 100
  /// What a client names a request by, so that repeating it does nothing twice.
  public static let idempotencyKeyLength = 8...64
  /// Sayings of a name made at once; each is a process of its own, and singing needs the cores too.
  public static let sayingsAtOnceMax = 2
  /// And waiting; a person presses again sooner than a longer queue would answer.
  public static let sayingsWaitingMax = 8
  /// Below this count a number could point at a person (D26).
  public static let smallestCountShown = 20
}
