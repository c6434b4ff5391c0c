/// Sends one mail to one person. Filled in Adapters; when it returns, another program has taken the mail over.
public struct Mailer: Sendable {
  /// Throws `mail-unavailable` when trying again later may work and `mail-refused` when it will not.
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

  public init(recipient: String, subject: String, text: String, language: Language) {
    self.recipient = recipient
    self.subject = subject
    self.text = text
    self.language = language
  }
}
