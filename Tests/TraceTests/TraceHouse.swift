import Accounts
import Assistants
import Core
import Egress
import Foundation
import Jobs
import Persistence
import Policy
import Privacy
import Studio
import Synchronization
import TestSupport
import Vault

@testable import App

/// A whole instance as the program opens it, in a folder of its own, with a clock that a test turns and songs that
/// need no rendering.
struct TraceHouse {
  /// The test's own folder; the instance's data lie in `data` inside it.
  let folder: String
  let settings: Settings
  let clock: TestClock
  let world: World
  var instance: Instance
  let drafts = DraftTokens()

  /// - Parameter seed: houses with the same one make the same keys.
  static func with<T>(
    _ engine: Engine, spare: Int = 0, seed: UInt64 = 1, isolation: isolated (any Actor)? = #isolation,
    _ body: (TraceHouse, _ spareDatabases: [String]) async throws -> T
  ) async throws -> T {
    try await withTemporaryFolder { folder in
      switch engine {
      case .sqlite: try await run(folder, [:], [], seed, body)
      case .postgres:
        try await withPostgresDatabases(2 + spare) { addresses in
          try await run(
            folder, ["SONGLY_DATA_BACKEND": addresses[0], "SONGLY_KEYS_BACKEND": addresses[1]],
            Array(addresses.dropFirst(2)), seed, body)
        }
      }
    }
  }

  private static func run<T>(
    _ folder: String, _ environment: [String: String], _ spare: [String], _ seed: UInt64,
    isolation: isolated (any Actor)? = #isolation, _ body: (TraceHouse, [String]) async throws -> T
  ) async throws -> T {
    let settings = try Settings.load(
      file: nil,
      environment: environment.merging([
        "SONGLY_DATA_FOLDER": folder + "/data", "SONGLY_SITE_ORIGIN": "https://songs.example",
        "SONGLY_HTTP_TRUSTED_PROXIES": "127.0.0.1",
      ]) { $1 })
    let clock = TestClock()
    let world = clock.world(seed: seed)
    let house = TraceHouse(
      folder: folder, settings: settings, clock: clock, world: world,
      instance: try await Bootstrap.open(settings, world: world, kinds: [PaperSong()]))
    let result: Result<T, any Error>
    do { result = .success(try await body(house, spare)) } catch { result = .failure(error) }
    await house.instance.close()
    return try result.get()
  }

  var data: String { folder + "/data" }

  func canaries(_ number: Int) -> Canaries { Canaries(number) }

  /// Somebody with everything that the service can hold of a person: every field is a canary.
  @discardableResult
  func settle(_ canaries: Canaries) async throws -> Identifier {
    let signedIn = try await instance.accounts.signUp(
      SignUpForm(
        email: canaries.email, username: canaries.username, password: canaries.password, isAdult: true,
        policyVersion: PolicyVersion.current.name, language: .english),
      from: Visit(address: Digest.sha256(Array(canaries.email.utf8)), device: "Firefox · Android"))
    let account = signedIn.account
    try await instance.accounts.changeEmail(of: account, password: canaries.password, new: canaries.newEmail)
    _ = try await instance.studio.requestWork(
      canaries.brief, by: account, language: .english, idempotencyKey: "song-\(canaries.number)-00000000")
    try await work()
    let draft = try await instance.studio.saveDraft(canaries.draft, language: .english, account: account)
    let loose = try await instance.studio.saveDraft(canaries.looseDraft, language: .english, account: nil)
    try await instance.studio.adoptDraft(loose.text, by: account)
    drafts.note([draft.text, loose.text], of: account)
    return account
  }

  /// A picture, a chat, a wish that left through the ledger, a request by rights, and a copy of all of it.
  func settleMore(_ canaries: Canaries, _ account: Identifier) async throws {
    let record = TransformRecord(
      kind: .image, method: "picture-1", mediaType: "image/webp", longEdge: 1600, doneAt: clock.now)
    _ = try await instance.uploads.receive(.bytes(Array(canaries.upload.utf8)), transform: record, by: account)
    try await instance.assistants.append(
      [NewMessage(isFromPerson: true, text: canaries.message), NewMessage(isFromPerson: false, text: canaries.answer)],
      to: "poet", by: account)
    let wish = Departure.Wish(
      .prompt(canaries.departed), of: account, purpose: "song", to: "voices.example", country: "DE")
    try await departures.send(wish) { _ in }
    try await instance.requests.open(.access, text: canaries.request, language: .english, by: account)
    try await instance.takeouts.ask(by: account, in: .english)
    try await work()
  }

  /// The instance's own ledger, with a contractor that its operator has not declared.
  var departures: Departures {
    let voices = Contractor(
      name: "Voices", country: "DE", purpose: "singing", ground: "contract",
      contractDate: CivilDate(daysSince1970: 19_000), retention: "none", trainingExcluded: true,
      classes: [.promptText], hosts: ["voices.example"])
    return Departures(
      database: instance.database, vault: instance.vault, gate: Gate(register: [voices]), world: world)
  }

  /// The same as the person sees it.
  func seenMore(_ account: Identifier) async throws -> String {
    var text = "\(try await departures.lines(of: account).items)"
    for message in try await instance.assistants.messages(with: "poet", of: account) { text += message.text }
    for upload in try await instance.uploads.uploads(of: account) {
      let opened = try await instance.uploads.open(upload.id, of: account)
      text += String(decoding: try await opened.read(0..<upload.plainBytes), as: UTF8.self)
    }
    for request in try await instance.requests.requests(of: account) { text += request.text ?? "" }
    return text
  }

  /// Lets everything that waits be done: songs, mails, erasures.
  func work() async throws {
    let jobs =
      [MakeWork(instance.studio, scratch: instance.scratch) as any Job] + instance.lightJobs + instance.copyingJobs
    try await Worker(
      database: instance.database, queue: instance.queue, jobs: jobs, concurrency: 1, world: world
    ).runUntilIdle()
  }

  /// What the person sees of themselves: the controls' side of every canary.
  func shown(_ account: Identifier) async throws -> String {
    let profile = try await instance.accounts.profile(of: account)
    var text = [profile.email, profile.emailWaiting ?? "", profile.username].joined(separator: "\n")
    for work in try await works(of: account) {
      let shown = try await instance.studio.work(work, of: account)
      text += "\n\(shown)"
    }
    return text
  }

  func works(of account: Identifier) async throws -> [Identifier] {
    try await instance.database.read { transaction in
      try transaction.rows("SELECT id FROM works WHERE account = \(account)").map { try $0.identifier(0) }
    }
  }

  func count(_ statement: SQL, in database: Database? = nil) async throws -> Int {
    try await (database ?? instance.database).read { try $0.row(statement)?.int(0) ?? -1 }
  }
}

/// The links of people's drafts, which only they have.
final class DraftTokens: Sendable {
  private let tokens = Mutex<[Identifier: [String]]>([:])

  func note(_ texts: [String], of account: Identifier) { tokens.withLock { $0[account] = texts } }
  func tokens(of account: Identifier) -> [String] { tokens.withLock { $0[account] ?? [] } }
}

/// The code of the error that an act throws, or nil.
func code(_ act: () async throws -> Void) async -> String? {
  do {
    try await act()
    return nil
  } catch {
    return (error as? DomainError)?.code ?? "\(error)"
  }
}
