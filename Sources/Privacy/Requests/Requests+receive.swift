import Core
import Persistence
import Policy
import Vault

extension Requests {
  /// Takes a mail to the desk as a request that nobody has proved yet (§9.3, D28), and answers its number. The sender
  /// gets a letter with a link, the same for everybody: this looks at no account, so neither its words nor its time
  /// tell whether there is one.
  ///
  /// Throws `request-mails` when the address, or everybody together, has as many unproven ones as the limits allow, or
  /// the address has had its mails of any kind for this hour: the mail server keeps the mail and comes again.
  public func receive(_ mail: ReceivedMail) async throws -> String {
    let index = vault.blindIndex("requests.address", mail.address)
    try await database.read { try refuseFlood(index, in: $0) }
    let text = Self.bounded(RequestText.tidy(mail.text))
    var new = try await seal(
      .other, .mail, by: nil, subject: RequestText.line(mail.subject, most: Limits.requestSubjectLengthMax),
      text: text, language: mail.language)
    new.addressIndex = index
    new.address = try new.seal.seal(.address, mail.address)
    if !mail.ignored.isEmpty {
      new.ignored = try new.seal.seal(.ignored, Self.bounded(RequestText.tidy(mail.ignored)))
    }
    let stored = new
    let (letter, request) = (mail.mayBeAnswered ? world.identifier() : nil, new.entry.id)
    do {
      try await database.write { transaction in
        try refuseFlood(index, in: transaction)
        try insert(stored, in: transaction)
        if let letter {
          guard try people.mayWrite(mail.address, transaction) else { throw RequestFault.mailsTooMany }
          try ask("acknowledge", letter, of: request, account: nil, in: transaction)
        }
      }
    } catch {
      try? await vault.destroyObjectKeys([request])
      throw error
    }
    return stored.entry.number
  }

  /// Puts a letter among those that wait, in the caller's transaction.
  func ask(
    _ kind: String, _ mail: Identifier, of request: Identifier, account: Identifier?, in transaction: any Transaction
  ) throws {
    try transaction.run("DELETE FROM request_mails WHERE request = \(request)")
    try transaction.run(
      """
      INSERT INTO request_mails (id, request, kind, made_at) VALUES (\(mail), \(request), \(kind), \(world.now))
      """)
    try post(mail, account, transaction)
  }

  private func refuseFlood(_ index: [UInt8], in transaction: any Transaction) throws {
    let start = Limits.requestMailsWindow.start(endingAt: world.now)
    let ofAddress =
      try transaction.row(
        """
        SELECT count(*) FROM request_texts JOIN requests ON requests.id = request_texts.request
        WHERE address_index = \(index) AND received_at > \(start)
        """)?.int(0) ?? 0
    guard ofAddress < Limits.requestMailsPerAddressMax else { throw RequestFault.mailsTooMany }
    let all =
      try transaction.row("SELECT count(*) FROM requests WHERE state IN ('received', 'waiting') AND channel = 'mail'")?
      .int(0) ?? 0
    guard all < Limits.requestsUnprovenMax else { throw RequestFault.mailsTooMany }
  }

  /// Cut between characters, with a word that says so.
  private static func bounded(_ text: String) -> String {
    guard text.utf8.count > Limits.requestMailTextBytesMax else { return text }
    var end = text.utf8.index(text.startIndex, offsetBy: Limits.requestMailTextBytesMax)
    while String.Index(end, within: text.unicodeScalars) == nil { end = text.utf8.index(before: end) }
    return String(text[..<end]) + "\n[…]"
  }
}
