public import Core
import Foundation

/// From whom mails come: an address of the operator's own domain and the name that readers see.
public struct MailSender: Sendable, Hashable {
  public let address: String
  public let name: String

  /// Throws `mail-sender` for an address that cannot stand in a header.
  public init(address: String, name: String) throws(DomainError) {
    guard MailText.isAddress(address) else {
      throw DomainError(.invalid, "mail-sender", "The sender of mails needs an address like songly@example.org.")
    }
    self.address = address
    self.name = name
  }

  /// The part after the @: what message ids and the greeting to a mail server are made of, so that neither names
  /// this machine.
  var domain: String { String(address.split(separator: "@").last ?? "localhost") }
}
