public import Core
public import HTML

/// Every address of the site, once: registered on the server and linked from pages by the same values, so a link
/// without a route, or a route that nothing spells, cannot exist.
public enum Route: Sendable, Hashable {
  case home
  case create
  case works
  case work(Identifier)
  case workEvents(Identifier)
  case workFile(Identifier, WorkFile)
  case trash
  case signUp, signIn, signOut, recover
  case settings, myData
  case policy, cookies, contractors
  case gift(token: String)

  public enum WorkFile: String, Sendable, Hashable, CaseIterable {
    case mp3, opus, flac, midi, cover, words
  }

  /// The pattern under which the server registers it; parameters in braces.
  public var pattern: String {
    switch self {
    case .work: "/works/{id}"
    case .workEvents: "/works/{id}/events"
    case .workFile: "/works/{id}/files/{file}"
    case .gift: "/g/{token}"
    default: path
    }
  }

  /// The path of this very page.
  public var path: String {
    switch self {
    case .home: "/"
    case .create: "/create"
    case .works: "/works"
    case .work(let id): "/works/\(id)"
    case .workEvents(let id): "/works/\(id)/events"
    case .workFile(let id, let file): "/works/\(id)/files/\(file.rawValue)"
    case .trash: "/trash"
    case .signUp: "/sign-up"
    case .signIn: "/sign-in"
    case .signOut: "/sign-out"
    case .recover: "/recover"
    case .settings: "/settings"
    case .myData: "/my-data"
    case .policy: "/policy"
    case .cookies: "/policy/cookies"
    case .contractors: "/policy/contractors"
    case .gift(let token): "/g/\(Self.isToken(token) ? token : "")"
    }
  }

  /// The same as a value that pages may link to.
  public var reference: Reference? { Reference(path: path) }

  /// Reads a path exactly: no doubled slashes, no other case, no trailing slash, no encoded tricks. Nil is a 404.
  public init?(path: String) {
    if let plain = Self.plain.first(where: { $0.path == path }) {
      self = plain
      return
    }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(String.init)
    guard path.hasPrefix("/"), let first = parts.first else { return nil }
    switch (first, parts.count) {
    case ("g", 2) where Self.isToken(parts[1]):
      self = .gift(token: parts[1])
    case ("works", 2...4):
      guard let id = Identifier(parts[1]) else { return nil }
      if parts.count == 2 {
        self = .work(id)
      } else if parts.count == 3, parts[2] == "events" {
        self = .workEvents(id)
      } else if parts.count == 4, parts[2] == "files", let file = WorkFile(rawValue: parts[3]) {
        self = .workFile(id, file)
      } else {
        return nil
      }
    default: return nil
    }
  }

  /// Pages that never show anybody's own things, so that a cache between may keep them.
  public var isPublic: Bool {
    switch self {
    case .home, .policy, .cookies, .contractors: true
    default: false
    }
  }

  /// Routes without parameters.
  public static let plain: [Route] = [
    .home, .create, .works, .trash, .signUp, .signIn, .signOut, .recover, .settings, .myData, .policy, .cookies,
    .contractors,
  ]

  private static func isToken(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 64
      && text.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
          || byte == UInt8(ascii: "_")
      }
  }
}
