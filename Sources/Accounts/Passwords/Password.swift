import Core
import Foundation
import Policy

/// A password as a person typed it, checked. It lives in memory only and never says itself in a description.
struct Password: Sendable {
  /// NFKC, so that one password typed on two keyboards is one password (NIST SP 800-63B).
  let bytes: [UInt8]

  /// A new password: long enough, not one of those everybody tries first, not the person's own name or address.
  /// Throws `password-length`, `password-common` or `password-own-name`.
  init(choosing typed: String, username: Username?, email: EmailAddress?) throws(DomainError) {
    try self.init(typed: typed)
    let folded = CanonicalText.folded(typed)
    guard Set(folded).count >= Self.differentCharactersMin, !CommonPasswords.contains(folded) else {
      throw DomainError(
        .invalid, "password-common", "Many people use this password, so it is guessed first. Choose another one.")
    }
    let own = [username?.canonical, email?.canonical, email?.canonical.split(separator: "@").first.map(String.init)]
    guard !own.contains(folded) else {
      throw DomainError(.invalid, "password-own-name", "Choose a password that is not your name or address.")
    }
  }

  /// A password to be compared. Throws `password-length` where no account can have it.
  init(typed: String) throws(DomainError) {
    let bytes = Array(typed.precomposedStringWithCompatibilityMapping.utf8)
    guard Limits.passwordLength.contains(typed.count),
      bytes.count <= Limits.passwordLength.upperBound * Limits.textBytesPerCharacterMax
    else {
      throw DomainError(
        .invalid, "password-length",
        "A password has \(Limits.passwordLength.lowerBound) to \(Limits.passwordLength.upperBound) characters.")
    }
    self.bytes = bytes
  }

  private static let differentCharactersMin = 4
}

extension Password: CustomStringConvertible, CustomReflectable {
  var description: String { "password" }
  var customMirror: Mirror { Mirror(self, children: []) }
}

extension Password {
  /// For a text that no account can have as its password: hashed like one, so that the time tells nothing.
  init(standIn text: String) {
    bytes = Array(text.utf8.prefix(Limits.passwordLength.upperBound))
  }
}
