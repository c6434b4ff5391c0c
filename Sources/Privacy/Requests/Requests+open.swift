public import Core
import Persistence
public import Policy
import Vault

extension Requests {
  /// Opens a request from the account: whoever is signed in needs no further proof (§9.3). Answers its number. Blocked
  /// and restricted people may ask too.
  ///
  /// Throws `request-right`, `request-empty`, `request-too-long`, `requests-open` when as many wait already as
  /// `Limits.requestsOpenMax`, and `key-destroyed` for an account that is being erased.
  @discardableResult
  public func open(
    _ right: RequestRight?, text typed: String, language: Language, by account: Identifier
  ) async throws -> String {
    guard let right else { throw RequestFault.right }
    let text = RequestText.tidy(typed)
    guard text.contains(where: { !$0.isWhitespace }) else { throw RequestFault.empty }
    guard text.count <= Limits.requestTextLengthMax,
      text.utf8.count <= Limits.requestTextLengthMax * Limits.textBytesPerCharacterMax
    else { throw RequestFault.tooLong }
    try await database.read { try refuseTooMany(account, in: $0) }
    let new = try await seal(right, .account, by: account, subject: "", text: text, language: language)
    try await store(new) { transaction in
      guard try !Eraser.isUnderErasure(account, in: transaction) else { throw RequestFault.unknown }
      try refuseTooMany(account, in: transaction)
    }
    return new.entry.number
  }

  private func refuseTooMany(_ account: Identifier, in transaction: any Transaction) throws {
    let open =
      try transaction.row(
        "SELECT count(*) FROM requests WHERE account = \(account) AND closed_at IS NULL")?.int(0) ?? 0
    guard open < Limits.requestsOpenMax else { throw RequestFault.tooMany }
  }

  /// The requests of an account, the newest first, with their words and everything that was done about them, looks at
  /// the desk included (§9.1, D21).
  public func requests(of account: Identifier) async throws -> [RequestCase] {
    let entries = try await database.read { transaction in
      try self.entries(
        where: "requests.account = \(account)", order: "requests.id DESC", limit: Limits.requestsShownMax,
        at: world.now, in: transaction)
    }
    let keys = try await vault.objectKeys(entries.map(\.id))
    return try await database.read { transaction in
      try entries.map { entry in
        let seal = keys[entry.id].map { RequestSeal(request: entry.id, key: $0, entropy: world.entropy) }
        var whole = try assemble(entry, seal, in: transaction)
        // Who sat at the desk and what they noted for themselves is the desk's.
        for index in whole.steps.indices { (whole.steps[index].name, whole.steps[index].note) = (nil, nil) }
        return whole
      }
    }
  }

  /// How many requests of an account there are, and how many of them wait.
  public func census(of account: Identifier) async throws -> (all: Int, waiting: Int) {
    try await database.read { transaction in
      let row = try transaction.row(
        """
        SELECT count(*), count(CASE WHEN closed_at IS NULL THEN 1 END) FROM requests WHERE account = \(account)
        """)
      return (try row?.int(0) ?? 0, try row?.int(1) ?? 0)
    }
  }

  /// Takes a request back. Throws `request-unknown` for one that is not there or somebody else's, and
  /// `request-closed`.
  public func withdraw(_ number: String, by account: Identifier) async throws {
    try await database.write { transaction in
      let entry = try need(number, in: transaction)
      guard entry.account == account else { throw RequestFault.unknown }
      try close(entry, as: .withdrawn, in: transaction)
      try note(.withdrawn, by: .person, of: entry.id, in: transaction)
    }
  }

  /// Ends a request inside the caller's transaction, and counts it. Throws `request-closed`.
  func close(
    _ entry: RequestEntry, as state: RequestState, refusal: RequestRefusal? = nil, in transaction: any Transaction
  ) throws {
    guard !entry.state.isClosed else { throw RequestFault.closed }
    let now = world.now
    try transaction.run(
      """
      UPDATE requests SET state = \(state.rawValue), refusal = \(refusal?.rawValue), closed_at = \(now),
        waits_from = \(nil as Instant?) WHERE id = \(entry.id)
      """)
    try transaction.run("DELETE FROM request_links WHERE request = \(entry.id)")
    try transaction.run("DELETE FROM request_mails WHERE request = \(entry.id)")
    try count(state.rawValue, entry, isLate: entry.isOverdue(at: now), at: now, in: transaction)
  }
}

/// Texts that came from outside, fit to be stored and shown.
enum RequestText {
  /// Line breaks of one kind; no other character that controls anything, and none that turns the direction of what
  /// follows it.
  static func tidy(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").unicodeScalars {
      switch scalar.value {
      case 0x0a, 0x09: result.append(scalar)
      case 0x2028, 0x2029: result.append("\n")
      case 0x202a...0x202e, 0x2066...0x2069, 0xfff9...0xfffb: continue
      default:
        if scalar.properties.generalCategory != .control { result.append(scalar) }
      }
    }
    return String(result)
  }

  /// The same in one line.
  static func line(_ text: String, most: Int) -> String {
    let line = tidy(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return String(line.prefix(most))
  }
}
