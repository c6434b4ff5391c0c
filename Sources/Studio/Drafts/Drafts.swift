public import Core
import Foundation
import Persistence
import Policy
import Privacy
import Vault

/// The secret part of a draft's link, 128 random bits as 32 hexadecimal digits. What is stored is a keyed hash of it.
public struct DraftToken: Sendable, Hashable, CustomStringConvertible {
  public let text: String

  init(_ entropy: Entropy) {
    text = Digest.hex(entropy.bytes(Limits.linkTokenBytes))
  }

  /// Says nothing: a token that reaches a log line by mistake is still a secret.
  public var description: String { "DraftToken(hidden)" }
}

/// What somebody typed before they asked for the gift.
public struct Draft: Sendable, Hashable {
  public var fields: [String: String]
  public var language: Language
  /// Nil until somebody signed in has taken it over.
  public var account: Identifier?
  /// From this instant on it is forgotten.
  public var until: Instant
}

extension Studio {
  /// Keeps what was typed for a day, sealed under a key of its own, and answers the token of its link. Fields that no
  /// kind knows and empty ones are left out; nothing else is checked, since people save what is not finished.
  /// Throws `draft-too-large`.
  public func saveDraft(
    _ fields: [String: String], kind id: String = "song", language: Language, account: Identifier?
  ) async throws -> DraftToken {
    let fields = try draftFields(fields, try kind(id))
    let (draft, token) = (world.identifier(), DraftToken(world.entropy))
    let key = try await vault.makeObjectKey(draft, in: account)
    let sealed = try seal(fields, draft, key)
    let (name, now) = (index(token.text), world.now)
    do {
      try await database.write { transaction in
        _ = try transaction.run(
          """
          INSERT INTO drafts (id, account, token, language, fields, saved_at)
          VALUES (\(draft), \(account), \(name), \(language.rawValue), \(sealed), \(now))
          """)
      }
    } catch {
      try? await vault.destroyObjectKeys([draft])
      throw error
    }
    return token
  }

  /// The draft of a link, or nil when there is none any more. A draft that was taken over opens for its owner only.
  public func draft(_ token: String, for account: Identifier? = nil) async throws -> Draft? {
    guard let row = try await stored(token, for: account), let key = try await vault.objectKeys([row.id])[row.id]
    else { return nil }
    let bytes = try key.openBytes(row.fields, at: SealedPlace("drafts", "fields", row.id))
    return Draft(
      fields: try JSONDecoder().decode([String: String].self, from: Data(bytes)), language: row.language,
      account: row.account, until: Retention.draft.keep?.end(from: row.savedAt) ?? row.savedAt)
  }

  /// Saves a draft anew; its day begins again. Throws `draft-unknown`, `draft-too-large`.
  public func updateDraft(
    _ token: String, _ fields: [String: String], kind id: String = "song", for account: Identifier? = nil
  ) async throws {
    let fields = try draftFields(fields, try kind(id))
    guard let row = try await stored(token, for: account) else { throw Self.draftUnknown }
    let sealed = try seal(fields, row.id, try await vault.objectKey(row.id))
    let now = world.now
    let changed = try await database.write { transaction in
      try transaction.run("UPDATE drafts SET fields = \(sealed), saved_at = \(now) WHERE id = \(row.id)")
    }
    guard changed == 1 else { throw Self.draftUnknown }
  }

  /// Gives a draft to the person who has signed in: from now on nobody else can open its link, and it goes with the
  /// account. Throws `draft-unknown`.
  public func adoptDraft(_ token: String, by account: Identifier) async throws {
    guard let row = try await stored(token, for: account) else { throw Self.draftUnknown }
    // The row first: a crash after it leaves a draft that is theirs under a key that still opens it, and doing this
    // again gives the key over too.
    try await database.write { transaction in
      _ = try transaction.run("UPDATE drafts SET account = \(account) WHERE id = \(row.id) AND account IS NULL")
    }
    try await vault.adopt(row.id, by: account)
  }

  /// Forgets a draft whose gift has been asked for. One that is not there is no error.
  public func discardDraft(_ token: String, for account: Identifier? = nil) async throws {
    guard let row = try await stored(token, for: account) else { return }
    try await erase(draft: row.id, savedBy: world.now)
  }

  /// Removes a draft's row and destroys its key, unless it was saved again after an instant: a draft saved at this very
  /// moment keeps both.
  func erase(draft: Identifier, savedBy cutoff: Instant) async throws {
    let taken = try await database.write { transaction -> Eraser.Taken? in
      let due = try transaction.row("SELECT id FROM drafts WHERE id = \(draft) AND saved_at <= \(cutoff)")
      return due == nil ? nil : try eraser.take([draft], in: transaction)
    }
    if let taken { try await eraser.finish(taken) }
  }

  private struct StoredDraft: Sendable {
    var id: Identifier
    var account: Identifier?
    var language: Language
    var fields: [UInt8]
    var savedAt: Instant
  }

  private func stored(_ token: String, for account: Identifier?) async throws -> StoredDraft? {
    guard token.utf8.count == 2 * Limits.linkTokenBytes else { return nil }
    let (name, cutoff) = (index(token), Self.draftsEnd(before: world.now))
    return try await database.read { transaction in
      let row = try transaction.row(
        """
        SELECT id, account, language, fields, saved_at FROM drafts WHERE token = \(name) AND saved_at > \(cutoff)
        """)
      guard let row, let language = Language(rawValue: try row.text(2)) else { return nil }
      let owner = try row.optionalIdentifier(1)
      guard owner == nil || owner == account else { return nil }
      return StoredDraft(
        id: try row.identifier(0), account: owner, language: language, fields: try row.bytes(3),
        savedAt: try row.instant(4))
    }
  }

  private func index(_ token: String) -> [UInt8] { vault.blindIndex("studio.draft", token) }

  private func draftFields(
    _ fields: [String: String], _ kind: any GenerationKind
  ) throws(DomainError) -> [String: String] {
    let known = Set(kind.fields.map(\.name))
    let kept = fields.filter { known.contains($0.key) && !$0.value.isEmpty }
    guard kept.values.reduce(0, { $0 + $1.utf8.count }) <= Limits.draftBytesMax else {
      throw DomainError(.tooLarge, "draft-too-large", "This is too long to be kept: shorten the story or the words.")
    }
    return kept
  }

  private func seal(_ fields: [String: String], _ draft: Identifier, _ key: DataKey) throws -> [UInt8] {
    try key.sealBytes(
      VersionSeal.json(fields), at: SealedPlace("drafts", "fields", draft), entropy: world.entropy)
  }

  private static var draftUnknown: DomainError {
    DomainError(.notFound, "draft-unknown", "What was typed here is not kept any more.")
  }
}
