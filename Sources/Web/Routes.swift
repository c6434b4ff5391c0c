public import Core
public import HTML
public import HTTPTypes
public import Studio

/// Every address of the site, once: answered by the server and linked from pages by the same values, so a link
/// without a route, or a route that nothing spells, cannot exist.
public enum Route: Sendable, Hashable {
  case home
  case create
  case draft(token: String)
  case say
  case works
  case work(Identifier)
  case workAct(Identifier, WorkAct)
  case workEvents(Identifier)
  case workFile(Identifier, WorkFile)
  case trash
  case signUp, signIn, signOut, recover
  case recoverSet(token: String)
  case verify(token: String)
  case settings
  case setting(Setting)
  case deletion(token: String)
  case myData
  case takeout
  case takeoutFile(Identifier, token: String)
  /// Requests by rights: the list with its form; taking one back; the page behind a mailed link.
  case requests
  case requestWithdrawal(number: String)
  case requestProof(token: String)
  case choices
  case choose(Choosing)
  case policy, cookies, contractors
  case receipt, receiptKey
  case policyChanges, proof, proofData
  case sample(Language, WorkFile)
  case asset(hash: String, name: String)
  case health, readiness, robots, icon, manifest

  /// What a person can do to a work of theirs.
  public enum WorkAct: String, Sendable, Hashable, CaseIterable {
    case cancel, retry, delete, restore, again, words
    /// Shows another version.
    case show
  }

  /// What the landing page plays and draws of a sample.
  public static let sampleFiles: [WorkFile] = [.webm, .mp3, .cover, .peaks]

  public enum Setting: String, Sendable, Hashable, CaseIterable {
    case language, theme, analytics, email, username, password, verification, sessions, delete
  }

  /// What a person decides about the use of their data (§9.1, D30).
  public enum Choosing: String, Sendable, Hashable, CaseIterable {
    case restriction, objection, consent
  }

  /// The path of this very page. Tokens that are none make a path that leads nowhere.
  public var path: String {
    switch self {
    case .home: "/"
    case .create: "/create"
    case .draft(let token): "/draft/\(Self.safe(token))"
    case .say: "/say"
    case .works: "/works"
    case .work(let id): "/works/\(id)"
    case .workAct(let id, let act): "/works/\(id)/\(act.rawValue)"
    case .workEvents(let id): "/works/\(id)/events"
    case .workFile(let id, let file): "/works/\(id)/files/\(file.rawValue)"
    case .trash: "/trash"
    case .signUp: "/sign-up"
    case .signIn: "/sign-in"
    case .signOut: "/sign-out"
    case .recover: "/recover"
    case .recoverSet(let token): "/recover/\(Self.safe(token))"
    case .verify(let token): "/verify/\(Self.safe(token))"
    case .settings: "/settings"
    case .setting(let setting): "/settings/\(setting.rawValue)"
    case .deletion(let token): "/delete/\(Self.safe(token))"
    case .myData: "/my-data"
    case .takeout: "/my-data/takeout"
    case .takeoutFile(let id, let token): "/my-data/takeout/\(id)/\(Self.safe(token))"
    case .requests: "/my-data/requests"
    case .requestWithdrawal(let number): "/my-data/requests/\(Self.safe(number))/withdraw"
    case .requestProof(let token): "/request/\(Self.safe(token))"
    case .choices: "/my-data/choices"
    case .choose(let choosing): "/my-data/\(choosing.rawValue)"
    case .policy: "/policy"
    case .cookies: "/policy/cookies"
    case .contractors: "/policy/contractors"
    case .receipt: "/receipt"
    case .receiptKey: "/.well-known/songly-receipt-key"
    case .policyChanges: "/policy/changes"
    case .proof: "/privacy/proof"
    case .proofData: "/privacy/proof.json"
    case .sample(let language, let file): "/samples/\(language.rawValue)/\(file.rawValue)"
    case .asset(let hash, let name): "/assets/\(Self.safe(hash))/\(name)"
    case .health: "/healthz"
    case .readiness: "/readyz"
    case .robots: "/robots.txt"
    case .icon: "/favicon.ico"
    case .manifest: "/manifest.webmanifest"
    }
  }

