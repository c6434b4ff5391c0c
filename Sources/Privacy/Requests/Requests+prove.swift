public import Core
import Persistence
import Policy
import Vault

/// A request whose proof has come.
public struct ProvedRequest: Sendable, Hashable {
  public var number: String
  public var dueAt: Instant
  public var language: Language
}

extension Requests {
  /// The number of the request behind a mailed link, for the page that asks. Looking uses nothing up: programs that
  /// guard mailboxes look at links before people do. Throws `request-link-dead`.
  public func number(token: String) async throws -> String {
    try await database.read { try linked(token, in: $0).number }
  }

  /// Uses a mailed link up: whoever holds the mailbox stands behind the request, and its time goes on (D28, D29). Only
  /// now is looked whether an account has confirmed the address; the answer does not say so. Throws
  /// `request-link-dead`.
  public func prove(token: String) async throws -> ProvedRequest {
    let entry = try await database.read { try linked(token, in: $0) }
    let account = try await owner(of: entry)
    let proved = try await database.write { transaction in
      let current = try linked(token, in: transaction)
      // Whose account is closed meanwhile has still a mailbox.
      let lives = try account.map { try !Eraser.isUnderErasure($0, in: transaction) } ?? false
      let proof: RequestProof = lives ? .account : .mailbox
      try setProved(current, proof, account: lives ? account : nil, in: transaction)
      try note(.proved, by: .person, of: current.id, in: transaction)
      return try need(current.id, in: transaction)
    }
    return ProvedRequest(number: proved.number, dueAt: proved.dueAt, language: proved.language)
  }

  /// Sends a link to the account's address, or to the one that the mail named, and stops the clock until it is used
  /// (§9.4, D29). A new link kills the one before. Throws `request-unknown`, `request-closed`, `request-person`.
  public func askProof(_ number: String, by person: String?) async throws {
    let (entry, seal) = try await opened(number)
    let (words, mail) = (try self.words(name: person, seal), world.identifier())
    try await database.write { transaction in
      let current = try need(entry.id, in: transaction)
      guard !current.state.isClosed else { throw RequestFault.closed }
      try ask("prove", mail, of: current.id, account: current.account, in: transaction)
      try note(.asked, by: .desk, of: current.id, words: words, in: transaction)
    }
  }

  /// Takes another proof for enough: a call, a document that was shown (§9.4). Throws `request-proved` for one that is
  /// known already, `request-closed`, `request-unknown`, `request-person`, and what the vault throws for an account
  /// that is closed.
  ///
  /// - Parameter account: whose it is; nil for somebody without an account, or where it is known already.
  public func acceptProof(_ number: String, account: Identifier?, by person: String?) async throws {
    let (entry, seal) = try await opened(number)
    let words = try self.words(name: person, seal)
    if let account, entry.account == nil { try await vault.adopt(entry.id, by: account) }
    try await database.write { transaction in
      let current = try need(entry.id, in: transaction)
      guard !current.state.isClosed else { throw RequestFault.closed }
      guard current.state != .open else { throw RequestFault.proofAlready }
      try setProved(current, .desk, account: account, in: transaction)
      try note(.accepted, by: .desk, of: current.id, words: words, in: transaction)
    }
  }

  /// Whose the request is, once the mailbox is proved; an account takes its key over, so that it goes with the account.
  private func owner(of entry: RequestEntry) async throws -> Identifier? {
    if let account = entry.account { return account }
    guard let key = try await vault.objectKeys([entry.id])[entry.id],
      let sealed = try await database.read({ transaction in
        try transaction.row("SELECT address_sealed FROM request_texts WHERE request = \(entry.id)")?.optionalBytes(0)
      })
    else { return nil }
    let seal = RequestSeal(request: entry.id, key: key, entropy: world.entropy)
    guard let account = try await people.owner(try seal.open(.address, sealed)) else { return nil }
    do {
      try await vault.adopt(entry.id, by: account)
    } catch let error as DomainError where error.code == "key-destroyed" {
      return nil
    }
    return account
  }

  private func linked(_ token: String, in transaction: any Transaction) throws -> RequestEntry {
    guard let hash = OneTimeToken.hash(of: token) else { throw RequestFault.linkDead }
    let entry = try entries(
      where: "request_links.token_hash = \(hash) AND request_links.ends_at > \(world.now)", limit: 1, at: world.now,
      in: transaction
    ).first
    guard let entry, entry.state == .waiting else { throw RequestFault.linkDead }
    return entry
  }

  private func setProved(
    _ entry: RequestEntry, _ proof: RequestProof, account: Identifier?, in transaction: any Transaction
  ) throws {
    let owner = entry.account ?? account
    try transaction.run(
      """
      UPDATE requests SET state = 'open', proof = \(proof.rawValue), account = \(owner),
        due_at = \(dueAt(resuming: entry)), waits_from = \(nil as Instant?) WHERE id = \(entry.id)
      """)
    try transaction.run("DELETE FROM request_links WHERE request = \(entry.id)")
    try transaction.run(
      "DELETE FROM request_mails WHERE request = \(entry.id) AND kind IN ('acknowledge', 'prove')")
    guard owner != nil else { return }
    // From now on letters go to the account's own address.
    try transaction.run(
      """
      UPDATE request_texts SET address_index = \(nil as [UInt8]?), address_sealed = \(nil as [UInt8]?)
      WHERE request = \(entry.id)
      """)
  }

  /// The due date after a time of waiting, which does not count (D29).
  func dueAt(resuming entry: RequestEntry) -> Instant {
    guard let since = entry.waitingSince else { return entry.dueAt }
    return entry.dueAt.adding(microseconds: max(0, world.now.microseconds - since.microseconds))
  }
}
