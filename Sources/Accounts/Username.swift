public import Core
import Policy

/// The name under which somebody is known. One canonical form per name, so that nobody can pass for somebody else.
public struct Username: Sendable, Hashable {
  /// NFKC, case folded: what is stored, shown and compared.
  public let canonical: String

  /// Throws `username-length`, `username-letters`, `username-scripts` or `username-reserved`.
  public init(_ typed: String) throws(DomainError) {
    let text = CanonicalText.folded(typed)
    guard Limits.usernameLength.contains(text.count) else {
      throw DomainError(
        .invalid, "username-length",
        "A username has \(Limits.usernameLength.lowerBound) to \(Limits.usernameLength.upperBound) letters.")
    }
    try Self.checkLetters(text)
    guard !Self.reserved.contains(CanonicalText.glance(text)) else {
      throw DomainError(.invalid, "username-reserved", "This username is kept for the service itself.")
    }
    canonical = text
  }

  private enum Script: Hashable {
    case latin, cyrillic
  }

  private static func checkLetters(_ text: String) throws(DomainError) {
    var scripts: Set<Script> = []
    for scalar in text.unicodeScalars {
      if let script = script(of: scalar) {
        scripts.insert(script)
      } else if !("0"..."9").contains(scalar) && !"._-".unicodeScalars.contains(scalar) {
        throw DomainError(
          .invalid, "username-letters", "A username is made of Latin or Cyrillic letters, digits, dots and hyphens.")
      }
    }
    // "аdmin" with a Cyrillic first letter looks like another name in every font.
    guard scripts.count <= 1 else {
      throw DomainError(.invalid, "username-scripts", "Write a username in one alphabet only.")
    }
    guard let first = text.unicodeScalars.first, script(of: first) != nil else {
      throw DomainError(.invalid, "username-letters", "A username begins with a letter.")
    }
  }

  /// Letters of the alphabets in which the service speaks, accents of Latin ones included.
  private static func script(of scalar: Unicode.Scalar) -> Script? {
    guard scalar.properties.isAlphabetic else { return nil }
    switch scalar.value {
    case 0x61...0x7a, 0xdf...0xf6, 0xf8...0x24f: return .latin
    case 0x430...0x45f, 0x48b...0x52f: return .cyrillic
    default: return nil
    }
  }

  /// As they look at a glance, separators removed.
  private static let reserved: Set<String> = Set(
    [
      "admin", "administrator", "root", "system", "support", "help", "moderator", "operator", "staff", "team", "owner",
      "security", "privacy", "legal", "billing", "payments", "postmaster", "hostmaster", "webmaster", "abuse",
      "noreply", "mailerdaemon", "songly", "songlygift", "official", "anonymous", "deleted", "null", "undefined",
      "settings", "login", "logout", "signup", "works", "trash", "api",
    ].map(CanonicalText.glance))
}
