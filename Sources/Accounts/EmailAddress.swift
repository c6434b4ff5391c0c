public import Core
import Foundation
import Policy

/// The one spelling of an address by which an account is found. People may write it with capitals or in full-width
/// letters; two spellings never make two accounts.
public struct EmailAddress: Sendable, Hashable {
  /// NFKC, lower case.
  public let canonical: String

  /// Reads what a person typed; surrounding spaces are forgiven. Throws `email-invalid` for anything a mail server
  /// would not take, and for line breaks above all, which would forge headers.
  public init(_ typed: String) throws(DomainError) {
    let text = CanonicalText.folded(typed.trimmingCharacters(in: .whitespaces))
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, text.utf8.count <= Limits.emailBytesMax, Self.isLocal(parts[0]), Self.isDomain(parts[1])
    else { throw DomainError(.invalid, "email-invalid", "Write an e-mail address like anna@example.org.") }
    canonical = text
  }

  private static func isLocal(_ part: Substring) -> Bool {
    guard (1...Limits.emailLocalBytesMax).contains(part.utf8.count), !part.hasPrefix("."), !part.hasSuffix("."),
      !part.contains("..")
    else { return false }
    return part.unicodeScalars.allSatisfy { isPlain($0) || "!#$%&'*+/=?^_`{|}~.-".unicodeScalars.contains($0) }
  }

  /// At least two labels, each of letters, digits and inner hyphens; names in other alphabets in their `xn--` form.
  private static func isDomain(_ part: Substring) -> Bool {
    let labels = part.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, let last = labels.last, last.contains(where: \.isLetter) else { return false }
    return labels.allSatisfy { label in
      (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
        && label.unicodeScalars.allSatisfy { isPlain($0) || $0 == "-" }
    }
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
  }
}