  /// The same as a value that pages may link to.
  public var reference: Reference? { Reference(path: path) }

  /// Reads a path exactly: no doubled slashes, no other case, no trailing slash, no encoded tricks. Nil is a 404.
  public init?(path: String) {
    if let plain = Self.byPath[path] {
      self = plain
      return
    }
    guard path.hasPrefix("/"), path.utf8.count <= Self.pathBytesMax else { return nil }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(String.init)
    guard let route = Self.route(parts), route.path == path else { return nil }
    self = route
  }

  private static let pathBytesMax = 200

  private static func route(_ parts: [String]) -> Route? {
    switch (parts.first, parts.count) {
    case ("works", 2...4): work(parts)
    case ("draft", 2) where isToken(parts[1]): .draft(token: parts[1])
    case ("recover", 2) where isToken(parts[1]): .recoverSet(token: parts[1])
    case ("verify", 2) where isToken(parts[1]): .verify(token: parts[1])
    case ("delete", 2) where isToken(parts[1]): .deletion(token: parts[1])
    case ("my-data", 4) where parts[1] == "takeout" && isToken(parts[3]):
      Identifier(parts[2]).map { .takeoutFile($0, token: parts[3]) }
    case ("request", 2) where isToken(parts[1]): .requestProof(token: parts[1])
    case ("my-data", 4) where parts[1] == "requests" && parts[3] == "withdraw" && isToken(parts[2]):
      .requestWithdrawal(number: parts[2])
    case ("samples", 3):
      if let language = Language(rawValue: parts[1]), let file = WorkFile(rawValue: parts[2]),
        sampleFiles.contains(file)
      {
        .sample(language, file)
      } else {
        nil
      }
    case ("assets", 3...4) where isToken(parts[1]): .asset(hash: parts[1], name: parts[2...].joined(separator: "/"))
    default: nil
    }
  }

  private static func work(_ parts: [String]) -> Route? {
    guard let id = Identifier(parts[1]) else { return nil }
    if parts.count == 2 { return .work(id) }
    if parts.count == 3, parts[2] == "events" { return .workEvents(id) }
    if parts.count == 3 { return WorkAct(rawValue: parts[2]).map { .workAct(id, $0) } }
    guard parts[2] == "files" else { return nil }
    return WorkFile(rawValue: parts[3]).map { .workFile(id, $0) }
  }

  /// How it can be asked: pages with GET (and HEAD), acts with POST, forms with both.
  public var methods: [HTTPRequest.Method] {
    switch self {
    case .create, .signUp, .signIn, .recover, .recoverSet, .verify, .draft, .deletion, .receipt, .setting(.delete),
      .takeout, .requests, .requestProof:
      [.get, .post]
    case .workAct, .signOut, .setting, .say, .requestWithdrawal, .choose: [.post]
    default: [.get]
    }
  }

  /// Pages that never show anybody's own things.
  public var isPublic: Bool {
    switch self {
    case .policy, .cookies, .contractors, .policyChanges, .proof, .proofData, .receiptKey, .sample, .asset, .robots,
      .icon, .manifest, .health, .readiness:
      true
    default: false
    }
  }

  /// Routes without a token or an id.
  public static let plain: [Route] =
    [
      .home, .create, .say, .works, .trash, .signUp, .signIn, .signOut, .recover, .settings, .myData, .takeout,
      .requests, .choices, .policy,
      .cookies, .contractors, .policyChanges, .proof, .proofData, .receipt, .receiptKey, .health, .readiness, .robots,
      .icon, .manifest,
    ] + Setting.allCases.map(Route.setting) + Choosing.allCases.map(Route.choose)

  private static let byPath = Dictionary(uniqueKeysWithValues: plain.map { ($0.path, $0) })

  private static func safe(_ text: String) -> String { isToken(text) ? text : "" }

  private static func isToken(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }
}
