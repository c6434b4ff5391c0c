/// Sends one mail to one person. Filled in Adapters; when it returns, another program has taken the mail over.
public struct Mailer: Sendable {
  /// Throws `mail-unavailable` when trying again later may work and `mail-refused` when it will not; where mails leave
  /// through the ledger, also what that throws.
  public var send: @Sendable (_ mail: OutgoingMail) async throws -> Void

  public init(send: @escaping @Sendable (_ mail: OutgoingMail) async throws -> Void) {
    self.send = send
  }
}

/// A mail as plain text: it reads everywhere, loads nothing from anywhere and tells nobody that it was opened.
public struct OutgoingMail: Sendable, Hashable, Codable {
  public var recipient: String
  public var subject: String
  public var text: String
  public var language: Language
  /// What it is about, a word of ours such as `verification`; for the ledger of what leaves, not part of the mail.
  public var kind: String
  /// Whose it is, for the same ledger; nil where that is not known, or not known for certain.
  public var account: Identifier?

  public init(
    recipient: String, subject: String, text: String, language: Language, kind: String = "mail",
    account: Identifier? = nil
  ) {
    self.recipient = recipient
    self.subject = subject
    self.text = text
    self.language = language
    self.kind = kind
    self.account = account
  }
}
