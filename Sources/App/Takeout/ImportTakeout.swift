import Accounts
import Assistants
import Core
import Foundation
import Policy
import Privacy
import Studio
import Vault

/// Brings a take-out back into an instance (§9.1, D31): a new account with the same name and address, its works with all
/// versions and files, uploads, chats, and what the person decided.
///
/// What is worth money is not believed from a file that anybody could have written: points and Prime stay behind, and so
/// do sessions, hashes and records of the other instance, which mean nothing here.
struct ImportTakeout: Sendable {
  let instance: Instance

  /// What came back.
  struct Report: Sendable, Hashable {
    var account: Identifier
    var username: String
    /// To sign in with once, and to be changed.
    var password: String
    var works = 0
    var versions = 0
    var files = 0
    var uploads = 0
    var messages = 0
    /// Works whose time is over by now: they are not shown, and go with the next sweep.
    var over = 0
    /// Versions that were never finished.
    var unfinished = 0
  }

  /// Everything is looked at before anything is made; what fails afterwards takes the new account with it.
  ///
  /// - Parameters: a name or an address that is taken here can be replaced.
  /// Throws what `TakeoutArchive` throws, and what the use cases throw that make things here.
  func run(_ path: String, username: String? = nil, email: String? = nil) async throws -> Report {
    let archive = try TakeoutArchive(path)
    try archive.verify()
    guard let person = try archive.rows(of: "accounts", as: ArchivedRows.Account.self).first else {
      throw DomainError(.invalid, "takeout-empty", "This take-out holds no account.")
    }
    let password = Digest.hex(instance.world.entropy.bytes(Limits.linkTokenBytes))
    let name = username ?? person.usernameSealed
    let account = try await instance.accounts.create(
      email: email ?? person.emailSealed, username: name, password: password, isAdmin: false,
      language: Language(rawValue: person.language) ?? .english)
    var report = Report(account: account, username: name, password: password)
    do {
      try await bringWorks(archive, &report)
      try await bringUploads(archive, &report)
      try await bringChats(archive, &report)
      try await bringDecisions(archive, account)
    } catch {
      try? await instance.accounts.close(account)
      _ = await instance.eraser.eraseNow(account, waiting: nil)
      throw error
    }
    return report
  }

  private func bringWorks(_ archive: TakeoutArchive, _ report: inout Report) async throws {
    let versions = Dictionary(
      grouping: try archive.rows(of: "versions", as: ArchivedRows.Version.self), by: \.work)
    let artifacts = Dictionary(
      grouping: try archive.rows(of: "artifacts", as: ArchivedRows.Artifact.self), by: \.version)
    for work in try archive.rows(of: "works", as: ArchivedRows.Work.self) {
      let all = versions[work.id] ?? []
      let finished = try all.compactMap { try version($0, artifacts[$0.id] ?? [], archive) }
      report.unfinished += all.count - finished.count
      guard !finished.isEmpty else { continue }
      let id = try await instance.studio.bringBack(
        ArchivedWork(
          kind: work.kind, shown: work.shown, createdAt: work.createdAt.instant, deletedAt: work.deletedAt?.instant,
          versions: finished), to: report.account)
      report.works += 1
      report.versions += finished.count
      report.files += finished.reduce(0) { $0 + $1.files.count }
      if try await instance.studio.keeping(id, of: report.account).changes.isEmpty { report.over += 1 }
    }
  }

  private func version(
    _ row: ArchivedRows.Version, _ files: [ArchivedRows.Artifact], _ archive: TakeoutArchive
  ) throws -> ArchivedWork.Version? {
    guard row.state == WorkState.ready.rawValue, let result = row.result else { return nil }
    return ArchivedWork.Version(
      number: row.number, createdAt: row.createdAt.instant,
      finishedAt: row.finishedAt?.instant ?? row.createdAt.instant, milliseconds: row.milliseconds,
      revivedAt: row.revivedAt?.instant, brief: row.brief, title: row.title, words: row.words, facts: result.facts,
      lines: result.lines, peaks: result.peaks,
      files: try files.compactMap { artifact in
        guard let file = WorkFile(rawValue: artifact.file) else { return nil }
        return (file, try archive.file(artifact.object))
      })
  }

  private func bringUploads(_ archive: TakeoutArchive, _ report: inout Report) async throws {
    for row in try archive.rows(of: "uploads", as: ArchivedRows.Upload.self) {
      // Seven days from their receipt, wherever that was (§5.3): what is over does not begin anew.
      guard let kind = UploadKind(rawValue: row.kind),
        let until = DueDates.upload(receivedAt: row.receivedAt.instant), instance.world.now < until
      else { continue }
      _ = try await instance.uploads.receive(
        .archived(try archive.file(row.object)),
        transform: TransformRecord(
          kind: kind, method: row.transform, mediaType: row.mediaType, longEdge: row.longEdge,
          doneAt: row.transformedAt.instant),
        by: report.account, receivedAt: row.receivedAt.instant)
      report.uploads += 1
    }
  }

  private func bringChats(_ archive: TakeoutArchive, _ report: inout Report) async throws {
    let messages = Dictionary(
      grouping: try archive.rows(of: "chat_messages", as: ArchivedRows.Message.self), by: \.chat)
    for chat in try archive.rows(of: "chats", as: ArchivedRows.Chat.self) {
      let said = (messages[chat.id] ?? []).sorted { $0.number < $1.number }
      guard !said.isEmpty else { continue }
      try await instance.assistants.bringBack(
        said.map {
          ArchivedMessage(isFromPerson: $0.isFromPerson == 1, text: $0.text, sentAt: $0.sentAt.instant)
        }, to: chat.assistant, by: report.account)
      report.messages += said.count
    }
  }

  /// Last, since a restriction that comes back would stop what comes after it (D30).
  private func bringDecisions(_ archive: TakeoutArchive, _ account: Identifier) async throws {
    try await instance.accounts.bringBack(
      acceptances: archive.rows(of: "acceptances", as: ArchivedRows.Acceptance.self).map {
        ($0.kind, $0.policyVersion, $0.acceptedAt.instant)
      }, by: account)
    try await instance.rights.bringBack(
      choices: archive.rows(of: "choices", as: ArchivedRows.Choice.self).compactMap { row in
        Choice.Subject(row.kind).map {
          Choice(subject: $0, isGiven: row.given == 1, policyVersion: row.policyVersion, at: row.at.instant)
        }
      },
      restrictions: archive.rows(of: "restrictions", as: ArchivedRows.Restriction.self).map {
        (Restriction(since: $0.beganAt.instant, keepsContent: $0.keepsContent == 1), $0.endedAt?.instant)
      }, by: account)
  }
}
